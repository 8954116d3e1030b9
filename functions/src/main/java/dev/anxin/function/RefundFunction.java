package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.RefundMessage;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.refund.RefundCaller;
import dev.anxin.function.refund.RefundLog;
import dev.anxin.function.refund.RefundReserve;
import dev.anxin.function.refund.RefundWorker;
import dev.anxin.function.runtime.BatchLoop;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.MessageLoop;
import dev.anxin.function.runtime.UnreadableMessages;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.http.Breaker;
import dev.anxin.json.Json;
import java.time.Duration;

/// Sees to refunds: the only function that moves money. What a message says is only a hint; what is due for
/// its refund stands in the ledger.
public final class RefundFunction extends Handler {
    /// How long a gateway may take to answer. Four questions fit into the function's 30 s.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// A payment with all its refunds has a few kilobytes.
    private static final int LARGEST_ANSWER = 256 * 1024;

    private final MessageLoop loop;
    private final RefundWorker refundWorker;
    private final BatchLoop batchLoop;

    public RefundFunction() {
        this(Environment.ofProcess());
    }

    public RefundFunction(Environment environment) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var dynamo = wiring.dynamo();
        var clock = environment.clock();
        var metrics = environment.metrics();
        var keep = wiring.days("FACT_DAYS");
        var facts = wiring.facts(dynamo);
        var paymentLedger = new PaymentLedger(facts, wiring.payments(dynamo, 1), keep, clock);
        var calls = wiring.calls(PATIENCE, LARGEST_ANSWER);
        var gatewayClient = new GatewayClient(wiring.document("CALL_DOCUMENT"), calls, new Breaker(clock));
        var refundReserve = RefundReserve.of(wiring, dynamo);
        var log = new RefundLog(clock, keep, metrics);
        var accounts = new Accounts(wiring.document("ACCOUNTS_DOCUMENT"));
        refundWorker = new RefundWorker(
                accounts,
                paymentLedger,
                refundReserve,
                gatewayClient,
                new RefundCaller(paymentLedger, refundReserve, gatewayClient, log),
                log);
        var unreadableMessages =
                new UnreadableMessages(wiring.deadLetters(wiring.sqs(), "REFUNDS_DEAD_LETTERS"), metrics);
        loop = new MessageLoop(RefundLog.METRIC, unreadableMessages, metrics);
    }

    @Override
    public Json handle(Json event) {
        return batchLoop.ofQueue(event, (_, body) -> loop.isHandled(body, RefundMessage::read, refundWorker::seeTo));
    }
}
