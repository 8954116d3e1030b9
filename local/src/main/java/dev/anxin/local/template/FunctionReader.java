package dev.anxin.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Functions and their events.
final class FunctionReader {
    private static final String[] MEANINGLESS = {
        "CodeUri",
        "Runtime",
        "FunctionName",
        "MemorySize",
        "Policies",
        "Role",
        "Architectures",
        "Tracing",
        "LoggingConfig",
        "Description",
        "Tags",
        "PropagateTags",
        "SnapStart",
        "AutoPublishAlias",
        "ReservedConcurrentExecutions",
        "ProvisionedConcurrencyConfig",
        "EphemeralStorage",
        "PermissionsBoundary",
        "RecursiveLoop",
        "KmsKeyArn",
        "VpcConfig",
        "DeploymentPreference",
        "RuntimeManagementConfig",
        "CodeSigningConfigArn"
    };

    private final Map<String, ApiReader> apis;
    private final Findings findings;

    FunctionReader(Map<String, ApiReader> apis, Findings findings) {
        this.apis = apis;
        this.findings = findings;
    }

    Template.FunctionSpec read(String id, String name, Section section) {
        section.meaningless(MEANINGLESS);
        section.refuse("ImageUri", "InlineCode", "FunctionUrlConfig", "FileSystemConfigs", "Layers", "DurableConfig");
        section.refuse("EventInvokeConfig", "DeadLetterQueue");
        if (!section.maybe("PackageType").orElse("Zip").equals("Zip")) {
            section.problem("PackageType", "must be Zip: handlers run from the class path here");
        }
        var triggers = new ArrayList<Trigger>();
        section.named("Events").forEach((event, part) -> trigger(event, part).ifPresent(triggers::add));
        return new Template.FunctionSpec(
                id,
                name,
                section.text("Handler"),
                section.seconds("Timeout", 3),
                section.part("Environment").textMap("Variables"),
                triggers);
    }

    private Optional<Trigger> trigger(String name, Section section) {
        var type = section.text("Type");
        var part = section.part("Properties");
        return switch (type) {
            case "HttpApi" -> Optional.of(route(name, part));
            case "DynamoDB" -> stream(name, part);
            case "SQS" -> queue(name, part);
            case "Schedule", "ScheduleV2" -> schedule(name, part, type.equals("Schedule"));
            default -> {
                part.skip();
                findings.beyond(
                        section.where() + ": events of type " + type + " cannot be honoured here, it never fires");
                yield Optional.empty();
            }
        };
    }

    private Trigger.Route route(String name, Section section) {
        section.meaningless("RouteSettings", "TimeoutInMillis");
        if (!section.maybe("PayloadFormatVersion").orElse("2.0").equals("2.0")) {
            section.problem("PayloadFormatVersion", "must be 2.0 here");
        }
        var apiId = section.maybe("ApiId").orElse("ServerlessHttpApi");
        var api = apis.get(apiId);
        if (api == null) {
            section.problem("ApiId", "names no API of this template: " + apiId);
            section.part("Auth").skip();
            return new Trigger.Route(name, section.text("Method"), section.text("Path"), new Trigger.Access.Open());
        }
        var path = section.maybe("Path").orElse("$default");
        var method = section.maybe("Method").orElse("ANY").toUpperCase(java.util.Locale.ROOT);
        if (!path.startsWith("/") && !path.equals("$default")) {
            section.problem("Path", "must begin with /: " + path);
        }
        return new Trigger.Route(name, method, path, api.access(section.part("Auth")));
    }

    private Optional<Trigger> stream(String name, Section section) {
        section.meaningless("KmsKeyArn", "MetricsConfig", "FunctionName");
        section.refuse("TumblingWindowInSeconds", "SourceAccessConfigurations");
        var start = section.text("StartingPosition");
        if (section.has("StartingPosition") && !start.equals("TRIM_HORIZON")) {
            section.problem(
                    "StartingPosition", "must be TRIM_HORIZON here (with " + start + " a new stack loses records)");
        }
        var retry = new Trigger.Retry(
                section.number("MaximumRetryAttempts", -1),
                section.seconds("MaximumRecordAgeInSeconds", -1),
                section.flag("BisectBatchOnFunctionError", false),
                destination(section.part("DestinationConfig").part("OnFailure")));
        var lanes = section.number("ParallelizationFactor", 1);
        if (lanes < 1 || lanes > 10) {
            section.problem("ParallelizationFactor", "must be 1 to 10");
        }
        var trigger = new Trigger.TableStream(
                name, section.text("Stream"), polling(section, 100), Math.clamp(lanes, 1, 10), retry, filters(section));
        return enabled(section, trigger);
    }

    // SAM takes Type beside the ARN; Type alone makes a queue there that nobody here could read.
    private static Optional<String> destination(Section section) {
        section.maybe("Type");
        if (section.has("Type") && !section.has("Destination")) {
            section.problem("Destination", "is missing: name the queue that is told of failures");
        }
        return section.maybe("Destination");
    }

    private Optional<Trigger> queue(String name, Section section) {
        section.meaningless("KmsKeyArn", "MetricsConfig", "FunctionName");
        section.refuse("ProvisionedPollerConfig");
        var most = section.part("ScalingConfig").number("MaximumConcurrency", 5);
        var trigger = new Trigger.QueueMessages(
                name, section.text("Queue"), polling(section, 10), Math.max(1, most), filters(section));
        return enabled(section, trigger);
    }

    private static Trigger.Polling polling(Section section, int batch) {
        var responses = section.texts("FunctionResponseTypes");
        var size = section.number("BatchSize", batch);
        var window = section.seconds("MaximumBatchingWindowInSeconds", 0);
        if (size < 1 || size > 10_000) {
            section.problem("BatchSize", "must be 1 to 10000");
        }
        if (batch == 10 && size > 10 && window.isZero()) {
            section.problem("BatchSize", "over 10 needs MaximumBatchingWindowInSeconds");
        }
        return new Trigger.Polling(Math.max(1, size), window, responses.contains("ReportBatchItemFailures"));
    }

    private static List<String> filters(Section section) {
        return section.part("FilterCriteria").parts("Filters").stream()
                .map(FunctionReader::pattern)
                .toList();
    }

    private static String pattern(Section section) {
        var pattern = section.text("Pattern");
        Patterns.fault(pattern).ifPresent(fault -> section.problem("Pattern", fault));
        return pattern;
    }

    private Optional<Trigger> schedule(String name, Section section, boolean old) {
        section.meaningless(
                "Name", "OmitName", "Description", "DeadLetterConfig", "RetryPolicy", "PermissionsBoundary");
        section.meaningless("FlexibleTimeWindow", "RoleArn", "GroupName", "KmsKeyArn");
        section.refuse("ScheduleExpressionTimezone", "StartDate", "EndDate");
        var key = old ? "Schedule" : "ScheduleExpression";
        var trigger = new Trigger.Schedule(name, section.text(key), section.maybe("Input"));
        ScheduleTimes.fault(trigger.expression()).ifPresent(fault -> section.problem(key, fault));
        var on = !section.raw("State").asString("ENABLED").equals("DISABLED");
        return on ? enabled(section, trigger) : Optional.empty();
    }

    private Optional<Trigger> enabled(Section section, Trigger trigger) {
        if (section.flag("Enabled", true)) {
            return Optional.of(trigger);
        }
        findings.beyond(section.where() + " is not enabled: it never fires");
        return Optional.empty();
    }

    /// Problems that only show when functions, queues and tables are seen together.
    static void together(Template template, PhysicalNames names, Findings findings) {
        for (var function : template.functions()) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Trigger.QueueMessages messages) {
                    visible(function, messages, template.queues(), findings, names);
                }
            }
        }
    }

    private static void visible(
            Template.FunctionSpec function,
            Trigger.QueueMessages messages,
            List<Template.Queue> queues,
            Findings findings,
            PhysicalNames names) {
        var place = function.id() + ".Events." + messages.name() + ".Queue ";
        var queue = queues.stream()
                .filter(one -> names.arn("sqs", one.name()).equals(messages.queueArn()))
                .findAny();
        if (queue.isEmpty()) {
            findings.problem(place + "names no queue of this template: " + messages.queueArn());
        } else if (queue.get().visibility().compareTo(function.timeout()) < 0) {
            findings.problem(place + queue.get().id() + " has a visibility timeout below the function's timeout");
        }
    }
}
