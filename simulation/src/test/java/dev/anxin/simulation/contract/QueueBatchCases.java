package dev.anxin.simulation.contract;

import static dev.anxin.simulation.contract.QueueCases.LONG;
import static dev.anxin.simulation.contract.QueueCases.PATIENCE;
import static dev.anxin.simulation.contract.QueueCases.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/// Messages that are sent to a queue in one call.
final class QueueBatchCases {
    private QueueBatchCases() {}

    static List<Case> cases() {
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
                    assertThat(queuing.bodies(url, LONG, PATIENCE)).containsExactly("now");
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

    static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    static SendMessageBatchResponse batch(Queuing queuing, String url, Stream<SendMessageBatchRequestEntry> entries) {
        return queuing.sqs().sendMessageBatch(request -> request.queueUrl(url).entries(entries.toList()));
    }
}
