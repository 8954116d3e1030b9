package dev.anxin.simulation.contract;

import static dev.anxin.simulation.contract.QueueBatchCases.batch;
import static dev.anxin.simulation.contract.QueueBatchCases.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Standard queues: what they take, give and refuse.
final class QueueCases {
    static final int LONG = 3_600; // seconds: longer than any case takes, on any machine
    static final int PATIENCE = 20; // seconds: the longest that SQS lets a receive wait; what comes earlier ends it

    private QueueCases() {}

    static List<Case> cases() {
        return Stream.of(sent(), refused()).flatMap(List::stream).toList();
    }

    static Case with(String name, int visibility, Trial trial) {
        return new Case("queue: " + name, bed -> {
            var queuing = bed.queuing();
            trial.run(queuing, queuing.create(visibility));
        });
    }

    @FunctionalInterface
    interface Trial {
        void run(Queuing queuing, String url);
    }

    /// The only message of a queue, which must be hidden for this long. Judged by when it comes: a look that must
    /// find nothing yet would be right only on a machine that is quick enough.
    ///
    /// @param begin before the message was hidden
    static Message comesAfter(Queuing queuing, String url, Instant begin, int hiddenSeconds) {
        var messages = queuing.receive(url, LONG, PATIENCE);
        assertThat(messages).hasSize(1);
        assertThat(queuing.now()).isAfterOrEqualTo(begin.plusSeconds(hiddenSeconds));
        return messages.getFirst();
    }

    private static List<Case> sent() {
        var cases = new ArrayList<Case>();
        Stream.of(
                        "{\"v\":1}",
                        "安心 \uD83D\uDE00 ä",
                        "\t line\r\n two \n",
                        " ",
                        "<a href=\"x\">&amp;&</a>",
                        "\u007f \u0085 \uFFFD",
                        "a+b%20c=d&e")
                .forEach(body -> cases.add(with(
                        "the body «" + printable(body) + "» comes as it was sent", LONG, (queuing, url) -> {
                            queuing.send(url, body);
                            assertThat(queuing.bodies(url, LONG, PATIENCE)).containsExactly(body);
                        })));
        cases.add(with("a message has the id that it was sent with", LONG, (queuing, url) -> {
            var sent =
                    queuing.sqs().sendMessage(request -> request.queueUrl(url).messageBody("x"));
            assertThat(queuing.receive(url, LONG, PATIENCE).stream().map(Message::messageId))
                    .containsExactly(sent.messageId());
        }));
        cases.add(with("a message says how often it was received, and when it was sent", LONG, (queuing, url) -> {
            queuing.send(url, "x");
            var message = queuing.receive(url, LONG, PATIENCE).getFirst();
            assertThat(Queuing.count(message)).isEqualTo(1);
            assertThat(message.attributes())
                    .containsKeys(
                            MessageSystemAttributeName.SENT_TIMESTAMP,
                            MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
        }));
        cases.add(with("a message says of itself only what it is asked", LONG, (queuing, url) -> {
            queuing.send(url, "x");
            var message = queuing.sqs()
                    .receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(PATIENCE))
                    .messages();
            assertThat(message.getFirst().attributes()).isEmpty();
        }));
        cases.add(with(
                "an empty queue gives nothing",
                LONG,
                (queuing, url) -> assertThat(queuing.receive(url, LONG)).isEmpty()));
        cases.add(with("one message is received unless more are asked for", LONG, (queuing, url) -> {
            Stream.of("a", "b", "c").forEach(body -> queuing.send(url, body));
            assertThat(queuing.sqs()
                            .receiveMessage(request -> request.queueUrl(url))
                            .messages())
                    .hasSize(1);
        }));
        cases.add(with("ten messages are received at once at most", LONG, (queuing, url) -> {
            IntStream.range(0, 11).forEach(i -> queuing.send(url, "m" + i));
            var first = queuing.bodies(url, LONG, 0);
            var second = queuing.bodies(url, LONG, 0);
            assertThat(first.size()).isEqualTo(10);
            assertThat(Stream.concat(first.stream(), second.stream()))
                    .doesNotHaveDuplicates()
                    .hasSize(11);
        }));
        cases.add(with("the same body twice is two messages", LONG, (queuing, url) -> {
            queuing.send(url, "x");
            queuing.send(url, "x");
            assertThat(queuing.receive(url, LONG).stream().map(Message::messageId))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
        }));
        cases.add(with("a delayed message comes when its delay is over", LONG, (queuing, url) -> {
            var begin = queuing.now();
            queuing.sqs()
                    .sendMessage(
                            request -> request.queueUrl(url).messageBody("x").delaySeconds(1));
            assertThat(comesAfter(queuing, url, begin, 1).body()).isEqualTo("x");
        }));
        cases.add(with("a delayed message does not keep others", LONG, (queuing, url) -> {
            queuing.sqs()
                    .sendMessage(
                            request -> request.queueUrl(url).messageBody("late").delaySeconds(900));
            queuing.send(url, "now");
            assertThat(queuing.bodies(url, LONG, PATIENCE)).containsExactly("now");
        }));
        cases.add(with("messages of groups come side by side", LONG, (queuing, url) -> {
            Stream.of("olepay", "olepay", "shard-3", "A!#$%&'()*+,./:;<=>?@[]^_`{|}~")
                    .forEach(group -> queuing.sqs()
                            .sendMessage(request ->
                                    request.queueUrl(url).messageBody("x").messageGroupId(group)));
            assertThat(queuing.bodies(url, LONG, PATIENCE)).hasSize(4);
        }));
        cases.add(with("its numbers tell visible, hidden and delayed messages apart", LONG, (queuing, url) -> {
            Stream.of("a", "b", "c").forEach(body -> queuing.send(url, body));
            queuing.sqs()
                    .sendMessage(
                            request -> request.queueUrl(url).messageBody("late").delaySeconds(900));
            queuing.sqs().receiveMessage(request -> request.queueUrl(url));
            var counts = queuing.sqs()
                    .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                    .attributes();
            assertThat(counts)
                    .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "2")
                    .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1")
                    .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
        }));
        return cases;
    }

    private static String printable(String body) {
        return body.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? "\\" + c : Character.toString(c))
                .reduce("", String::concat);
    }

    private static List<Case> refused() {
        var cases = new ArrayList<Case>();
        cases.add(with("a body of 256 KB is kept", LONG, (queuing, url) -> {
            queuing.send(url, "x".repeat(262_144));
            assertThat(queuing.bodies(url, LONG, PATIENCE)).containsExactly("x".repeat(262_144));
        }));
        cases.add(isRefused(
                "a body of more than a megabyte", (queuing, url) -> queuing.send(url, "x".repeat(1_048_577))));
        cases.add(isRefused("an empty body", (queuing, url) -> queuing.send(url, "")));
        cases.add(
                isRefused("a body with a character that XML has not", (queuing, url) -> queuing.send(url, "a\u0001b")));
        Stream.of(-1, 901)
                .forEach(delay -> cases.add(isRefused(
                        "a delay of " + delay + " s",
                        (queuing, url) -> queuing.sqs()
                                .sendMessage(request ->
                                        request.queueUrl(url).messageBody("x").delaySeconds(delay)))));
        Stream.of("安心", "a b", "x".repeat(129))
                .forEach(group -> cases.add(isRefused(
                        "the group " + group.substring(0, 2),
                        (queuing, url) -> queuing.sqs()
                                .sendMessage(request ->
                                        request.queueUrl(url).messageBody("x").messageGroupId(group)))));
        Stream.of(0, 11)
                .forEach(most -> cases.add(isRefused(
                        "a receive of " + most,
                        (queuing, url) -> queuing.sqs()
                                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(most)))));
        cases.add(isRefused("hiding for more than twelve hours", (queuing, url) -> {
            queuing.send(url, "x");
            queuing.hide(
                    url,
                    queuing.receive(url, LONG, PATIENCE).getFirst().receiptHandle(),
                    (int) Duration.ofHours(12).toSeconds() + 1);
        }));
        cases.add(absent("a message to", (queuing, url) -> queuing.send(url, "x")));
        cases.add(absent("a batch to", (queuing, url) -> batch(queuing, url, Stream.of(entry("a", "x")))));
        cases.add(absent("a receive from", (queuing, url) -> queuing.receive(url, LONG)));
        cases.add(absent("a delete from", (queuing, url) -> queuing.delete(url, "message-1/1")));
        return cases;
    }

    private static Case isRefused(String what, Trial trial) {
        return with(
                what + " is refused",
                LONG,
                (queuing, url) -> assertThatThrownBy(() -> trial.run(queuing, url))
                        .isInstanceOfSatisfying(
                                SqsException.class,
                                refused -> assertThat(refused.statusCode()).isEqualTo(400)));
    }

    private static Case absent(String what, Trial trial) {
        return with(
                what + " a queue that is none is refused",
                LONG,
                (queuing, url) -> assertThatThrownBy(() -> trial.run(queuing, url + "-none"))
                        .isInstanceOf(QueueDoesNotExistException.class));
    }
}
