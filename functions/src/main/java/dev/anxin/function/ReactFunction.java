package dev.anxin.function;

import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.function.effect.EffectRunner;
import dev.anxin.function.runtime.BatchLoop;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.runtime.PaymentGuard;
import dev.anxin.function.runtime.StreamRecord;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.json.Json;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.PaymentState;
import dev.anxin.notification.AnswerTime;
import dev.anxin.payment.PaymentKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Emits what a payment's change calls for: what is owed now and was not before. After a refold, which leaves a
/// new mark, it emits all that is owed. It decides nothing, so a record that comes twice does the same twice,
/// under the same ids.
public final class ReactFunction extends Handler {
    private final EffectRunner effectRunner;
    private final PaymentGuard paymentGuard;
    private final Metrics metrics;
    private final BatchLoop batchLoop;

    public ReactFunction() {
        this(Environment.ofProcess());
    }

    public ReactFunction(Environment environment) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var sqs = wiring.sqs();
        effectRunner = EffectRunner.of(wiring, sqs, environment);
        metrics = environment.metrics();
        paymentGuard = new PaymentGuard(wiring.parking(sqs), metrics);
    }

    @Override
    public Json handle(Json event) {
        return batchLoop.ofStream(
                event, (partition, records) -> paymentGuard.onPayment(partition, key -> react(key, records)));
    }

    /// The changes of one payment, in their order; after one that failed the rest still goes out.
    private boolean react(PaymentKey key, List<StreamRecord> records) {
        return records.stream().map(record -> react(key, record)).reduce(true, Boolean::logicalAnd);
    }

    private boolean react(PaymentKey key, StreamRecord record) {
        return paymentGuard.run(key, attempt(record), StoredPayment.version(record.after()), () -> {
            var before = record.before().isEmpty() ? StoredPayment.ABSENT : Payments.read(record.before());
            var after = Payments.read(record.after());
            var was = PaymentState.of(before.summary());
            var state = PaymentState.of(after.summary());
            var again = !after.mark().equals(before.mark());
            effectRunner.emit(key, state, again ? state.owed() : newlyOwed(was, state));
            if (before.version() == 0 || was.status() != state.status()) {
                count(key, was, state);
            }
        });
    }

    /// Every step of every payment is counted; unregistered ones are other business, or registrations that
    /// are missing. How long the answer took is searched and not counted: as a dimension each class would be a
    /// metric of each account and status, to be paid for monthly.
    private void count(PaymentKey key, PaymentState was, PaymentState state) {
        var details = Stream.concat(
                Stream.of("reference", key.reference()),
                AnswerTime.of(was, state, metrics.clock().instant()).stream().flatMap(ReactFunction::details));
        metrics.count("Payments", key.account(), state.status().name(), details.toArray(String[]::new));
    }

    private static Stream<String> details(AnswerTime answerTime) {
        return Stream.of(
                "methodClass", answerTime.methodClass().word(),
                "answerSeconds", "" + answerTime.waited().toSeconds(),
                "stage", answerTime.stage().name());
    }

    /// How often this payment was folded again before; a change that no refold made counts from 0 again.
    private static int attempt(StreamRecord record) {
        var mark = StoredPayment.mark(record.after());
        return mark.equals(StoredPayment.mark(record.before())) ? 0 : StoredPayment.attempt(mark);
    }

    private static Set<Effect> newlyOwed(PaymentState before, PaymentState after) {
        var owed = new LinkedHashSet<>(after.owed());
        owed.removeAll(before.owed());
        return owed;
    }
}
