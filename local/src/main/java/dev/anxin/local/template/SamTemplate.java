package dev.anxin.local.template;

import dev.anxin.local.alarm.Alarms;
import dev.anxin.local.policy.Policies;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/// Everything in the template that runs here, in the order in which it stands there.
///
/// @param policies who may do what
/// @param outputs as CloudFormation would print them
public record SamTemplate(
        List<FunctionSpec> functions,
        List<Table> tables,
        List<Queue> queues,
        List<Topic> topics,
        List<Subscription> subscriptions,
        List<Rule> rules,
        List<Secret> secrets,
        Alarms alarms,
        Policies policies,
        Map<String, String> outputs) {

    /// @param id the logical id, as for all that follow
    /// @param alias by which all that the template lets call it call it (`AutoPublishAlias`)
    /// @param handler `package.Class::method`, as the template has it
    /// @param limits of its runs
    /// @param async what becomes of asynchronous invocations
    /// @param logGroup the name of the one it logs into, if it is given one
    public record FunctionSpec(
            String id,
            String name,
            Optional<String> alias,
            String handler,
            RunLimits limits,
            Map<String, String> environment,
            Trigger.AsyncConfig async,
            Optional<String> logGroup,
            List<Trigger> triggers) {
        public String className() {
            return handler.split("::", 2)[0];
        }

        public Duration timeout() {
            return limits.timeout();
        }

        /// The same, with routes that stand elsewhere in the template.
        FunctionSpec with(List<Trigger.Route> routes) {
            var all = Stream.concat(triggers.stream(), routes.stream()).toList();
            return new FunctionSpec(id, name, alias, handler, limits, environment, async, logGroup, all);
        }
    }

    /// @param megabytes of memory, to which Lambda gives CPU in proportion (`MemorySize`); nothing here keeps to it
    /// @param mayLoop whether Lambda lets it go on where it sees a loop (`RecursiveLoop: Allow`)
    /// @param reserved how many runs it may have at once (`ReservedConcurrentExecutions`); none: what is free
    public record RunLimits(Duration timeout, int megabytes, boolean mayLoop, Optional<Integer> reserved) {
        /// What Lambda gives where nothing is said.
        static final int MEGABYTES = 128;

        /// As Lambda has it where nothing is said.
        public static RunLimits of(Duration timeout) {
            return new RunLimits(timeout, MEGABYTES, false, Optional.empty());
        }
    }

    /// @param expiry the attribute that says when an item expires
    public record Table(String id, CreateTableRequest request, Optional<String> expiry) {
        public String name() {
            return request.tableName();
        }
    }

    /// @param attributes by SQS's own names (VisibilityTimeout, RedrivePolicy ...)
    public record Queue(String id, String name, Map<String, String> attributes) {
        public Duration visibility() {
            return Duration.ofSeconds(Long.parseLong(attributes.get("VisibilityTimeout")));
        }
    }

    public record Topic(String id, String name) {}

    /// @param queues ARNs of those that it fills: its targets, and the dead letters of each
    public record Rule(String id, String arn, List<String> queues) {
        public Rule {
            queues = List.copyOf(queues);
        }
    }

    /// @param attributes by SNS's own names (FilterPolicy, RawMessageDelivery, RedrivePolicy)
    public record Subscription(String topicArn, String protocol, String endpoint, Map<String, String> attributes) {}

    /// @param initialText as the template has it; empty if it is generated
    public record Secret(String id, String name, String initialText, Optional<GeneratedText> generated) {}

    /// How many runs functions reserve, by logical id.
    public Map<String, Integer> reserved() {
        var reserved = new HashMap<String, Integer>();
        functions.forEach(
                function -> function.limits().reserved().ifPresent(number -> reserved.put(function.id(), number)));
        return reserved;
    }

    /// For whom the first tokens are that a route asks for.
    public String audience() {
        return routes().stream()
                .flatMap(route -> route.access() instanceof Trigger.Access.Jwt jwt
                        ? jwt.audiences().stream()
                        : Stream.<String>empty())
                .findFirst()
                .orElse("anxin");
    }

    /// All routes of all functions.
    public List<Trigger.Route> routes() {
        return functions.stream()
                .flatMap(function -> function.triggers().stream())
                .filter(Trigger.Route.class::isInstance)
                .map(Trigger.Route.class::cast)
                .toList();
    }
}
