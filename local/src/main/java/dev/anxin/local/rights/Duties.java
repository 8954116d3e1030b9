package dev.anxin.local.rights;

import dev.anxin.local.alarm.AlarmHeader;
import dev.anxin.local.alarm.AlarmState;
import dev.anxin.local.policy.ActionCall;
import dev.anxin.local.policy.Caller;
import dev.anxin.local.policy.PolicyVerdict;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.SamTemplate;
import dev.anxin.local.template.Trigger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// What AWS itself does with a function's role, or with what a resource allows it, beside what functions ask for.
/// It is judged once, before anything runs: at AWS an event source is refused at the deployment, and logs and
/// messages are lost in silence. Source: Lambda's developer guide, "Execution role permissions" of each event source.
public record Duties(SamTemplate samTemplate, PhysicalNames names) {
    private static final Caller SNS = new Caller.Service("sns.amazonaws.com");
    private static final Caller EVENTBRIDGE = new Caller.Service("events.amazonaws.com");
    private static final Caller CLOUDWATCH = new Caller.Service("cloudwatch.amazonaws.com");

    /// @param what AWS could not do, for people
    private record Duty(Caller caller, ActionCall call, String what) {}

    /// What is missing, for people.
    public static List<String> missing(SamTemplate samTemplate, PhysicalNames names, Usage usage) {
        var judge = samTemplate.policies().judge();
        return new Duties(samTemplate, names)
                .all()
                .flatMap(duty -> switch (judge.judge(duty.caller(), duty.call())) {
                    case PolicyVerdict.Allowed(var by) -> {
                        usage.note(duty.caller(), duty.call(), by);
                        yield Stream.empty();
                    }
                    case PolicyVerdict.Denied(var _, var remedy) -> Stream.of(duty.what() + ": " + remedy);
                })
                .toList();
    }

    private Stream<Duty> all() {
        return Stream.of(
                        samTemplate.functions().stream().flatMap(this::ofFunction),
                        samTemplate.subscriptions().stream().flatMap(Duties::ofSubscription),
                        samTemplate.rules().stream().flatMap(this::ofRule),
                        samTemplate.alarms().headers().flatMap(this::ofAlarm))
                .flatMap(duties -> duties);
    }

    /// Publishing to an encrypted topic takes rights at its key. Source: SNS's developer guide, "Enable compatibility
    /// between event sources from AWS services and encrypted topics".
    private Stream<Duty> ofAlarm(AlarmHeader alarm) {
        var what = "CloudWatch could not publish what " + alarm.id() + " says";
        return Stream.of(AlarmState.values())
                .flatMap(state -> alarm.actions(state).stream())
                .distinct()
                .flatMap(topic -> {
                    var publish = ActionCall.of("sns:Publish", topic).with(ActionCall.SOURCE_ACCOUNT, names.account());
                    var key = Optional.ofNullable(samTemplate.policies().keys().get(topic)).stream()
                            .flatMap(arn -> Stream.of("kms:Decrypt", "kms:GenerateDataKey")
                                    .map(action -> ActionCall.of(action, arn)));
                    return Stream.concat(Stream.of(publish), key).map(call -> new Duty(CLOUDWATCH, call, what));
                });
    }

    private Stream<Duty> ofFunction(SamTemplate.FunctionSpec function) {
        var role = Objects.requireNonNull(samTemplate.policies().roles().get(function.id()));
        var polls = function.triggers().stream().flatMap(trigger -> ofTrigger(role, function.id(), trigger));
        var logs = function.logGroup().stream()
                .flatMap(group -> Stream.of("logs:CreateLogStream", "logs:PutLogEvents")
                        .map(action -> new Duty(
                                role,
                                ActionCall.of(action, names.arn("logs", "log-group:" + group + ":log-stream:any")),
                                function.id() + " could not log")));
        var givenUp = function.async().failureQueueArn().stream()
                .map(queue -> new Duty(
                        role,
                        ActionCall.of("sqs:SendMessage", queue),
                        "Lambda could not report runs of " + function.id() + " that it gave up"));
        return Stream.of(polls, logs, givenUp).flatMap(duties -> duties);
    }

    private static Stream<Duty> ofTrigger(Caller role, String function, Trigger trigger) {
        return switch (trigger) {
            case Trigger.TableStream stream -> {
                var what = "Lambda could not read the stream for " + function;
                var reads = Stream.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")
                        .map(action -> new Duty(role, ActionCall.of("dynamodb:" + action, stream.streamArn()), what));
                var fails = stream.retry().failureQueueArn().stream()
                        .map(queue -> new Duty(
                                role,
                                ActionCall.of("sqs:SendMessage", queue),
                                "Lambda could not report what " + function + " failed to do"));
                yield Stream.concat(reads, fails);
            }
            case Trigger.QueueMessages messages ->
                Stream.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
                        .map(action -> new Duty(
                                role,
                                ActionCall.of("sqs:" + action, messages.queueArn()),
                                "Lambda could not read the queue for " + function));
            case Trigger.Route _, Trigger.Schedule _ -> Stream.empty();
        };
    }

    private Stream<Duty> ofRule(SamTemplate.Rule rule) {
        return rule.queues().stream()
                .map(queue -> new Duty(
                        EVENTBRIDGE,
                        ActionCall.of("sqs:SendMessage", queue)
                                .with(ActionCall.SOURCE_ARN, rule.arn())
                                .with(ActionCall.SOURCE_ACCOUNT, names.account()),
                        "EventBridge could not put into the queue what " + rule.id() + " hands on"));
    }

    private static Stream<Duty> ofSubscription(SamTemplate.Subscription subscription) {
        var deadLetters = Optional.ofNullable(subscription.attributes().get("RedrivePolicy"))
                .map(text -> JsonMapper.shared()
                        .readTree(text)
                        .path("deadLetterTargetArn")
                        .asString(""));
        return Stream.concat(Stream.of(subscription.endpoint()), deadLetters.stream())
                .filter(endpoint -> endpoint.startsWith("arn:") && endpoint.split(":", -1)[2].equals("sqs"))
                .map(queue -> new Duty(
                        SNS,
                        ActionCall.of("sqs:SendMessage", queue)
                                .with(ActionCall.SOURCE_ARN, subscription.topicArn())
                                .with(
                                        ActionCall.SOURCE_ACCOUNT,
                                        subscription.topicArn().split(":", -1)[4]),
                        "SNS could not put into the queue what it is told"));
    }
}
