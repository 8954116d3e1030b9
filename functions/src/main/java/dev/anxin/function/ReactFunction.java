package dev.anxin.function;

import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.function.effect.Emitter;
import dev.anxin.function.runtime.Batch;
import dev.anxin.function.runtime.Counts;
import dev.anxin.function.runtime.Guard;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.StreamRecord;
import dev.anxin.function.runtime.Surroundings;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.json.Json;
import dev.anxin.ledger.Conclude;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Owed;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.PaymentKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Emits what a payment's change calls for: what is owed now and was not before. After a refold, which
/// leaves a new mark, all that is owed. It decides nothing, so a record that comes twice does the same
/// twice, under the same ids.
public final class ReactFunction extends Handler {
    private final Emitter emitter;
    private final Guard guard;
    private final Counts counts;
    private final Batch batch;

    public ReactFunction() {
        this(Surroundings.ofProcess());
    }

    public ReactFunction(Surroundings surroundings) {
        var wiring = new Wiring(surroundings);
        batch = wiring.batch();
        var sqs = wiring.sqs();
        emitter = Emitter.of(wiring, sqs, surroundings);
        counts = surroundings.counts();
        guard = new Guard(wiring.parking(sqs), counts);
    }

    @Override
    public Json handle(Json event) {
        return batch.ofStream(event, (partition, records) -> guard.onPayment(partition, key -> react(key, records)));
    }

    /// The changes of one payment, in their order; after one that failed the rest still goes out.
    private boolean react(PaymentKey key, List<StreamRecord> records) {
        return records.stream().map(record -> react(key, record)).reduce(true, Boolean::logicalAnd);
    }

    private boolean react(PaymentKey key, StreamRecord record) {
        return guard.run(key, attempt(record), StoredPayment.version(record.after()), () -> {
            var before = record.before().isEmpty() ? StoredPayment.ABSENT : Payments.read(record.before());
            var after = Payments.read(record.after());
            var was = Conclude.conclude(before.summary());
            var state = Conclude.conclude(after.summary());
            var again = !after.mark().equals(before.mark());
            emitter.emit(key, state, again ? Owed.owed(state) : newlyOwed(was, state));
            if (before.version() == 0 || was.status() != state.status()) {
                count(key, state.status());
            }
        });
    }

    /// Every step of every payment is counted; unregistered ones are other business, or registrations that
    /// are missing.
    private void count(PaymentKey key, PaymentState.Status status) {
        counts.count("Payments", key.account(), status.name(), "reference", key.reference());
    }

    /// How often this payment was folded again before; a change that no refold made begins anew.
    private static int attempt(StreamRecord record) {
        var mark = StoredPayment.mark(record.after());
        return mark.equals(StoredPayment.mark(record.before())) ? 0 : StoredPayment.attempt(mark);
    }

    private static Set<Effect> newlyOwed(PaymentState before, PaymentState after) {
        var owed = new LinkedHashSet<>(Owed.owed(after));
        owed.removeAll(Owed.owed(before));
        return owed;
    }
}
