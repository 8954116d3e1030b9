package dev.anxin.local.engine;

import dev.anxin.local.clock.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.japi.pf.ReceiveBuilder;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.AfterMillisNextDelivery;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.MessageData;
import org.elasticmq.MessageId;
import org.elasticmq.MillisNextDelivery;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.NewMessageData;
import org.elasticmq.NextDelivery;
import org.elasticmq.QueueData;
import org.elasticmq.QueueStatistics;
import org.elasticmq.msg.ClearQueue;
import org.elasticmq.msg.DeleteMessage;
import org.elasticmq.msg.GetQueueData;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.msg.UpdateQueueDelay;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/// Stands before ElasticMQ's queues. It gives them the stack's time where they would read the wall clock,
/// tells of each message when it can be received, and wakes whoever waits for it: ElasticMQ sets its own
/// timers by the wall clock.
final class PacedQueues extends AbstractActor {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ActorRef manager;
    private final Pace pace;
    private final Consumer<String> told;
    private final Map<ActorRef, CompletionStage<ActorRef>> paced = new ConcurrentHashMap<>();

    /// A message can be received at that time, in a queue that is not known.
    ///
    /// @param millis since 1970
    record Due(long millis) {}

    /// Asks a queue when its oldest message was sent, in milliseconds since 1970; it answers with an `OptionalLong`.
    record OldestSent() {}

    /// A message can be received now.
    private record Wake() {}

    /// A message was received that was sent then.
    private record Received(String id, long sentMillis) {}

    /// So many messages are there, for whoever asked when the oldest was sent.
    private record Counted(long messages, ActorRef asked) {}

    /// @param manager finds queues by their names
    /// @param told gets the name of a queue with a message
    PacedQueues(ActorRef manager, Pace pace, Consumer<String> told) {
        this.manager = manager;
        this.pace = pace;
        this.told = told;
    }

    @Override
    public Receive createReceive() {
        return ReceiveBuilder.create()
                .match(LookupQueue.class, lookup -> {
                    var asked = getSender();
                    Patterns.ask(manager, lookup, PATIENCE).thenAccept(found -> {
                        var queue = (Option<?>) found;
                        if (queue.isEmpty()) {
                            asked.tell(found, ActorRef.noSender());
                        } else {
                            paced.computeIfAbsent((ActorRef) queue.get(), this::pace)
                                    .thenAccept(one -> asked.tell(Option.apply(one), ActorRef.noSender()));
                        }
                    });
                })
                .match(Due.class, due -> pace.at(Instant.ofEpochMilli(due.millis()), this::wakeAll))
                .matchAny(message -> manager.forward(message, getContext()))
                .build();
    }

    private CompletionStage<ActorRef> pace(ActorRef queue) {
        var system = getContext().getSystem();
        return Patterns.ask(queue, new GetQueueData(), PATIENCE)
                .thenApply(data -> system.actorOf(
                        Props.create(Paced.class, () -> new Paced(queue, (QueueData) data, pace, told))));
    }

    private void wakeAll() {
        paced.values().forEach(one -> one.thenAccept(queue -> queue.tell(new Wake(), ActorRef.noSender())));
    }

    /// One of them.
    private static final class Paced extends AbstractActor {
        /// A message that does not exist. All it does is make the queue look for what it can give to whoever
        /// waits.
        private static final UpdateVisibilityTimeout NUDGE =
                new UpdateVisibilityTimeout(new DeliveryReceipt("none#none"), new MillisVisibilityTimeout(0));

        private final ActorRef queue;
        private final String name;
        private final Pace pace;
        private final Consumer<String> told;
        private final SentTimes sentTimes = new SentTimes();
        private long delayMillis;

        Paced(ActorRef queue, QueueData data, Pace pace, Consumer<String> told) {
            this.queue = queue;
            this.name = data.name();
            this.delayMillis = data.delay().toMillis();
            this.pace = pace;
            this.told = told;
        }

        @Override
        public Receive createReceive() {
            return ReceiveBuilder.create()
                    .match(Wake.class, _ -> wake())
                    .match(SendMessage.class, send -> send(send.message()))
                    .match(DeleteMessage.class, delete -> {
                        sentTimes.remove(delete.deliveryReceipt().extractId().id());
                        queue.forward(delete, getContext());
                    })
                    .match(ClearQueue.class, clear -> {
                        sentTimes.clear();
                        queue.forward(clear, getContext());
                    })
                    .match(Received.class, received -> sentTimes.add(received.id(), received.sentMillis()))
                    .match(OldestSent.class, _ -> count(getSender()))
                    .match(
                            Counted.class,
                            counted -> counted.asked().tell(sentTimes.oldest(counted.messages()), ActorRef.noSender()))
                    .match(ReceiveMessages.class, this::receive)
                    .match(UpdateVisibilityTimeout.class, this::hide)
                    .match(UpdateQueueDelay.class, update -> {
                        delayMillis = update.newDelay().toMillis();
                        queue.forward(update, getContext());
                    })
                    .match(GetQueueStatistics.class, _ -> queue.forward(new GetQueueStatistics(now()), getContext()))
                    .matchAny(message -> queue.forward(message, getContext()))
                    .build();
        }

        private void wake() {
            queue.tell(NUDGE, ActorRef.noSender());
            told.accept(name);
        }

        private long now() {
            return pace.clock().millis();
        }

        private void count(ActorRef asked) {
            var self = getSelf();
            Patterns.ask(queue, new GetQueueStatistics(now()), PATIENCE).thenAccept(answer -> {
                var statistics = (QueueStatistics) answer;
                var messages = statistics.approximateNumberOfVisibleMessages()
                        + statistics.approximateNumberOfInvisibleMessages()
                        + statistics.approximateNumberOfMessagesDelayed();
                self.tell(new Counted(messages, asked), ActorRef.noSender());
            });
        }

        private void send(NewMessageData message) {
            var due = due(message.nextDelivery());
            var id =
                    message.id().getOrElse(() -> new MessageId(UUID.randomUUID().toString()));
            sentTimes.add(id.id(), now());
            queue.forward(new SendMessage(at(message, id, due)), getContext());
            tellAt(due);
        }

        private long due(NextDelivery delivery) {
            return switch (delivery) {
                case MillisNextDelivery at -> at.millis();
                case AfterMillisNextDelivery after -> now() + after.millis();
                case ImmediateNextDelivery$ _ -> now() + delayMillis;
                default -> throw new IllegalArgumentException("no time of a message: " + delivery);
            };
        }

        // What is due now is told at once. It reaches the queue before whoever is told asks there.
        private void tellAt(long due) {
            if (due <= now()) {
                told.accept(name);
            } else {
                var self = getSelf();
                pace.at(Instant.ofEpochMilli(due), () -> self.tell(new Wake(), ActorRef.noSender()));
            }
        }

        // What is received comes again if it is not deleted.
        private void receive(ReceiveMessages receive) {
            var asked = getSender();
            var wait = receive.waitForMessages();
            var patience = PATIENCE.plus(wait.isEmpty() ? Duration.ZERO : wait.get());
            var self = getSelf();
            Patterns.ask(queue, receive, patience).thenAccept(answer -> {
                if (answer instanceof scala.collection.immutable.List<?> messages) {
                    var received = CollectionConverters.asJava(messages).stream()
                            .map(MessageData.class::cast)
                            .toList();
                    received.forEach(message -> self.tell(
                            new Received(
                                    message.id().id(),
                                    message.created().toInstant().toEpochMilli()),
                            ActorRef.noSender()));
                    received.stream()
                            .map(message -> message.nextDelivery().millis())
                            .distinct()
                            .forEach(due -> pace.at(
                                    Instant.ofEpochMilli(due), () -> self.tell(new Wake(), ActorRef.noSender())));
                }
                asked.tell(answer, ActorRef.noSender());
            });
        }

        private void hide(UpdateVisibilityTimeout update) {
            queue.forward(update, getContext());
            if (update.visibilityTimeout() instanceof MillisVisibilityTimeout timeout) {
                tellAt(now() + timeout.millis());
            }
        }

        private static NewMessageData at(NewMessageData message, MessageId id, long due) {
            return new NewMessageData(
                    Option.apply(id),
                    message.content(),
                    message.messageAttributes(),
                    new MillisNextDelivery(due),
                    message.messageGroupId(),
                    message.messageDeduplicationId(),
                    message.orderIndex(),
                    message.tracingId(),
                    message.sequenceNumber(),
                    message.deadLetterSourceQueueName());
        }
    }
}
