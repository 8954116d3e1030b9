package dev.anxin.function;

import dev.anxin.aws.Accounts;
import dev.anxin.json.Json;

/// Sends waiting customers text messages, for merchants who chose that and have no subscriber of their own.
/// Fed by a queue that subscribes to the customers' topic.
public final class SmsFunction extends Handler {
    private final Texting texting;
    private final DeadLetters dead;

    public SmsFunction() {
        this(Surroundings.ofProcess());
    }

    public SmsFunction(Surroundings surroundings) {
        var wiring = new Wiring(surroundings);
        var dynamo = wiring.dynamo();
        var counts = surroundings.counts();
        texting = new Texting(
                new Accounts(wiring.document("ACCOUNTS_DOCUMENT")),
                wiring.contacts(dynamo),
                wiring.sentTexts(dynamo),
                wiring.phones(),
                new Texting.Log(surroundings.clock(), counts));
        dead = new DeadLetters(wiring.queue(wiring.sqs(), "TEXTS_DEAD_LETTERS"), counts, Texting.TEXTS);
    }

    @Override
    Json handle(Json event) {
        return Batch.ofQueue(event, (_, body) -> dead.onMessage(body, TextRequest::read, texting::send));
    }
}
