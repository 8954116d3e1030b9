package dev.anxin.local.trigger;

import dev.anxin.local.template.Trigger;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.json.JsonMapper;

/// An invocation whose caller does not wait for what becomes of it, as Lambda sees to it: a failed one is tried
/// again after one minute and after two, within its age, and then goes to the function's failure destination.
///
/// @param event JSON
record AsyncInvocation(String event, HostedFunction function, TriggerContext triggerContext) {
    private static final Duration STEP = Duration.ofMinutes(1);

    /// Until it was answered or given up.
    void run() throws InterruptedException {
        var config = function.spec().async();
        var oldest = triggerContext.pace().clock().instant().plus(config.maximumAge());
        for (var attempt = 1; !(function.invoke(event) instanceof HostedFunction.Outcome.Answered); attempt++) {
            if (attempt > config.retries()) {
                giveUp(config, "RetriesExhausted", attempt);
                return;
            }
            triggerContext.pace().sleep(STEP.multipliedBy(attempt));
            if (triggerContext.pace().clock().instant().isAfter(oldest)) {
                giveUp(config, "EventAgeExceeded", attempt);
                return;
            }
        }
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
