package dev.anxin.aws;

import dev.anxin.json.Json;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/// One SQS queue, to send to.
///
/// @param url its address, as the template gives it
public record Queue(SqsClient sqs, String url) {
    /// SQS delays a message at most 900 s (DelaySeconds of SendMessage).
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// @param delay rounded up to whole seconds, cut to what SQS can do; zero: at once
    public void send(Json message, Duration delay) {
        var seconds = Math.clamp(delay.plusMillis(999).toSeconds(), 0, LONGEST_DELAY.toSeconds());
        sqs.sendMessage(
                request -> request.queueUrl(url).messageBody(message.write()).delaySeconds((int) seconds));
    }

    public void send(Json message) {
        send(message, Duration.ZERO);
    }
}
