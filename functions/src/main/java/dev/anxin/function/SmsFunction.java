package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.function.customer.SmsRequest;
import dev.anxin.function.customer.SmsSender;
import dev.anxin.function.runtime.BatchLoop;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.MessageLoop;
import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.function.runtime.UnreadableMessages;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.json.Json;

/// Sends waiting customers text messages, for merchants who chose that and have no subscriber of their own.
/// Fed by a queue that subscribes to the customers' topic.
public final class SmsFunction extends Handler {
    private final SmsSender smsSender;
    private final MessageLoop loop;
    private final BatchLoop batchLoop;

    public SmsFunction() {
        this(Environment.ofProcess());
    }

    public SmsFunction(Environment environment) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var dynamo = wiring.dynamo();
        var metrics = environment.metrics();
        smsSender = new SmsSender(
                new Accounts(wiring.document("ACCOUNTS_DOCUMENT")),
                wiring.contacts(dynamo),
                wiring.sentTexts(dynamo),
                wiring.phones(),
                new MetricsClock(environment.clock(), metrics));
        var dead = wiring.deadLetters(wiring.sqs(), "TEXTS_DEAD_LETTERS");
        loop = new MessageLoop(SmsSender.TEXTS, new UnreadableMessages(dead, metrics), metrics);
    }

    @Override
    public Json handle(Json event) {
        return batchLoop.ofQueue(event, (_, body) -> loop.isHandled(body, SmsRequest::read, smsSender::send));
    }
}
