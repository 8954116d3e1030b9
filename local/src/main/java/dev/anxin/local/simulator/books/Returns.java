package dev.anxin.local.simulator.books;

import dev.anxin.local.simulator.books.Movement.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What came back of one payment, oldest first. Never changed: what happens gives the next one.
///
/// @param warnings of fraud: nothing came back yet
/// @param moved every movement of its money since it was taken
public record Returns(
        List<GatewayRefund> refunds, List<GatewayDispute> disputes, List<FraudWarning> warnings, List<Movement> moved) {
    static final Returns NONE = new Returns(List.of(), List.of(), List.of(), List.of());

    public Returns {
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
        warnings = List.copyOf(warnings);
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
                .filter(dispute -> dispute.status().isWithdrawn())
                .mapToLong(dispute -> dispute.amount().minor())
                .sum();
        return refunded() + disputed;
    }

    Returns shifted(Duration by) {
        return new Returns(
                refunds.stream().map(one -> one.shifted(by)).toList(),
                disputes.stream().map(one -> one.shifted(by)).toList(),
                warnings.stream().map(one -> one.shifted(by)).toList(),
                moved);
    }

    /// A new one: its money leaves at once.
    public Returns made(GatewayRefund refund) {
        var out = movement(Kind.REFUND, refund, refund.at());
        return new Returns(and(refunds, refund), disputes, warnings, and(moved, out));
    }

    public Returns changed(GatewayRefund refund) {
        var others = refunds.stream()
                .map(one -> one.id().equals(refund.id()) ? refund : one)
                .toList();
        var failed = refund.status() == GatewayRefund.Status.FAILED;
        var back = movement(Kind.REFUND_BACK, refund, refund.changed());
        return new Returns(others, disputes, warnings, failed ? and(moved, back) : moved);
    }

    /// A dispute that was opened, or came to another status: money moves where the bank has it now and had it not, or
    /// the other way round.
    public Returns with(GatewayDispute dispute) {
        var known = dispute(dispute.id());
        var others = disputes.stream()
                .map(one -> one.id().equals(dispute.id()) ? dispute : one)
                .toList();
        var before = known.filter(one -> one.status().isWithdrawn()).isPresent();
        var after = dispute.status().isWithdrawn();
        var out = movement(after ? Kind.CHARGEBACK : Kind.CHARGEBACK_BACK, dispute);
        return new Returns(
                refunds,
                known.isPresent() ? others : and(disputes, dispute),
                warnings,
                before == after ? moved : and(moved, out));
    }

    public Returns with(FraudWarning warning) {
        return new Returns(refunds, disputes, and(warnings, warning), moved);
    }

    /// In minor units, oldest first: what a dispute took (below zero) and gave back.
    public List<Long> bookings(GatewayDispute dispute) {
        return moved.stream()
                .filter(movement -> movement.key().equals(dispute.id()))
                .map(movement -> movement.kind() == Kind.CHARGEBACK
                        ? -movement.amount().minor()
                        : movement.amount().minor())
                .toList();
    }

    private static Movement movement(Kind kind, GatewayRefund refund, Instant at) {
        return new Movement(kind, refund.name(), refund.amount(), at);
    }

    private static Movement movement(Kind kind, GatewayDispute dispute) {
        return new Movement(kind, dispute.id(), dispute.amount(), dispute.changed());
    }

    private static <T> List<T> and(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
