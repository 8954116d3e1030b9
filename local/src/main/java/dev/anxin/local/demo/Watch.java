package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.Inbox;
import dev.anxin.local.LocalStack;
import dev.anxin.local.timeline.PaymentItems;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Looks at the stack from outside: its table, its queue of wakes, what it published.
record Watch(LocalStack stack) {

    /// @param message as it was published
    /// @param json its text
    record Published(Inbox.Message message, Json json) {
        boolean isOf(PaymentKey key) {
            return json.at("id").text().filter(id -> id.startsWith(key + ":")).isPresent();
        }
    }

    PaymentItems items(PaymentKey key) {
        return PaymentItems.read(stack.clients().tables(), stack.physical("Ledger"), key);
    }

    /// All messages that wait there, those that are delayed too. Nobody takes them yet.
    int wakes() {
        var url = stack.physical("Wakes");
        return stack
                .clients()
                .queues()
                .getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /// What was said of a payment on one topic, oldest first.
    List<Published> published(String topic, PaymentKey key) {
        var arn = stack.physical(topic);
        return stack.inbox().messages().stream()
                .filter(message -> message.to().equals(arn))
                .map(message -> new Published(message, Json.parse(message.text())))
                .filter(published -> published.isOf(key))
                .toList();
    }
}
