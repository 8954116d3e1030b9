package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.function.customer.TextRequest;
import dev.anxin.function.customer.Texting;
import dev.anxin.function.runtime.Batch;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.LastStop;
import dev.anxin.function.runtime.Log;
import dev.anxin.function.runtime.MessageLoop;
import dev.anxin.function.runtime.Surroundings;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.json.Json;

/// Sends waiting customers text messages, for merchants who chose that and have no subscriber of their own.
/// Fed by a queue that subscribes to the customers' topic.
public final class SmsFunction extends Handler {
    private final Texting texting;
    private final MessageLoop loop;
    private final Batch batch;

    public SmsFunction() {
        this(Surroundings.ofProcess());
    }

    public SmsFunction(Surroundings surroundings) {
        var wiring = new Wiring(surroundings);
        batch = wiring.batch();
        var dynamo = wiring.dynamo();
        var counts = surroundings.counts();
        texting = new Texting(
                new Accounts(wiring.document("ACCOUNTS_DOCUMENT")),
                wiring.contacts(dynamo),
                wiring.sentTexts(dynamo),
                wiring.phones(),
                new Log(surroundings.clock(), counts));
        var dead = wiring.deadLetters(wiring.sqs(), "TEXTS_DEAD_LETTERS");
        loop = new MessageLoop(Texting.TEXTS, new LastStop(dead, counts), counts);
    }

    @Override
    public Json handle(Json event) {
        return batch.ofQueue(event, (_, body) -> loop.isHandled(body, TextRequest::read, texting::send));
    }
}
