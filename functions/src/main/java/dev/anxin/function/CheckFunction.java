package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Wake;
import dev.anxin.function.inquiry.DueCheck;
import dev.anxin.function.inquiry.GatewayClient;
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

/// Looks at payments when they are due.
public final class CheckFunction extends Handler {
    /// How long a gateway may take to answer.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// A payment with all its objects has a few kilobytes.
    private static final int LARGEST_ANSWER = 256 * 1024;

    private final DueCheck dueCheck;
    private final MessageLoop loop;
    private final BatchLoop batchLoop;

    public CheckFunction() {
        this(Environment.ofProcess());
    }

    public CheckFunction(Environment environment) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var dynamo = wiring.dynamo();
        var sqs = wiring.sqs();
        var clock = environment.clock();
        var metrics = environment.metrics();
        var accounts = new Accounts(wiring.document("ACCOUNTS_DOCUMENT"));
        var calls = wiring.calls(PATIENCE, LARGEST_ANSWER);
        dueCheck = new DueCheck(
                accounts,
                new GatewayClient(wiring.document("CALL_DOCUMENT"), calls, new Breaker(clock)),
                wiring.facts(dynamo),
                wiring.payments(dynamo, 1),
                wiring.queue(sqs, "WAKES_QUEUE"),
                wiring.days("FACT_DAYS"),
                new MetricsClock(clock, metrics));
        var unreadableMessages = new UnreadableMessages(wiring.deadLetters(sqs, "WAKES_DEAD_LETTERS"), metrics);
        loop = new MessageLoop(DueCheck.METRIC, unreadableMessages, metrics);
    }

    @Override
    public Json handle(Json event) {
        return batchLoop.ofQueue(event, (_, body) -> loop.isHandled(body, Wake::read, dueCheck::look));
    }
}
