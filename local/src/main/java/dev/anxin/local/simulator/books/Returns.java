package dev.anxin.local.simulator.books;

import dev.anxin.local.simulator.books.Movement.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What came back of one payment, oldest first. Never changed: what happens gives the next one.
///
/// @param moved every movement of its money since it was taken
public record Returns(List<GatewayRefund> refunds, List<GatewayDispute> disputes, List<Movement> moved) {
    static final Returns NONE = new Returns(List.of(), List.of(), List.of());

    public Returns {
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
        moved = List.copyOf(moved);
    }

    /// @param key the merchant's own id of it, not empty
    public Optional<GatewayRefund> byKey(String key) {
        return refunds.stream().filter(refund -> refund.key().equals(key)).findFirst();
    }

    public Optional<GatewayRefund> refund(String id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    public Optional<GatewayDispute> dispute(String id) {
        return disputes.stream().filter(dispute -> dispute.id().equals(id)).findFirst();
    }

    public boolean isDisputed() {
        return disputes.stream().anyMatch(dispute -> dispute.status() == GatewayDispute.Status.OPEN);
    }

    /// In minor units: what went back, or is about to.
    public long refunded() {
        return refunds.stream()
                .filter(refund -> refund.status() != GatewayRefund.Status.FAILED)
                .mapToLong(refund -> refund.amount().minor())
                .sum();
    }

    /// In minor units: what is gone, or may be.
    public long gone() {
        var disputed = disputes.stream()
                .filter(dispute -> dispute.status() != GatewayDispute.Status.WON)
                .mapToLong(dispute -> dispute.amount().minor())
                .sum();
        return refunded() + disputed;
    }

    Returns shifted(Duration by) {
        return new Returns(
                refunds.stream().map(one -> one.shifted(by)).toList(),
                disputes.stream().map(one -> one.shifted(by)).toList(),
                moved);
    }

    /// A new one: its money leaves at once.
    public Returns made(GatewayRefund refund) {
        return new Returns(and(refunds, refund), disputes, and(moved, movement(Kind.REFUND, refund, refund.at())));
    }

    public Returns changed(GatewayRefund refund) {
        var others = refunds.stream()
                .map(one -> one.id().equals(refund.id()) ? refund : one)
                .toList();
        var failed = refund.status() == GatewayRefund.Status.FAILED;
        return new Returns(
                others, disputes, failed ? and(moved, movement(Kind.REFUND_BACK, refund, refund.changed())) : moved);
    }

    public Returns opened(GatewayDispute dispute) {
        return new Returns(
                refunds, and(disputes, dispute), and(moved, movement(Kind.CHARGEBACK, dispute, dispute.at())));
    }

    public Returns closed(GatewayDispute dispute, Instant at) {
        var others = disputes.stream()
                .map(one -> one.id().equals(dispute.id()) ? dispute : one)
                .toList();
        var won = dispute.status() == GatewayDispute.Status.WON;
        return new Returns(refunds, others, won ? and(moved, movement(Kind.CHARGEBACK_BACK, dispute, at)) : moved);
    }

    private static Movement movement(Kind kind, GatewayRefund refund, Instant at) {
        return new Movement(kind, refund.name(), refund.amount(), at);
    }

    private static Movement movement(Kind kind, GatewayDispute dispute, Instant at) {
        return new Movement(kind, dispute.id(), dispute.amount(), at);
    }

    private static <T> List<T> and(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
