package dev.anxin.gateway.adyen;

import dev.anxin.gateway.Event;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute.Moved;
import dev.anxin.ledger.Dispute.Status;
import dev.anxin.ledger.News;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// What is said of disputes: each stage is an event, and says by itself whether money moved. A request for information
/// and the notice of a chargeback to come are inquiries. Money that a bank took back without a dispute
/// (SETTLED_REVERSED) is gone, and nobody is asked.
final class AdyenDisputes {
    private AdyenDisputes() {}

    /// What a stage means.
    private record Stage(Status status, Moved moved) {}

    /// @param psp Adyen's id of the dispute, the same through all of its stages
    /// @return empty if the event is no stage of one
    static Optional<News> of(String eventCode, Json item, String psp) {
        return stage(eventCode).map(stage -> AdyenStages.dated(eventCode, news(stage, item, psp)));
    }

    private static Optional<Stage> stage(String eventCode) {
        return switch (eventCode) {
            case "NOTIFICATION_OF_CHARGEBACK", "REQUEST_FOR_INFORMATION" ->
                Optional.of(new Stage(Status.INQUIRY, Moved.NOTHING));
            case "CHARGEBACK" -> Optional.of(new Stage(Status.OPEN, Moved.WITHDRAWN));
            case "CHARGEBACK_REVERSED", "PREARBITRATION_WON" -> Optional.of(new Stage(Status.WON, Moved.REINSTATED));
            case "SECOND_CHARGEBACK", "PREARBITRATION_LOST", "SETTLED_REVERSED" ->
                Optional.of(new Stage(Status.LOST, Moved.WITHDRAWN));
            default -> Optional.empty();
        };
    }

    private static News news(Stage stage, Json item, String psp) {
        var amount = AdyenAmounts.read(item.at("amount")).orNone();
        return new News.DisputeReported(psp, stage.status(), amount, stage.moved(), dueBy(item), true);
    }

    /// Not signed: only shown.
    private static Instant dueBy(Json item) {
        try {
            var stated = item.at("additionalData", "defensePeriodEndsAt").text().map(Instant::parse);
            return stated.map(at -> Event.time(at, at, Instant.MAX)).orElse(Instant.MIN);
        } catch (DateTimeException notATime) {
            return Instant.MIN;
        }
    }
}
