package dev.anxin.function.ledger;

import dev.anxin.aws.OptimisticWrite;
import dev.anxin.aws.Overtaken;
import dev.anxin.aws.message.Parked;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes payment items: what is stored joined with what is new, conditional on the version that was read.
/// What changes nothing is not written, so a fact that comes twice costs a read.
public record PaymentFolder(Facts facts, Payments payments, InstantSource clock) {
    /// Others write the same item only while facts of one payment arrive at several shards at once.
    private static final OptimisticWrite WRITE = OptimisticWrite.atMost(8);

    /// Adds news to a payment. One without an item may have had one that expired: then all its facts are
    /// read, so that none is forgotten.
    public void add(PaymentKey key, Summary news) {
        write(key, stored -> {
            var known = stored.summary().equals(Summary.EMPTY) ? facts.sum(key) : stored.summary();
            return stored.with(known.join(news));
        });
    }

    /// Adds all facts of a payment, and marks it, so that all that is owed is emitted again. Once that was done
    /// for the effects of one version, they are not emitted for it again: else what fails for long multiplies.
    public void refold(Parked parked, String message) {
        var all = facts.sum(parked.payment());
        write(
                parked.payment(),
                stored -> parked.version() > 0 && stored.isMarkedAfter(parked.version())
                        ? stored
                        : stored.with(stored.summary().join(all)).marked(parked.attempt(), message));
    }

    /// @throws Overtaken if others kept writing the item
    private void write(PaymentKey key, UnaryOperator<StoredPayment> change) {
        WRITE.write(
                "the payment " + key,
                () -> payments.find(key, clock.instant()).orElse(StoredPayment.ABSENT),
                stored -> write(key, stored, change.apply(stored)));
    }

    /// @return what stands now; empty if somebody else was faster
    private Optional<StoredPayment> write(PaymentKey key, StoredPayment stored, StoredPayment next) {
        return next.equals(stored) || payments.put(key, next, clock.instant()) ? Optional.of(next) : Optional.empty();
    }
}
