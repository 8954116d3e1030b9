package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.ForeignText;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;

/// What disputes (chargebacks) say. An inquiry (`warning_...`) is a dispute too: the customer has
/// complained to the bank.
final class StripeDisputes {
    private StripeDisputes() {}

    static News of(Event event) {
        return of(event.about(), event.type());
    }

    /// As a list tells it.
    static News of(Json dispute) {
        return of(dispute, "");
    }

    private static News of(Json dispute, String type) {
        var id = ForeignText.needId(dispute, "id");
        var status = status(type, dispute);
        return StripeAmounts.read(dispute, "amount").news(money -> new News.DisputeReported(id, status, money));
    }

    /// What is not known to have ended is open: then a person looks, and no refund goes out.
    private static Dispute.Status status(String type, Json dispute) {
        return switch (dispute.at("status").text().orElse("")) {
            case "lost" -> Dispute.Status.LOST;
            case "won", "warning_closed" -> Dispute.Status.WON;
            default -> type.endsWith(".funds_reinstated") ? Dispute.Status.WON : Dispute.Status.OPEN;
        };
    }
}
