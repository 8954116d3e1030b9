package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.delivery.Parcel;
import dev.anxin.function.delivery.Courier;
import dev.anxin.function.delivery.Delivering;
import dev.anxin.function.runtime.Batch;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.LastStop;
import dev.anxin.function.runtime.Log;
import dev.anxin.function.runtime.MessageLoop;
import dev.anxin.function.runtime.Surroundings;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.http.Breaker;
import dev.anxin.json.Json;
import java.time.Duration;

/// Brings every event to the merchant's own server, signed, and tries again for three days. Fed by a queue
/// that subscribes to the merchants' topic.
public final class DeliverFunction extends Handler {
    /// What shops are used to from other senders of webhooks (Standard Webhooks 1.0.0 advises 15 to 30 s).
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Only an answer's status counts; so much of its body is read that the connection can be used again.
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Delivering delivering;
    private final MessageLoop loop;
    private final Batch batch;

    public DeliverFunction() {
        this(Surroundings.ofProcess());
    }

    public DeliverFunction(Surroundings surroundings) {
        this(surroundings, PATIENCE);
    }

    /// With less patience, for tests.
    public DeliverFunction(Surroundings surroundings, Duration patience) {
        var wiring = new Wiring(surroundings);
        batch = wiring.batch();
        var sqs = wiring.sqs();
        var calls = wiring.callsToMerchants(patience, LARGEST_ANSWER);
        var dead = wiring.deadLetters(sqs, "DELIVERIES_DEAD_LETTERS");
        loop = new MessageLoop(Delivering.DELIVERIES, new LastStop(dead, surroundings.counts()), surroundings.counts());
        delivering = new Delivering(
                new Accounts(wiring.document("ACCOUNTS_DOCUMENT")),
                new Courier(
                        wiring.document("EVENT_SECRETS_DOCUMENT"),
                        calls,
                        new Breaker(surroundings.clock()),
                        surroundings.clock()),
                wiring.queue(sqs, "DELIVERIES_QUEUE"),
                dead.queue(),
                wiring.chains(wiring.dynamo()),
                new Log(surroundings.clock(), surroundings.counts()));
    }

    @Override
    public Json handle(Json event) {
        return batch.ofQueue(
                event,
                (message, body) -> loop.isHandled(body, Parcel::read, parcel -> delivering.handle(message, parcel)));
    }
}
