package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.ForeignText;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;
import dev.anxin.privacy.Mask;
import java.math.BigInteger;
import java.time.Instant;

/// What disputes (chargebacks) say. An inquiry (`warning_...`) is a dispute too: the customer has complained to
/// the bank, which has taken nothing so far.
final class StripeDisputes {
    private StripeDisputes() {}

    static News of(Event event) {
        return of(event.about(), event.type());
    }

    /// A warning of the card network. While it is actionable a refund keeps the dispute away; later its payment was
    /// disputed, or refunded wholly.
    static News warning(Json warning) {
        return new News.FraudWarned(
                warning.at("fraud_type").text().map(Mask::code).orElse(""),
                warning.at("actionable").isTrue());
    }

    /// As a list tells it.
    static News of(Json dispute) {
        return of(dispute, "");
    }

    private static News of(Json dispute, String type) {
        var id = ForeignText.needId(dispute, "id");
        var moved = moved(type, dispute);
        var amount = StripeAmounts.read(dispute, "amount").orNone();
        var refundable = dispute.at("is_charge_refundable");
        return new News.DisputeReported(
                id, status(moved, dispute), amount, moved, dueBy(dispute), !refundable.exists() || refundable.isTrue());
    }

    /// A status that is not known here is open: then a person looks, and no refund goes out.
    private static Dispute.Status status(Dispute.Moved moved, Json dispute) {
        return switch (dispute.at("status").text().orElse("")) {
            case "warning_needs_response", "warning_under_review" -> Dispute.Status.INQUIRY;
            case "prevented" -> Dispute.Status.PREVENTED;
            case "lost" -> Dispute.Status.LOST;
            case "won", "warning_closed" -> Dispute.Status.WON;
            default -> moved == Dispute.Moved.REINSTATED ? Dispute.Status.WON : Dispute.Status.OPEN;
        };
    }

    /// What the bookings add up to: those that withdraw are negative. They are in the currency of the account,
    /// often another than the payment's, and so only their sign is read.
    private static Dispute.Moved moved(String type, Json dispute) {
        var bookings = dispute.at("balance_transactions");
        if (type.endsWith(".funds_reinstated")) {
            return Dispute.Moved.REINSTATED;
        }
        if (type.endsWith(".funds_withdrawn")) {
            return Dispute.Moved.WITHDRAWN;
        }
        if (!(bookings instanceof Json.Items)) {
            return Dispute.Moved.UNKNOWN;
        }
        var amounts = bookings.elements().stream()
                .map(booking -> booking.at("amount").whole().orElse(-1L))
                .toList();
        if (amounts.isEmpty()) {
            return Dispute.Moved.NOTHING;
        }
        var sum = amounts.stream()
                .reduce(BigInteger.ZERO, (one, next) -> one.add(BigInteger.valueOf(next)), BigInteger::add);
        return sum.signum() < 0 ? Dispute.Moved.WITHDRAWN : Dispute.Moved.REINSTATED;
    }

    private static Instant dueBy(Json dispute) {
        return Event.ofSeconds(dispute.at("evidence_details", "due_by"));
    }
}
