package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/// Standard queues.
final class QueueCases {
    private static final int LONG = 30; // seconds: longer than any case takes
    private static final int PATIENCE = 5; // seconds of waiting for what takes one

    private QueueCases() {}

    static List<Case> cases() {
        return Stream.of(sent(), hidden(), deleted(), dead(), redriven(), batches(), refused())
                .flatMap(List::stream)
                .toList();
    }

    private static Case with(String name, int visibility, Trial trial) {
        return new Case("queue: " + name, bed -> {
            var queuing = bed.queuing();
            trial.run(queuing, queuing.create(visibility));
        });
    }

    private static Case withDead(String name, int most, DeadTrial trial) {
        return new Case("queue: " + name, bed -> {
            var queuing = bed.queuing();
            var dead = queuing.create(LONG);
            trial.run(queuing, queuing.create(LONG, dead, most), dead);
        });
    }

    @FunctionalInterface
    private interface Trial {
        void run(Queuing queuing, String url);
    }

    @FunctionalInterface
    private interface DeadTrial {
        void run(Queuing queuing, String url, String dead);
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
                    .receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(1))
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
            queuing.sqs()
                    .sendMessage(
                            request -> request.queueUrl(url).messageBody("x").delaySeconds(1));
            assertThat(queuing.receive(url, LONG)).isEmpty();
            assertThat(queuing.bodies(url, LONG, PATIENCE)).containsExactly("x");
        }));
        cases.add(with("a delayed message does not keep others", LONG, (queuing, url) -> {
            queuing.sqs()
                    .sendMessage(
                            request -> request.queueUrl(url).messageBody("late").delaySeconds(900));
            queuing.send(url, "now");
            assertThat(queuing.bodies(url, LONG, PATIENCE)).containsExactly("now");
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

    private static List<Case> hidden() {
        return List.of(
                with("a received message is hidden", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    assertThat(queuing.sqs()
                                    .receiveMessage(request -> request.queueUrl(url))
                                    .messages())
                            .hasSize(1);
                    assertThat(queuing.receive(url, LONG)).isEmpty();
                }),
                with(
                        "a received message comes again when it was hidden as long as the queue has it",
                        1,
                        (queuing, url) -> {
                            queuing.send(url, "x");
                            var first = queuing.sqs()
                                    .receiveMessage(request -> request.queueUrl(url))
                                    .messages()
                                    .getFirst();
                            assertThat(queuing.receive(url, LONG)).isEmpty();
                            var again = queuing.receive(url, LONG, PATIENCE).getFirst();
                            assertThat(again.messageId()).isEqualTo(first.messageId());
                            assertThat(again.body()).isEqualTo("x");
                            assertThat(Queuing.count(again)).isEqualTo(2);
                        }),
                with(
                        "a received message comes again when it was hidden as long as its receive had it",
                        LONG,
                        (queuing, url) -> {
                            queuing.send(url, "x");
                            queuing.receive(url, 1);
                            assertThat(queuing.receive(url, LONG)).isEmpty();
                            assertThat(queuing.receive(url, LONG, PATIENCE)).hasSize(1);
                        }),
                with("a message received for no time comes again at once", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    IntStream.rangeClosed(1, 4)
                            .forEach(i -> assertThat(
                                            queuing.receive(url, 0, 1).stream().map(Queuing::count))
                                    .containsExactly(i));
                }),
                with("each receive has a receipt of its own", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    var receipts = IntStream.range(0, 3)
                            .mapToObj(_ -> queuing.receive(url, 0, 1).getFirst().receiptHandle());
                    assertThat(receipts).doesNotHaveDuplicates();
                }),
                with("a hidden message is given back", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    queuing.hide(url, queuing.receive(url, LONG).getFirst().receiptHandle(), 0);
                    assertThat(queuing.receive(url, LONG, 1).stream().map(Queuing::count))
                            .containsExactly(2);
                }),
                with("a hidden message is hidden for longer", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    queuing.hide(url, queuing.receive(url, 1).getFirst().receiptHandle(), LONG);
                    assertThat(queuing.receive(url, LONG, 2)).isEmpty();
                }),
                with("a hidden message is hidden for less", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    queuing.hide(url, queuing.receive(url, LONG).getFirst().receiptHandle(), 1);
                    assertThat(queuing.receive(url, LONG)).isEmpty();
                    assertThat(queuing.receive(url, LONG, PATIENCE)).hasSize(1);
                }),
                with("a deleted message cannot be hidden", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    var receipt = queuing.receive(url, LONG).getFirst().receiptHandle();
                    queuing.delete(url, receipt);
                    assertThatThrownBy(() -> queuing.hide(url, receipt, LONG)).isInstanceOf(SqsException.class);
                }),
                with("a message that was given back cannot be hidden", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    var receipt = queuing.receive(url, LONG).getFirst().receiptHandle();
                    queuing.hide(url, receipt, 0);
                    assertThatThrownBy(() -> queuing.hide(url, receipt, LONG)).isInstanceOf(SqsException.class);
                }),
                with("hiding a message takes no receive", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    var receipt = queuing.receive(url, LONG).getFirst().receiptHandle();
                    queuing.hide(url, receipt, LONG);
                    queuing.hide(url, receipt, 0);
                    assertThat(queuing.receive(url, LONG, 1).stream().map(Queuing::count))
                            .containsExactly(2);
                }));
    }

    private static List<Case> deleted() {
        return List.of(
                with("a deleted message does not come again", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    queuing.delete(url, queuing.receive(url, 1).getFirst().receiptHandle());
                    assertThat(queuing.receive(url, LONG, 2)).isEmpty();
                }),
                with("a message is deleted twice without harm", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    queuing.send(url, "y");
                    var receipt = queuing.receive(url, LONG).getFirst().receiptHandle();
                    queuing.delete(url, receipt);
                    queuing.delete(url, receipt);
                    assertThat(queuing.receive(url, LONG)).hasSizeLessThanOrEqualTo(1);
                }),
                with("only the message of the receipt is deleted", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    queuing.send(url, "y");
                    var both = queuing.receive(url, LONG);
                    queuing.delete(url, both.getFirst().receiptHandle());
                    queuing.hide(url, both.getLast().receiptHandle(), 0);
                    assertThat(queuing.bodies(url, LONG, 1))
                            .containsExactly(both.getLast().body());
                }),
                with("a message whose time is over is deleted while nobody else received it", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    var receipt = queuing.receive(url, 0).getFirst().receiptHandle();
                    queuing.delete(url, receipt);
                    assertThat(queuing.receive(url, LONG, 1)).isEmpty();
                }),
                with("the receipt of a receive before does not delete", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    var stale = queuing.receive(url, 0).getFirst().receiptHandle();
                    assertThat(queuing.receive(url, 1, 1)).hasSize(1);
                    var _ = catchThrowable(() -> queuing.delete(url, stale)); // SQS says nothing, ElasticMQ complains
                    assertThat(queuing.receive(url, LONG, PATIENCE)).hasSize(1);
                }),
                with(
                        "what is no receipt is refused",
                        LONG,
                        (queuing, url) -> assertThatThrownBy(() -> queuing.delete(url, "no receipt"))
                                .isInstanceOf(ReceiptHandleIsInvalidException.class)));
    }

    private static List<Case> dead() {
        return List.of(
                withDead("a message is a dead letter in place of one receive too many", 2, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    receiveInVain(queuing, url, 2);
                    assertThat(queuing.receive(dead, LONG)).isEmpty();
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    assertThat(queuing.bodies(dead, LONG, 1)).containsExactly("x");
                }),
                withDead("a dead letter has the id of its message", 1, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    var id = queuing.receive(url, 0, 1).getFirst().messageId();
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    assertThat(queuing.receive(dead, LONG, 1).stream().map(Message::messageId))
                            .containsExactly(id);
                }),
                withDead("a dead letter says when its message was sent", 1, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    var first = queuing.receive(url, 0, 1).getFirst();
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    assertThat(queuing.receive(dead, LONG, 1).stream().map(QueueCases::sentAt))
                            .containsExactly(sentAt(first));
                }),
                withDead("a message that is deleted in time is no dead letter", 1, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    queuing.delete(url, queuing.receive(url, LONG, 1).getFirst().receiptHandle());
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    assertThat(queuing.receive(dead, LONG)).isEmpty();
                }),
                withDead("a dead letter does not keep others", 1, (queuing, url, dead) -> {
                    queuing.send(url, "bad");
                    receiveInVain(queuing, url, 1);
                    queuing.send(url, "good");
                    assertThat(queuing.bodies(url, LONG, 1)).containsExactly("good");
                    assertThat(queuing.bodies(dead, LONG, 1)).containsExactly("bad");
                }),
                withDead("messages sent to the dead letters lie there", 1, (queuing, url, dead) -> {
                    queuing.send(dead, "x");
                    assertThat(queuing.bodies(dead, LONG, 1)).containsExactly("x");
                }),
                withDead("a dead letter is received as often as one likes", 1, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    receiveInVain(queuing, url, 1);
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    receiveInVain(queuing, dead, 3);
                    assertThat(queuing.receive(dead, LONG, 1)).hasSize(1);
                }));
    }

    private static void receiveInVain(Queuing queuing, String url, int times) {
        IntStream.range(0, times)
                .forEach(_ -> assertThat(queuing.receive(url, 0, 1)).hasSize(1));
    }

    private static String sentAt(Message message) {
        return message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "");
    }

    private static List<Case> redriven() {
        return List.of(
                withDead("a dead letter goes back to where it failed", 1, (queuing, url, dead) -> {
                    bury(queuing, url, "x");
                    queuing.sqs().startMessageMoveTask(request -> request.sourceArn(queuing.arn(dead)));
                    assertThat(queuing.bodies(url, LONG, PATIENCE)).containsExactly("x");
                    assertThat(queuing.receive(dead, LONG)).isEmpty();
                }),
                withDead(
                        "a dead letter that went back may be received as often as a new message",
                        2,
                        (queuing, url, dead) -> {
                            queuing.send(url, "x");
                            receiveInVain(queuing, url, 2);
                            assertThat(queuing.receive(url, 0)).isEmpty();
                            queuing.sqs().startMessageMoveTask(request -> request.sourceArn(queuing.arn(dead)));
                            assertThat(queuing.receive(url, 0, PATIENCE).stream()
                                            .map(Queuing::count))
                                    .containsExactly(1);
                            assertThat(queuing.receive(url, 0, 1).stream().map(Queuing::count))
                                    .containsExactly(2);
                            assertThat(queuing.receive(url, 0)).isEmpty();
                            assertThat(queuing.bodies(dead, LONG, 1)).containsExactly("x");
                        }),
                withDead("dead letters go to another queue if it is named", 1, (queuing, url, dead) -> {
                    var other = queuing.create(LONG);
                    bury(queuing, url, "x");
                    queuing.sqs()
                            .startMessageMoveTask(request ->
                                    request.sourceArn(queuing.arn(dead)).destinationArn(queuing.arn(other)));
                    assertThat(queuing.bodies(other, LONG, PATIENCE)).containsExactly("x");
                    assertThat(queuing.receive(url, LONG)).isEmpty();
                }),
                withDead("all dead letters go back", 1, (queuing, url, dead) -> {
                    IntStream.range(0, 3).forEach(i -> queuing.send(url, "m" + i));
                    assertThat(queuing.receive(url, 0, 1)).hasSize(3);
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    queuing.sqs().startMessageMoveTask(request -> request.sourceArn(queuing.arn(dead)));
                    var back = new ArrayList<>(queuing.bodies(url, LONG, PATIENCE));
                    while (back.size() < 3) {
                        back.addAll(queuing.bodies(url, LONG, PATIENCE));
                    }
                    assertThat(back).containsExactlyInAnyOrder("m0", "m1", "m2");
                }));
    }

    /// Of a queue whose messages may be received once.
    private static void bury(Queuing queuing, String url, String body) {
        queuing.send(url, body);
        receiveInVain(queuing, url, 1);
        assertThat(queuing.receive(url, 0)).isEmpty();
    }

    private static List<Case> batches() {
        return List.of(
                with("a batch of ten is sent", LONG, (queuing, url) -> {
                    var answer = batch(queuing, url, IntStream.range(0, 10).mapToObj(i -> entry("m" + i, "b" + i)));
                    assertThat(answer.failed()).isEmpty();
                    assertThat(answer.successful().stream().map(one -> one.id()))
                            .containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
                    assertThat(queuing.receive(url, LONG).stream().map(Message::messageId))
                            .containsExactlyInAnyOrderElementsOf(answer.successful().stream()
                                    .map(one -> one.messageId())
                                    .toList());
                }),
                with("a batch sends what can be sent and names what cannot", LONG, (queuing, url) -> {
                    var answer = batch(
                            queuing,
                            url,
                            Stream.of(
                                    entry("good", "x"),
                                    entry("bad", "y").toBuilder()
                                            .delaySeconds(901)
                                            .build(),
                                    entry("fine", "z")));
                    assertThat(answer.successful().stream().map(one -> one.id()))
                            .containsExactlyInAnyOrder("good", "fine");
                    assertThat(answer.failed().stream().map(BatchResultErrorEntry::id))
                            .containsExactly("bad");
                    assertThat(answer.failed().getFirst().senderFault()).isTrue();
                    assertThat(answer.failed().getFirst().code()).isEqualTo("InvalidParameterValue");
                    assertThat(queuing.bodies(url, LONG, 0)).containsExactlyInAnyOrder("x", "z");
                }),
                with("a batch delays each message by itself", LONG, (queuing, url) -> {
                    batch(
                            queuing,
                            url,
                            Stream.of(
                                    entry("a", "late").toBuilder()
                                            .delaySeconds(900)
                                            .build(),
                                    entry("b", "now")));
                    assertThat(queuing.bodies(url, LONG, 1)).containsExactly("now");
                }),
                refuses("a batch of nothing is refused", EmptyBatchRequestException.class, Stream::of),
                refuses(
                        "a batch of eleven is refused",
                        TooManyEntriesInBatchRequestException.class,
                        () -> IntStream.range(0, 11).mapToObj(i -> entry("m" + i, "x"))),
                refuses(
                        "a batch with one id twice is refused",
                        BatchEntryIdsNotDistinctException.class,
                        () -> Stream.of(entry("a", "x"), entry("a", "y"))),
                refuses(
                        "a batch with a wrong id is refused",
                        InvalidBatchEntryIdException.class,
                        () -> Stream.of(entry("a", "x"), entry("not this!", "y"))),
                refuses(
                        "a batch of more than a megabyte is refused",
                        BatchRequestTooLongException.class,
                        () -> IntStream.range(0, 5).mapToObj(i -> entry("m" + i, "x".repeat(250_000)))));
    }

    @FunctionalInterface
    private interface Entries {
        Stream<SendMessageBatchRequestEntry> all();
    }

    private static Case refuses(String name, Class<? extends SqsException> how, Entries entries) {
        return with(name, LONG, (queuing, url) -> {
            assertThatThrownBy(() -> batch(queuing, url, entries.all())).isInstanceOf(how);
            assertThat(queuing.receive(url, LONG)).isEmpty();
        });
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static SendMessageBatchResponse batch(
            Queuing queuing, String url, Stream<SendMessageBatchRequestEntry> entries) {
        return queuing.sqs().sendMessageBatch(request -> request.queueUrl(url).entries(entries.toList()));
    }

    private static List<Case> refused() {
        var cases = new ArrayList<Case>();
        cases.add(with("a body of 256 KB is kept", LONG, (queuing, url) -> {
            queuing.send(url, "x".repeat(262_144));
            assertThat(queuing.bodies(url, LONG, 1)).containsExactly("x".repeat(262_144));
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
        Stream.of(0, 11)
                .forEach(most -> cases.add(isRefused(
                        "a receive of " + most,
                        (queuing, url) -> queuing.sqs()
                                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(most)))));
        cases.add(isRefused("hiding for more than twelve hours", (queuing, url) -> {
            queuing.send(url, "x");
            queuing.hide(
                    url,
                    queuing.receive(url, LONG, 1).getFirst().receiptHandle(),
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
