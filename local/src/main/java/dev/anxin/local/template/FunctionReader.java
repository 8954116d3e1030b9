package dev.anxin.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Functions, their events, and who may call their routes.
final class FunctionReader {
    private static final Pattern RATE = Pattern.compile("rate\\((?:1 (minute|hour|day)|(\\d+) (minute|hour|day)s)\\)");

    /// Minute and hour, in UTC.
    private static final Pattern DAILY = Pattern.compile("cron\\((\\d{1,2}) (\\d{1,2}) \\* \\* \\? \\*\\)");

    private final Findings findings;
    private final Map<String, Api> apis = new LinkedHashMap<>();

    /// @param throttles by the route's key
    record Api(
            Map<String, Trigger.Access.Jwt> authorizers,
            Optional<String> byDefault,
            Trigger.Throttle throttle,
            Map<String, Trigger.Throttle> throttles) {
        static final Api NONE = new Api(Map.of(), Optional.empty(), Trigger.Throttle.DEFAULT, Map.of());
    }

    FunctionReader(Findings findings) {
        this.findings = findings;
    }

    /// @param reference what `Ref` gives for it
    Api api(String reference, Section section) {
        section.only("StageName", "$default");
        var auth = section.part("Auth");
        var authorizers = new LinkedHashMap<String, Trigger.Access.Jwt>();
        auth.parts("Authorizers").forEach((name, part) -> authorizers.put(name, jwt(part)));
        var throttle = throttle(section.part("DefaultRouteSettings"), Trigger.Throttle.DEFAULT);
        var throttles = new LinkedHashMap<String, Trigger.Throttle>();
        section.parts("RouteSettings").forEach((route, part) -> throttles.put(route, throttle(part, throttle)));
        var api = new Api(authorizers, auth.maybe("DefaultAuthorizer"), throttle, throttles);
        api.byDefault()
                .filter(name -> !authorizers.containsKey(name))
                .ifPresent(name -> auth.problem("DefaultAuthorizer", "names no authorizer: " + name));
        apis.put(reference, api);
        return api;
    }

    private static Trigger.Throttle throttle(Section section, Trigger.Throttle byDefault) {
        return new Trigger.Throttle(
                section.decimal("ThrottlingRateLimit", byDefault.perSecond()),
                section.number("ThrottlingBurstLimit", byDefault.burst(), 0, Integer.MAX_VALUE));
    }

    /// API Gateway refuses settings of a route that it does not have.
    ///
    /// @param routes the keys of all that there are
    void checkRouteSettings(Collection<String> routes) {
        for (var api : apis.values()) {
            api.throttles().keySet().stream()
                    .filter(route -> !routes.contains(route))
                    .forEach(route -> findings.problem("RouteSettings name a route that there is not: " + route));
        }
    }

    private static Trigger.Access.Jwt jwt(Section section) {
        var configuration = section.part("JwtConfiguration");
        var audiences = configuration.texts("audience");
        if (audiences.isEmpty()) {
            configuration.problem("audience", "is missing: tokens for anybody would do");
        }
        var source = section.maybe("IdentitySource").orElse("$request.header.Authorization");
        if (!source.startsWith("$request.header.")) {
            section.problem("IdentitySource", "must be a header here: " + source);
        }
        var header = source.substring(source.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var scopes = section.texts("AuthorizationScopes");
        return new Trigger.Access.Jwt(configuration.text("issuer"), audiences, header, scopes);
    }

    SamTemplate.FunctionSpec read(String id, String name, Section section) {
        section.only("PackageType", "Zip");
        section.take("Role"); // what they allow, PoliciesReader reads
        section.take("Policies");
        var triggers = new ArrayList<Trigger>();
        section.parts("Events").forEach((event, part) -> trigger(event, part).ifPresent(triggers::add));
        return new SamTemplate.FunctionSpec(
                id,
                name,
                section.maybe("AutoPublishAlias"),
                section.text("Handler"),
                limits(section),
                section.part("Environment").textMap("Variables"),
                async(section.part("EventInvokeConfig")),
                section.part("LoggingConfig").maybe("LogGroup"),
                triggers);
    }

    private static SamTemplate.RunLimits limits(Section section) {
        var loops = section.maybe("RecursiveLoop").orElse("Terminate");
        if (!List.of("Allow", "Terminate").contains(loops)) {
            section.problem("RecursiveLoop", "must be Allow or Terminate, not " + loops);
        }
        return new SamTemplate.RunLimits(
                Duration.ofSeconds(section.number("Timeout", 3, 1, 900)),
                section.number("MemorySize", SamTemplate.RunLimits.MEGABYTES, 128, 10_240),
                loops.equals("Allow"),
                section.has("ReservedConcurrentExecutions")
                        ? Optional.of(section.number("ReservedConcurrentExecutions", 0, 0, Integer.MAX_VALUE))
                        : Optional.empty());
    }

    private static Trigger.AsyncConfig async(Section section) {
        var byDefault = Trigger.AsyncConfig.DEFAULT;
        var oldest = Math.toIntExact(byDefault.maximumAge().toSeconds());
        var destinations = section.part("DestinationConfig");
        return new Trigger.AsyncConfig(
                section.number("MaximumRetryAttempts", byDefault.retries(), 0, byDefault.retries()),
                Duration.ofSeconds(section.number("MaximumEventAgeInSeconds", oldest, 60, oldest)),
                destinations.has("OnFailure")
                        ? Optional.of(failureQueue(destinations.part("OnFailure")))
                        : Optional.empty());
    }

    private static String failureQueue(Section failure) {
        failure.only("Type", "SQS");
        var arn = failure.text("Destination");
        if (!arn.contains(":sqs:")) {
            failure.problem("Destination", "must be the ARN of a queue here");
        }
        return arn;
    }

    private Optional<Trigger> trigger(String name, Section section) {
        var type = section.text("Type");
        var part = section.part("Properties");
        var trigger = switch (type) {
            case "HttpApi" -> Optional.<Trigger>of(route(name, part));
            case "DynamoDB" -> Optional.<Trigger>of(stream(name, part));
            case "SQS" -> Optional.<Trigger>of(queue(name, part));
            case "Schedule" -> Optional.<Trigger>of(schedule(name, part, "Schedule"));
            case "ScheduleV2" -> Optional.<Trigger>of(schedule(name, part, "ScheduleExpression"));
            default -> {
                part.takeAll();
                findings.beyond(
                        section.where() + ": events of type " + type + " cannot be honoured here, it never fires");
                yield Optional.<Trigger>empty();
            }
        };
        if (!part.flag("Enabled", true) || part.maybe("State").orElse("").equals("DISABLED")) {
            findings.beyond(section.where() + " is not enabled: it never fires");
            return Optional.empty();
        }
        return trigger;
    }

    private Trigger.Route route(String name, Section section) {
        section.only("PayloadFormatVersion", "2.0");
        var path = section.text("Path");
        if (!path.startsWith("/") || path.contains("+}")) {
            section.problem("Path", "must begin with / and name no {rest+} here: " + path);
        }
        var api = section.text("ApiId");
        if (!apis.containsKey(api)) {
            section.problem("ApiId", "names no API of this template: " + api);
        }
        var access = access(api, section.part("Auth"));
        var method = section.text("Method").toUpperCase(Locale.ROOT);
        var of = apis.getOrDefault(api, Api.NONE);
        var throttle = of.throttles().getOrDefault(method + " " + path, of.throttle());
        return new Trigger.Route(name, method, path, access, throttle(section.part("RouteSettings"), throttle));
    }

    private Trigger.Access access(String reference, Section auth) {
        var api = apis.getOrDefault(reference, Api.NONE);
        var name = auth.maybe("Authorizer").or(api::byDefault).orElse("NONE");
        var scopes = auth.texts("AuthorizationScopes");
        var jwt = api.authorizers().get(name);
        if (jwt != null) {
            var asked = auth.has("AuthorizationScopes") ? scopes : jwt.scopes();
            return new Trigger.Access.Jwt(jwt.issuer(), jwt.audiences(), jwt.header(), asked);
        }
        if (!name.equals("NONE")) {
            auth.problem("Authorizer", "names no authorizer: " + name);
        } else if (!scopes.isEmpty()) {
            auth.problem("AuthorizationScopes", "are never looked at: the route has no authorizer");
        }
        return new Trigger.Access.Open();
    }

    private Trigger stream(String name, Section section) {
        section.text("StartingPosition");
        section.only("StartingPosition", "TRIM_HORIZON"); // with LATEST a new stack loses records
        var failure = section.has("DestinationConfig")
                ? Optional.of(failureQueue(section.part("DestinationConfig").part("OnFailure")))
                : Optional.<String>empty();
        var retry = new Trigger.Retry(
                section.number("MaximumRetryAttempts", -1, -1, 10_000),
                Duration.ofSeconds(section.number("MaximumRecordAgeInSeconds", -1, -1, 604_800)),
                section.flag("BisectBatchOnFunctionError", false),
                failure);
        var lanes = section.number("ParallelizationFactor", 1, 1, 10);
        return new Trigger.TableStream(name, section.text("Stream"), polling(section, 100, 10_000), lanes, retry);
    }

    private Trigger queue(String name, Section section) {
        var most = section.part("ScalingConfig").number("MaximumConcurrency", 5, 2, 1_000);
        // Over 10 needs a batching window at AWS, which is refused here.
        return new Trigger.QueueMessages(name, section.text("Queue"), polling(section, 10, 10), most);
    }

    private static Trigger.Polling polling(Section section, int byDefault, int most) {
        var filters = section.part("FilterCriteria").parts("Filters").values().stream()
                .flatMap(one -> one.filter("Pattern", one.text("Pattern")).stream())
                .toList();
        var partial = section.texts("FunctionResponseTypes").contains("ReportBatchItemFailures");
        return new Trigger.Polling(section.number("BatchSize", byDefault, 1, most), partial, filters);
    }

    private static Trigger schedule(String name, Section section, String key) {
        var expression = section.text(key);
        var every = every(expression);
        var daily = DAILY.matcher(expression);
        var after = daily.matches()
                ? Duration.ofHours(Long.parseLong(daily.group(2))).plusMinutes(Long.parseLong(daily.group(1)))
                : Duration.ZERO;
        if (!every.isPositive() || after.compareTo(Duration.ofDays(1)) >= 0) {
            section.problem(
                    key,
                    "must be rate(1 minute), rate(2 hours) ... or cron(17 3 * * ? *), a time each day; here: "
                            + expression);
        }
        return new Trigger.Schedule(name, every, after, section.maybe("Input"));
    }

    /// @return zero if the expression is none that is followed here
    private static Duration every(String expression) {
        if (DAILY.matcher(expression).matches()) {
            return Duration.ofDays(1);
        }
        var rate = RATE.matcher(expression);
        if (!rate.matches()) {
            return Duration.ZERO;
        }
        var one = Optional.ofNullable(rate.group(1));
        var count = one.isPresent() ? 1 : Long.parseLong(rate.group(2));
        return switch (one.orElseGet(() -> rate.group(3))) {
            case "day" -> Duration.ofDays(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
