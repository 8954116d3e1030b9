package dev.anxin.local.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// What goes wrong with which call for a refund.
final class RefundFaults {
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Queue<List<Fault>> next = new ConcurrentLinkedQueue<>();

    /// @param refund with the refund that is made
    /// @param call with this call for it
    record Wrong(List<Fault.OfRefund> refund, List<Fault.OfRefundCall> call) {
        static final Wrong NOTHING = new Wrong(List.of(), List.of());

        boolean failsBefore() {
            return call.stream().anyMatch(Fault.FailBefore.class::isInstance);
        }

        /// By the wall clock.
        List<Duration> waits() {
            return call.stream()
                    .filter(Fault.TimeoutAfterSuccess.class::isInstance)
                    .map(one -> ((Fault.TimeoutAfterSuccess) one).real())
                    .toList();
        }

        boolean losesReply() {
            return call.stream().anyMatch(Fault.LoseReply.class::isInstance);
        }
    }

    /// With the next call that nobody has planned for yet.
    void next(List<Fault> wrong) {
        next.add(List.copyOf(wrong));
    }

    /// Of this call: what is planned for the payment is wrong with the first call of each refund alone.
    Wrong of(FaultPlan faultPlan, String reference, String key) {
        var number = calls.merge(reference + "#" + key, 1, Integer::sum);
        var planned = number == 1 ? faultPlan : new FaultPlan(faultPlan.seed(), Map.of(), faultPlan.rates());
        var now = Optional.ofNullable(next.poll()).orElse(List.of());
        return new Wrong(
                both(Fault.OfRefund.class, faultPlan.of(Fault.OfRefund.class, reference, "refund " + key), now),
                both(
                        Fault.OfRefundCall.class,
                        planned.of(Fault.OfRefundCall.class, reference, "call " + number + " for " + key),
                        now));
    }

    private static <T extends Fault> List<T> both(Class<T> kind, List<T> planned, List<Fault> now) {
        var chosen = now.stream().filter(kind::isInstance).map(kind::cast);
        return Stream.concat(planned.stream(), chosen).toList();
    }
}
