package dev.anxin.simulation.contract;

import static dev.anxin.simulation.contract.QueueCases.LONG;
import static dev.anxin.simulation.contract.QueueCases.PATIENCE;
import static dev.anxin.simulation.contract.QueueCases.comesAfter;
import static dev.anxin.simulation.contract.QueueCases.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// What becomes of a message that was received: it is hidden, given back or deleted.
final class ReceivedCases {
    private ReceivedCases() {}

    static List<Case> cases() {
        return Stream.of(hidden(), deleted()).flatMap(List::stream).toList();
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
                            var begin = queuing.now();
                            var first = queuing.sqs()
                                    .receiveMessage(request -> request.queueUrl(url))
                                    .messages()
                                    .getFirst();
                            var again = comesAfter(queuing, url, begin, 1);
                            assertThat(again.messageId()).isEqualTo(first.messageId());
                            assertThat(again.body()).isEqualTo("x");
                            assertThat(Queuing.count(again)).isEqualTo(2);
                        }),
                with(
                        "a received message comes again when it was hidden as long as its receive had it",
                        LONG,
                        (queuing, url) -> {
                            queuing.send(url, "x");
                            var begin = queuing.now();
                            assertThat(queuing.receive(url, 1)).hasSize(1);
                            comesAfter(queuing, url, begin, 1);
                        }),
                with("a message received for no time comes again at once", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    IntStream.rangeClosed(1, 4)
                            .forEach(i -> assertThat(queuing.receive(url, 0, PATIENCE).stream()
                                            .map(Queuing::count))
                                    .containsExactly(i));
                }),
                with("each receive has a receipt of its own", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    var receipts = IntStream.range(0, 3)
                            .mapToObj(_ ->
                                    queuing.receive(url, 0, PATIENCE).getFirst().receiptHandle());
                    assertThat(receipts).doesNotHaveDuplicates();
                }),
                with("a hidden message is given back", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    queuing.hide(url, queuing.receive(url, LONG).getFirst().receiptHandle(), 0);
                    assertThat(queuing.receive(url, LONG, PATIENCE).stream().map(Queuing::count))
                            .containsExactly(2);
                }),
                with("a hidden message is hidden for longer", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    queuing.hide(url, queuing.receive(url, 1).getFirst().receiptHandle(), LONG);
                    assertThat(queuing.receive(url, LONG, 2)).isEmpty();
                }),
                with("a hidden message is hidden for less", LONG, (queuing, url) -> {
                    queuing.send(url, "x");
                    var receipt = queuing.receive(url, LONG).getFirst().receiptHandle();
                    var begin = queuing.now();
                    queuing.hide(url, receipt, 1);
                    comesAfter(queuing, url, begin, 1);
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
                    assertThat(queuing.receive(url, LONG, PATIENCE).stream().map(Queuing::count))
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
                    assertThat(queuing.bodies(url, LONG, PATIENCE))
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
                    assertThat(queuing.receive(url, 1, PATIENCE)).hasSize(1);
                    var _ = catchThrowable(() -> queuing.delete(url, stale)); // SQS says nothing, ElasticMQ complains
                    assertThat(queuing.receive(url, LONG, PATIENCE)).hasSize(1);
                }),
                with(
                        "what is no receipt is refused",
                        LONG,
                        (queuing, url) -> assertThatThrownBy(() -> queuing.delete(url, "no receipt"))
                                .isInstanceOf(ReceiptHandleIsInvalidException.class)));
    }
}
