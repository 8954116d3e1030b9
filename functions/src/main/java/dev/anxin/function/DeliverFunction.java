package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.delivery.QueuedEvent;
import dev.anxin.function.delivery.DeliveryWorker;
import dev.anxin.function.delivery.WebhookSender;
import dev.anxin.function.runtime.BatchLoop;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.MessageLoop;
import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.function.runtime.UnreadableMessages;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.http.Breaker;
import dev.anxin.json.Json;
import java.time.Duration;

/// Brings every event to the merchant's own server, signed, and tries again for three days. Fed by a queue
/// that subscribes to the merchants' topic.
public final class DeliverFunction extends Handler {
    /// What shops are used to from other senders of webhooks (Standard Webhooks 1.0.0 advises 15 to 30 s).
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Only an answer's status counts. This much of its body is read, so that the connection can be used again.
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final DeliveryWorker deliveryWorker;
    private final MessageLoop loop;
    private final BatchLoop batchLoop;

    public DeliverFunction() {
        this(Environment.ofProcess());
    }

    public DeliverFunction(Environment environment) {
        this(environment, PATIENCE);
    }

    /// With less patience, for tests.
    public DeliverFunction(Environment environment, Duration patience) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var sqs = wiring.sqs();
        var calls = wiring.callsToMerchants(patience, LARGEST_ANSWER);
        var dead = wiring.deadLetters(sqs, "DELIVERIES_DEAD_LETTERS");
        loop = new MessageLoop(
                DeliveryWorker.DELIVERIES, new UnreadableMessages(dead, environment.metrics()), environment.metrics());
        deliveryWorker = new DeliveryWorker(
                new Accounts(wiring.document("ACCOUNTS_DOCUMENT")),
                new WebhookSender(
                        wiring.document("EVENT_SECRETS_DOCUMENT"),
                        calls,
                        new Breaker(environment.clock()),
                        environment.clock()),
                wiring.queue(sqs, "DELIVERIES_QUEUE"),
                dead.queue(),
                wiring.chains(wiring.dynamo(), Integer.parseInt(environment.variable("DUE_SHARDS"))),
                new MetricsClock(environment.clock(), environment.metrics()));
    }

    @Override
    public Json handle(Json event) {
        return batchLoop.ofQueue(
                event,
                (message, body) -> loop.isHandled(
                        body, QueuedEvent::read, queuedEvent -> deliveryWorker.handle(message, queuedEvent)));
    }
}
