package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.ReconcileMessage;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.reconcile.CatchUp;
import dev.anxin.function.reconcile.ListingComparison;
import dev.anxin.function.reconcile.OpenPaymentsPage;
import dev.anxin.function.reconcile.ReconciliationWorker;
import dev.anxin.function.reconcile.RegistrationWatch;
import dev.anxin.function.reconcile.RunParts;
import dev.anxin.function.reconcile.ShardComparison;
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

/// Compares our books with the gateways', all open and lately settled payments in one run: each day by the
/// schedule, and whenever somebody starts it.
public final class ReconcileFunction extends Handler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// A list of a hundred payments with all their objects, or of fifty events with all that shops add to them.
    private static final int LARGEST_ANSWER = 2 * 1024 * 1024;

    private final ReconciliationWorker reconciliationWorker;
    private final MessageLoop loop;
    private final BatchLoop batchLoop;

    public ReconcileFunction() {
        this(Environment.ofProcess());
    }

    public ReconcileFunction(Environment environment) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var dynamo = wiring.dynamo();
        var sqs = wiring.sqs();
        var clock = environment.clock();
        var metrics = environment.metrics();
        var accounts = new Accounts(wiring.document("ACCOUNTS_DOCUMENT"));
        var calls = wiring.calls(PATIENCE, LARGEST_ANSWER);
        var gatewayClient = new GatewayClient(wiring.document("CALL_DOCUMENT"), calls, new Breaker(clock));
        var payments = wiring.payments(dynamo, 1);
        var paymentLedger = new PaymentLedger(wiring.facts(dynamo), payments, wiring.days("FACT_DAYS"), clock);
        var shards = Integer.parseInt(environment.variable("DUE_SHARDS"));
        var compareIndex = wiring.compare(dynamo);
        var metricsClock = new MetricsClock(clock, metrics);
        var domain = environment.optional("DOMAIN_NAME").orElse("");
        var openPaymentsPage = new OpenPaymentsPage(compareIndex, payments, paymentLedger, shards);
        var runParts = new RunParts(
                accounts,
                new ShardComparison(
                        compareIndex, payments, accounts, gatewayClient, paymentLedger, wiring.parallel(), shards),
                new ListingComparison(payments, accounts, gatewayClient, paymentLedger),
                new CatchUp(accounts, gatewayClient, paymentLedger, openPaymentsPage, metrics),
                new RegistrationWatch(accounts, gatewayClient, domain, metricsClock));
        reconciliationWorker = new ReconciliationWorker(
                runParts,
                wiring.reports(dynamo),
                wiring.queue(sqs, "RECONCILIATIONS_QUEUE"),
                metricsClock,
                wiring.heartbeat());
        loop = new MessageLoop(
                ReconciliationWorker.METRIC,
                new UnreadableMessages(wiring.deadLetters(sqs, "RECONCILIATIONS_DEAD_LETTERS"), metrics),
                metrics);
    }

    @Override
    public Json handle(Json event) {
        return BatchLoop.isOfQueue(event)
                ? batchLoop.ofQueue(
                        event,
                        (id, body) -> loop.isHandled(
                                body, ReconcileMessage::read, message -> reconciliationWorker.handle(id, message)))
                : Json.object("run", reconciliationWorker.begin().at());
    }
}
