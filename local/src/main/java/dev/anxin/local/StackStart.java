package dev.anxin.local;

import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.SdkClients;
import dev.anxin.local.alarm.MetricStore;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.engine.Provision;
import dev.anxin.local.http.ApiAddress;
import dev.anxin.local.http.ApiFront;
import dev.anxin.local.limit.Concurrency;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.monitoring.AlarmRunner;
import dev.anxin.local.monitoring.EmfLog;
import dev.anxin.local.rights.Duties;
import dev.anxin.local.rights.Resources;
import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.SamTemplate;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import dev.anxin.local.template.TemplateReader;
import dev.anxin.local.template.Trigger;
import dev.anxin.local.trigger.Activity;
import dev.anxin.local.trigger.Handlers;
import dev.anxin.local.trigger.HostedFunction;
import dev.anxin.local.trigger.QueuePoller;
import dev.anxin.local.trigger.ScheduleRunner;
import dev.anxin.local.trigger.SharedClients;
import dev.anxin.local.trigger.StreamPoller;
import dev.anxin.local.trigger.TriggerContext;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From options to a running stack: it reads the template, refuses what cannot run, starts engines, makes
/// resources, reads again with their addresses, makes functions, and opens the doors.
final class StackStart {
    /// Engines of our own always answer, on a busy machine late: a call that is tried again because of that would
    /// publish twice. What really hangs ends with its function.
    private static final SdkClients.Patience LONG_ENOUGH =
            new SdkClients.Patience(Duration.ofMinutes(5), Duration.ofMinutes(10));

    static final String ACCOUNT = "000000000000"; // ElasticMQ's and DynamoDB Local's

    private final StackOptions options;
    private final boolean still;
    private final String yaml;
    private final ApiAddress address;
    private final Findings findings = new Findings();
    private final Closeables closeables = new Closeables();

    /// @param still nothing runs by itself: the engines and what the template makes on them are there, and no
    ///     function
    StackStart(StackOptions options, boolean still) {
        this.options = options;
        this.still = still;
        try {
            this.yaml = Files.readString(options.template());
        } catch (IOException e) {
            throw new UncheckedIOException("The template cannot be read: " + options.template(), e);
        }
        this.address = closeables.add(new ApiAddress(options.port()));
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // whatever stops the start, what was started must end
    LocalStack run() {
        options.pace().begin();
        try {
            return start();
        } catch (RuntimeException e) {
            closeables.close();
            throw e;
        } finally {
            options.pace().end();
        }
    }

    private LocalStack start() {
        var begin = System.nanoTime();
        var region = options.elsewhere().map(StackOptions.Elsewhere::region).orElse("us-east-1");
        var names = new PhysicalNames("anxin", region, ACCOUNT, Map.of());
        var first = TemplateReader.read(yaml, parameters("http://127.0.0.1"), names, findings);
        check(first);
        findings.refuse();
        findings.remarks().forEach(options.progress());
        var metrics = new MetricStore(first.alarms());
        var activity = activity(metrics);
        var reached = new ReachedLimits(options.progress());
        closeables.add(options.pace().waitFor(activity::isBusy));
        options.data().ifPresent(this::goOn);
        var inbox = closeables.add(Inbox.open(options.data(), options.progress()));
        var engines = Engines.start(
                options, names, first.audience(), new Engines.Listeners(inbox, activity, reached), closeables);
        var provision = new Provision(engines.engineClients());
        provision.create(first);
        var actual = names.with(provision.account().orElse(ACCOUNT), known(provision));
        var samTemplate = TemplateReader.read(yaml, parameters(engines.issuer().url()), actual, findings);
        findings.refuse();
        var resources = enforce(samTemplate, actual, engines);
        provision.connect(samTemplate);
        fillSecrets(samTemplate, engines.engineClients(), provision);
        var concurrency = new Concurrency(options.concurrency(), samTemplate.reserved());
        var host = new HostedFunction.Host(activity, options.pace(), concurrency, reached, options.progress());
        var running = run(samTemplate, engines, actual, metrics, host);
        var stack = new LocalStack(
                closeables,
                samTemplate,
                engines,
                inbox,
                running,
                new LocalStack.Made(provision.known(), resources),
                findings.omissions());
        options.runningFile().ifPresent(stack::announce);
        options.progress().accept("Up after " + Engines.seconds(begin) + ": " + stack.apiUri());
        return stack;
    }

    private Activity activity(MetricStore metrics) {
        var clock = options.pace().clock();
        return new Activity(
                options.elsewhere().isEmpty(), (metric, value) -> metrics.put(metric, clock.instant(), value));
    }

    private Map<String, String> known(Provision provision) {
        var known = new HashMap<>(provision.known());
        known.put(PhysicalNames.ENDPOINT, address.uri().toString());
        return known;
    }

    /// From here on functions may do what the template lets them.
    private Resources enforce(SamTemplate samTemplate, PhysicalNames names, Engines engines) {
        var resources = new Resources(samTemplate, names);
        engines.rights().ifPresent(rights -> {
            Duties.missing(samTemplate, names, options.usage()).forEach(findings::problem);
            rights.enforce(samTemplate.policies(), resources, options.usage());
        });
        findings.refuse();
        return resources;
    }

    private void goOn(Path directory) {
        closeables.add(DataDirectory.hold(directory));
        closeables.add(DataDirectory.goOn(directory, options.pace()));
    }

    private Map<String, String> parameters(String issuer) {
        var values = new HashMap<>(options.parameters());
        Stream.of("JwtIssuer", "SupportIssuer")
                .filter(TemplateReader.parameterNames(yaml)::contains)
                .forEach(name -> values.putIfAbsent(name, issuer));
        return values;
    }

    private void check(SamTemplate samTemplate) {
        samTemplate.functions().forEach(function -> Handlers.check(function, findings));
        if (Concurrency.unreserved(options.concurrency(), samTemplate.reserved()) < Concurrency.LEAST_UNRESERVED) {
            findings.problem("ReservedConcurrentExecutions: of " + options.concurrency() + " runs at once fewer than "
                    + Concurrency.LEAST_UNRESERVED + " would stay unreserved");
        }
        var routes = new HashSet<String>();
        for (var route : samTemplate.routes()) {
            if (!routes.add(route.key())) {
                findings.problem("The route " + route.key() + " stands twice");
            }
        }
        var handlers =
                samTemplate.functions().stream().map(FunctionSpec::className).toList();
        options.required().handlers().stream()
                .filter(handler -> !handlers.contains(handler))
                .forEach(handler -> findings.problem("No function has the handler " + handler));
        options.required().routes().stream()
                .filter(route -> !routes.contains(route))
                .forEach(route -> findings.problem("There is no route " + route));
    }

    private void fillSecrets(SamTemplate samTemplate, EngineClients engineClients, Provision provision) {
        for (var secret : samTemplate.secrets()) {
            var wanted = options.secrets().getOrDefault(secret.id(), secret.initialText());
            var arn = provision.known().get(secret.id() + ".Ref");
            var now = engineClients.secrets().getSecretValue(request -> request.secretId(arn));
            var untouched = provision.isNew(secret.id()) || now.secretString().equals(secret.initialText());
            if (untouched && !wanted.equals(secret.initialText())) {
                engineClients
                        .secrets()
                        .putSecretValue(request -> request.secretId(arn).secretString(wanted));
            }
        }
    }

    private LocalStack.Running run(
            SamTemplate samTemplate,
            Engines engines,
            PhysicalNames names,
            MetricStore metrics,
            HostedFunction.Host host) {
        var known = names.known();
        var functions = still ? List.<HostedFunction>of() : functions(samTemplate, engines, names, metrics, host);
        var api = closeables.add(api(functions, metrics, host.reached()));
        var activity = host.activity();
        var triggerContext = new TriggerContext(
                engines.engineClients(), engines::key, activity, options.pace(), options.data(), options.progress());
        var alarms = new AlarmRunner(
                samTemplate.alarms(),
                metrics,
                new AlarmRunner.Surroundings(
                        engines.engineClients(), engines::oldestSent, names, options.pace(), options.progress()));
        var running = new LocalStack.Running(
                host, new ArrayList<>(), new ArrayList<>(), api, closeables.add(alarms), options.pace());
        var queues = samTemplate.queues().stream()
                .collect(Collectors.toMap(queue -> known.get(queue.id() + ".Arn"), Function.identity()));
        for (var function : functions) {
            for (var trigger : function.spec().triggers()) {
                switch (trigger) {
                    case Trigger.Route route -> {} // the API front has them
                    case Trigger.TableStream stream ->
                        running.streams().add(closeables.add(new StreamPoller(stream, function, triggerContext)));
                    case Trigger.QueueMessages messages -> {
                        var queue = Objects.requireNonNull(queues.get(messages.queueArn()));
                        var url = Objects.requireNonNull(known.get(queue.id() + ".Ref"));
                        running.queues().add(closeables.add(new QueuePoller(messages, url, function, triggerContext)));
                    }
                    case Trigger.Schedule schedule ->
                        closeables
                                .add(new ScheduleRunner(schedule, function, triggerContext))
                                .start();
                }
            }
        }
        running.streams().forEach(StreamPoller::start);
        running.queues().forEach(QueuePoller::start);
        return running;
    }

    /// All routes of all APIs are one front's here.
    private ApiFront api(List<HostedFunction> functions, MetricStore metrics, ReachedLimits reached) {
        var clock = options.pace().clock();
        var failures = metrics.watched("AWS/ApiGateway", "5xx");
        var latencies = metrics.watched("AWS/ApiGateway", "Latency");
        return new ApiFront(address, functions, clock, reached, (status, took) -> {
            var now = clock.instant();
            failures.forEach(metric -> metrics.put(metric, now, status >= 500 ? 1 : 0));
            latencies.forEach(metric -> metrics.put(metric, now, (double) took.toMillis()));
        });
    }

    private List<HostedFunction> functions(
            SamTemplate samTemplate,
            Engines engines,
            PhysicalNames names,
            MetricStore metrics,
            HostedFunction.Host host) {
        var log = new EmfLog(options.log(), metrics);
        var functions = new ArrayList<HostedFunction>();
        for (var spec : samTemplate.functions()) {
            var environment = environment(environment(spec, engines), log);
            var arn = names.arn("lambda", "function:" + spec.name());
            try {
                functions.add(new HostedFunction(spec, arn, () -> Handlers.make(spec, environment), host));
            } catch (IllegalArgumentException e) {
                var cause = Optional.ofNullable(e.getCause()).orElse(e);
                findings.problem(spec.id() + ": "
                        + Optional.ofNullable(cause.getMessage()).orElse(cause.toString()));
            }
        }
        findings.refuse();
        return functions;
    }

    /// All instances of a function share their clients, which are closed with the stack.
    private Environment environment(Map<String, String> environment, PrintStream log) {
        var clock = options.pace().clock();
        var clients = closeables.add(
                new SharedClients(new SdkClients(new Environment(environment, clock, log), LONG_ENOUGH)));
        return new Environment(environment, clock, log, _ -> clients);
    }

    /// What Lambda adds to the template's variables, where the services answer, and whose key they are asked with.
    static Map<String, String> environment(FunctionSpec spec, Engines engines) {
        var environment =
                new HashMap<>(engines.endpoints().as(engines.key(spec.id())).environment());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.putAll(spec.environment());
        return environment;
    }
}
