package dev.anxin.simulation.contract;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// Queues of one case's own.
interface Queuing {
    SqsClient sqs();

    /// @return its address
    String create(int visibilitySeconds);

    /// @param most receives before a message goes to the dead letters
    String create(int visibilitySeconds, String deadLetters, int most);

    String arn(String url);

    /// The time that its messages wait by.
    Instant now();

    /// Lets a receive wait as long as this for its first message, where nobody waits in virtual time.
    void pass(String url, int seconds);

    /// A receive that does not wait.
    default List<Message> receive(String url, int hiddenSeconds) {
        return receive(url, hiddenSeconds, 0);
    }

    /// All that there is, up to ten, or the first that comes.
    default List<Message> receive(String url, int hiddenSeconds, int waitSeconds) {
        pass(url, waitSeconds);
        return sqs().receiveMessage(ReceiveMessageRequest.builder()
                        .queueUrl(url)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(hiddenSeconds)
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .build())
                .messages();
    }

    default List<String> bodies(String url, int hiddenSeconds, int waitSeconds) {
        return receive(url, hiddenSeconds, waitSeconds).stream()
                .map(Message::body)
                .toList();
    }

    default void send(String url, String body) {
        sqs().sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    default void delete(String url, String receipt) {
        sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle(receipt));
    }

    default void hide(String url, String receipt, int seconds) {
        sqs().changeMessageVisibility(
                        request -> request.queueUrl(url).receiptHandle(receipt).visibilityTimeout(seconds));
    }

    static int count(Message message) {
        return Integer.parseInt(message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    }
}
