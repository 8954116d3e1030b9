package dev.anxin.local.engine;

import dev.anxin.local.clock.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.japi.pf.ReceiveBuilder;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.AfterMillisNextDelivery;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.NewMessageData;
import org.elasticmq.VisibilityTimeout;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.msg.UpdateQueueDefaultVisibilityTimeout;
import org.elasticmq.msg.UpdateQueueDelay;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import scala.Option;

/// Stands before ElasticMQ's queues and tells them to wait for less: they go by the wall's clock, which
/// ElasticMQ reads in more places than it can be told. SQS's protocol counts in whole seconds; behind it
/// they are milliseconds, and stored so.
final class PacedQueues extends AbstractActor {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ActorRef manager;
    private final Pace pace;
    private final Map<ActorRef, ActorRef> paced = new ConcurrentHashMap<>();

    /// @param manager finds queues by their names
    PacedQueues(ActorRef manager, Pace pace) {
        this.manager = manager;
        this.pace = pace;
    }

    @Override
    public Receive createReceive() {
        var system = getContext().getSystem();
        return ReceiveBuilder.create()
                .match(LookupQueue.class, lookup -> {
                    var asked = getSender();
                    Patterns.ask(manager, lookup, PATIENCE).thenAccept(found -> {
                        var queue = ((Option<?>) found)
                                .map(one -> paced.computeIfAbsent(
                                        (ActorRef) one,
                                        real -> system.actorOf(
                                                Props.create(Paced.class, () -> new Paced(real, pace)))));
                        asked.tell(queue, ActorRef.noSender());
                    });
                })
                .matchAny(message -> manager.forward(message, getContext()))
                .build();
    }

    /// One of them.
    private static final class Paced extends AbstractActor {
        private final ActorRef queue;
        private final Pace pace;

        Paced(ActorRef queue, Pace pace) {
            this.queue = queue;
            this.pace = pace;
        }

        @Override
        public Receive createReceive() {
            return ReceiveBuilder.create()
                    .matchAny(message -> queue.forward(paced(message), getContext()))
                    .build();
        }

        private Object paced(Object message) {
            return switch (message) {
                case SendMessage send -> new SendMessage(paced(send.message()));
                case ReceiveMessages receive ->
                    new ReceiveMessages(
                            paced(receive.visibilityTimeout()),
                            receive.count(),
                            receive.waitForMessages(),
                            receive.receiveRequestAttemptId());
                case UpdateVisibilityTimeout update ->
                    new UpdateVisibilityTimeout(update.deliveryReceipt(), paced(update.visibilityTimeout()));
                case UpdateQueueDefaultVisibilityTimeout update ->
                    new UpdateQueueDefaultVisibilityTimeout(new MillisVisibilityTimeout(
                            real(update.newDefaultVisibilityTimeout().millis())));
                case UpdateQueueDelay update ->
                    new UpdateQueueDelay(
                            Duration.ofMillis(real(update.newDelay().toMillis())));
                default -> message;
            };
        }

        // Without a delay of its own it has the queue's, which is paced; what moves from another queue has
        // its moment already.
        private NewMessageData paced(NewMessageData message) {
            if (!(message.nextDelivery() instanceof AfterMillisNextDelivery after)) {
                return message;
            }
            return new NewMessageData(
                    message.id(),
                    message.content(),
                    message.messageAttributes(),
                    new AfterMillisNextDelivery(real(after.millis())),
                    message.messageGroupId(),
                    message.messageDeduplicationId(),
                    message.orderIndex(),
                    message.tracingId(),
                    message.sequenceNumber(),
                    message.deadLetterSourceQueueName());
        }

        private VisibilityTimeout paced(VisibilityTimeout timeout) {
            return timeout instanceof MillisVisibilityTimeout given
                    ? new MillisVisibilityTimeout(real(given.millis()))
                    : timeout; // the queue's own, which is paced
        }

        // Rounded up: never early.
        private long real(long millis) {
            return Math.ceilDiv(pace.real(Duration.ofMillis(millis)).toNanos(), 1_000_000L);
        }
    }
}
