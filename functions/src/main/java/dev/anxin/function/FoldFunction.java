package dev.anxin.function;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.message.Parked;
import dev.anxin.aws.table.Facts;
import dev.anxin.function.ledger.PaymentFolder;
import dev.anxin.function.runtime.BatchLoop;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.PaymentGuard;
import dev.anxin.function.runtime.StreamRecord;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.json.Json;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.util.List;

/// Makes payments of facts; nothing else writes payment items. Fed by the table's stream with new facts, and by
/// the queue `refold` with the keys of payments to be folded again. What it cannot handle is parked, so that
/// its neighbours go on.
public final class FoldFunction extends Handler {
    private final PaymentFolder paymentFolder;
    private final PaymentGuard paymentGuard;
    private final BatchLoop batchLoop;

    public FoldFunction() {
        this(Environment.ofProcess());
    }

    public FoldFunction(Environment environment) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var dynamo = wiring.dynamo();
        var shards = Integer.parseInt(environment.variable("DUE_SHARDS"));
        paymentFolder = new PaymentFolder(wiring.facts(dynamo), wiring.payments(dynamo, shards), environment.clock());
        paymentGuard = new PaymentGuard(wiring.parking(wiring.sqs()), environment.metrics());
    }

    @Override
    public Json handle(Json event) {
        return BatchLoop.isOfQueue(event)
                ? batchLoop.ofQueue(event, FoldFunction::payment, this::refold)
                : batchLoop.ofStream(
                        event, (partition, records) -> paymentGuard.onPayment(partition, key -> fold(key, records)));
    }

    /// All new facts of one payment in this batch: one read, one write.
    private boolean fold(PaymentKey key, List<StreamRecord> records) {
        return paymentGuard.run(key, 0, 0, () -> {
            var news = records.stream()
                    .map(record -> Facts.fragment(record.after()))
                    .reduce(Summary.EMPTY, Summary::join);
            paymentFolder.add(key, news);
        });
    }

    /// However often a payment was parked for one version of it, it is folded once.
    private static String payment(String body) {
        try {
            var parked = Parked.read(body);
            return parked.payment() + "#" + parked.version();
        } catch (Unreadable noKey) {
            return body;
        }
    }

    private boolean refold(String messageId, String body) {
        try {
            var parked = Parked.read(body);
            return paymentGuard.run(
                    parked.payment(),
                    parked.attempt(),
                    parked.version(),
                    () -> paymentFolder.refold(parked, messageId));
        } catch (Unreadable noKey) {
            return paymentGuard.isGivenUp(body, PaymentGuard.reason(noKey));
        }
    }
}
