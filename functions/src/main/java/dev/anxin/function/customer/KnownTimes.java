package dev.anxin.function.customer;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.table.Recoveries;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.runtime.PaymentGuard;
import dev.anxin.ledger.PaymentState;
import dev.anxin.notification.Recovery;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RecoveryTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;

/// How long others took, as this copy of the function read it some minutes ago at most. A customer who waits hears in
/// time rather than in full: where it cannot be read or counted, that is logged, and nothing is known of it.
public final class KnownTimes {
    private static final Duration FRESH = Duration.ofMinutes(10);

    /// After what went wrong it is tried again sooner, and not for each customer.
    private static final Duration RETRY = Duration.ofMinutes(1);

    private static final Read NOTHING = new Read(RecoveryTimes.NONE, Instant.MIN);

    private final Recoveries recoveries;
    private final InstantSource clock;
    private final Metrics metrics;
    private final Map<Of, Read> read = new ConcurrentHashMap<>();

    private record Of(String account, MethodClass methodClass) {}

    private record Read(RecoveryTimes times, Instant until) {}

    public KnownTimes(Recoveries recoveries, InstantSource clock, Metrics metrics) {
        this.recoveries = recoveries;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Of this payment's account and method class; nothing if nobody waits for it.
    public RecoveryTimes of(PaymentKey key, PaymentState state) {
        var methodClass = Recovery.methodClass(state);
        if (!state.isWaiting() || methodClass.waitsForCustomer()) {
            return RecoveryTimes.NONE;
        }
        var now = clock.instant();
        var of = new Of(key.account(), methodClass);
        var known = read.getOrDefault(of, NOTHING);
        if (now.isBefore(known.until())) {
            return known.times();
        }
        var fresh = read(of, now); // two at once read twice: nobody waits for another's call
        read.put(of, fresh);
        return fresh.times();
    }

    private Read read(Of of, Instant now) {
        try {
            return new Read(recoveries.find(of.account(), of.methodClass(), now), now.plus(FRESH));
        } catch (SdkException | Unreadable failed) {
            count(of.account(), failed);
            return new Read(RecoveryTimes.NONE, now.plus(RETRY));
        }
    }

    /// One more, after its customer has heard.
    void add(PaymentKey key, Recovery recovery) {
        try {
            recoveries.add(key, recovery.methodClass(), recovery.recoveryPath(), recovery.waited(), clock.instant());
        } catch (SdkException failed) {
            count(key.account(), failed);
        }
    }

    private void count(String account, RuntimeException failed) {
        metrics.count(CustomerContext.METRIC, account, "no-times", "reason", PaymentGuard.reason(failed));
    }
}
