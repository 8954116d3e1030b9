package dev.anxin.gateway.adyen;

import dev.anxin.ledger.News;
import java.time.Instant;
import java.util.List;

/// In which order things happen to one payment's money. Adyen signs no time, and what is not signed decides nothing. So
/// a capture that failed counts as later than the capture, and each stage of a dispute as later than those before it,
/// in whatever order they arrive.
final class AdyenStages {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final List<String> STAGES = List.of(
            "AUTHORISATION",
            "CAPTURE",
            "CAPTURE_FAILED",
            "NOTIFICATION_OF_CHARGEBACK",
            "REQUEST_FOR_INFORMATION",
            "CHARGEBACK",
            "CHARGEBACK_REVERSED",
            "SECOND_CHARGEBACK",
            "PREARBITRATION_WON",
            "PREARBITRATION_LOST",
            "SETTLED_REVERSED");

    private AdyenStages() {}

    /// News of a stage, dated by its place: a second for each, in the year 2000.
    ///
    /// @throws IllegalArgumentException for what is no stage
    static News dated(String eventCode, News news) {
        var stage = STAGES.indexOf(eventCode);
        if (stage < 0) {
            throw new IllegalArgumentException(eventCode + " is no stage");
        }
        return new News.Dated(FIRST.plusSeconds(stage), news);
    }
}
