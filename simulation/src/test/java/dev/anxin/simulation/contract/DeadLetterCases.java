package dev.anxin.simulation.contract;

import static dev.anxin.simulation.contract.QueueCases.LONG;
import static dev.anxin.simulation.contract.QueueCases.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Messages that were received too often, and the way back.
final class DeadLetterCases {
    private DeadLetterCases() {}

    static List<Case> cases() {
        return Stream.of(dead(), redriven()).flatMap(List::stream).toList();
    }

    private static Case withDead(String name, int most, DeadTrial trial) {
        return new Case("queue: " + name, bed -> {
            var queuing = bed.queuing();
            var dead = queuing.create(LONG);
            trial.run(queuing, queuing.create(LONG, dead, most), dead);
        });
    }

    @FunctionalInterface
    private interface DeadTrial {
        void run(Queuing queuing, String url, String dead);
    }

    private static List<Case> dead() {
        return List.of(
                withDead("a message is a dead letter in place of one receive too many", 2, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    receiveInVain(queuing, url, 2);
                    assertThat(queuing.receive(dead, LONG)).isEmpty();
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    assertThat(queuing.bodies(dead, LONG, PATIENCE)).containsExactly("x");
                }),
                withDead("a dead letter has the id of its message", 1, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    var id = queuing.receive(url, 0, PATIENCE).getFirst().messageId();
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    assertThat(queuing.receive(dead, LONG, PATIENCE).stream().map(Message::messageId))
                            .containsExactly(id);
                }),
                withDead("a dead letter says when its message was sent", 1, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    var first = queuing.receive(url, 0, PATIENCE).getFirst();
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    assertThat(queuing.receive(dead, LONG, PATIENCE).stream().map(DeadLetterCases::sentAt))
                            .containsExactly(sentAt(first));
                }),
                withDead("a message that is deleted in time is no dead letter", 1, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    queuing.delete(
                            url, queuing.receive(url, LONG, PATIENCE).getFirst().receiptHandle());
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    assertThat(queuing.receive(dead, LONG)).isEmpty();
                }),
                withDead("a dead letter does not keep others", 1, (queuing, url, dead) -> {
                    queuing.send(url, "bad");
                    receiveInVain(queuing, url, 1);
                    queuing.send(url, "good");
                    assertThat(queuing.bodies(url, LONG, PATIENCE)).containsExactly("good");
                    assertThat(queuing.bodies(dead, LONG, PATIENCE)).containsExactly("bad");
                }),
                withDead("messages sent to the dead letters lie there", 1, (queuing, url, dead) -> {
                    queuing.send(dead, "x");
                    assertThat(queuing.bodies(dead, LONG, PATIENCE)).containsExactly("x");
                }),
                withDead("a dead letter is received as often as one likes", 1, (queuing, url, dead) -> {
                    queuing.send(url, "x");
                    receiveInVain(queuing, url, 1);
                    assertThat(queuing.receive(url, 0)).isEmpty();
                    receiveInVain(queuing, dead, 3);
                    assertThat(queuing.receive(dead, LONG, PATIENCE)).hasSize(1);
                }));
    }

    private static void receiveInVain(Queuing queuing, String url, int times) {
        IntStream.range(0, times)
                .forEach(_ -> assertThat(queuing.receive(url, 0, PATIENCE)).hasSize(1));
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
                            assertThat(queuing.receive(url, 0, PATIENCE).stream()
                                            .map(Queuing::count))
                                    .containsExactly(2);
                            assertThat(queuing.receive(url, 0)).isEmpty();
                            assertThat(queuing.bodies(dead, LONG, PATIENCE)).containsExactly("x");
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
                    assertThat(queuing.receive(url, 0, PATIENCE)).hasSize(3);
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
}
