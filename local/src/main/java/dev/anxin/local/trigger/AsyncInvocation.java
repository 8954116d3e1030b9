package dev.anxin.local.trigger;

import dev.anxin.local.template.Trigger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.json.JsonMapper;

/// An invocation whose caller does not wait for what becomes of it, as Lambda sees to it: a failed one is tried
/// again after one minute and after two, a throttled one after a second and then ever later, up to five minutes. What
/// becomes too old, or has failed too often, goes to the function's failure destination.
///
/// @param event JSON
record AsyncInvocation(String event, HostedFunction function, TriggerContext triggerContext) {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

    /// Until it was answered or given up.
    void run() throws InterruptedException {
        var config = function.spec().async();
        var oldest = triggerContext.pace().clock().instant().plus(config.maximumAge());
        var attempts = 0;
        var backoff = Duration.ofSeconds(1);
        for (var outcome = function.invoke(event); !isAnswered(outcome); outcome = function.invoke(event)) {
            if (outcome instanceof HostedFunction.Outcome.Throttled) {
                triggerContext.pace().sleep(backoff);
                backoff = Collections.min(List.of(LONGEST_BACKOFF, backoff.multipliedBy(2)));
            } else if (++attempts > config.retries()) {
                giveUp(config, "RetriesExhausted", attempts);
                return;
            } else {
                triggerContext.pace().sleep(STEP.multipliedBy(attempts));
            }
            if (triggerContext.pace().clock().instant().isAfter(oldest)) {
                giveUp(config, "EventAgeExceeded", attempts);
                return;
            }
        }
    }

    private static boolean isAnswered(HostedFunction.Outcome outcome) {
        return outcome instanceof HostedFunction.Outcome.Answered;
    }

    private void giveUp(Trigger.AsyncConfig config, String why, int attempts) {
        triggerContext.log().accept(function.arn() + " gives up an invocation: " + why);
        config.failureQueueArn().ifPresent(queue -> send(queue, record(why, attempts)));
    }

    private void send(String queue, String text) {
        try {
            triggerContext
                    .engineClients()
                    .send(
                            queue,
                            triggerContext.key().apply(function.spec().id()),
                            message -> message.messageBody(text));
        } catch (SdkException e) {
            triggerContext.log().accept("The failure destination " + queue + " cannot be reached: " + e.getMessage());
        }
    }

    // Source: Lambda's developer guide, "Capturing records of Lambda asynchronous invocations". What the function
    // threw stands in the log here.
    private String record(String why, int attempts) {
        var mapper = JsonMapper.shared();
        var record = mapper.createObjectNode();
        record.put("version", "1.0");
        record.put("timestamp", triggerContext.pace().clock().instant().toString());
        record.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", function.arn() + ":$LATEST")
                .put("condition", why)
                .put("approximateInvokeCount", attempts);
        record.set("requestPayload", mapper.readTree(event));
        record.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        return record.toString();
    }
}
