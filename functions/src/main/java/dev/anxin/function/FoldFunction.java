package dev.anxin.function;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.message.Parked;
import dev.anxin.aws.table.Facts;
import dev.anxin.function.ledger.PaymentFolder;
import dev.anxin.function.runtime.Batch;
import dev.anxin.function.runtime.Guard;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.StreamRecord;
import dev.anxin.function.runtime.Surroundings;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.json.Json;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.util.List;

/// Makes payments of facts, and alone writes payment items. Fed by the table's stream with new facts, and
/// by the queue `refold` with the keys of payments to be folded again. What it cannot handle is parked: its
/// neighbours go on.
public final class FoldFunction extends Handler {
    private final PaymentFolder paymentFolder;
    private final Guard guard;
    private final Batch batch;

    public FoldFunction() {
        this(Surroundings.ofProcess());
    }

    public FoldFunction(Surroundings surroundings) {
        var wiring = new Wiring(surroundings);
        batch = wiring.batch();
        var dynamo = wiring.dynamo();
        var shards = Integer.parseInt(surroundings.variable("DUE_SHARDS"));
        paymentFolder = new PaymentFolder(wiring.facts(dynamo), wiring.payments(dynamo, shards), surroundings.clock());
        guard = new Guard(wiring.parking(wiring.sqs()), surroundings.counts());
    }

    @Override
    public Json handle(Json event) {
        return Batch.isOfQueue(event)
                ? batch.ofQueue(event, FoldFunction::payment, this::refold)
                : batch.ofStream(event, (partition, records) -> guard.onPayment(partition, key -> fold(key, records)));
    }

    /// All new facts of one payment in this batch: one read, one write.
    private boolean fold(PaymentKey key, List<StreamRecord> records) {
        return guard.run(key, 0, 0, () -> {
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
            return guard.run(
                    parked.payment(), parked.attempt(), parked.version(), () -> paymentFolder.refold(parked, messageId));
        } catch (Unreadable noKey) {
            return guard.isGivenUp(body, Guard.reason(noKey));
        }
    }
}
