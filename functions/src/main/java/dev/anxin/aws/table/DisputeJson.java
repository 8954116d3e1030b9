package dev.anxin.aws.table;

import static dev.anxin.aws.table.SummaryJson.at;
import static dev.anxin.aws.table.SummaryJson.list;
import static dev.anxin.aws.table.SummaryJson.text;
import static dev.anxin.aws.table.SummaryJson.whole;

import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Dispute.Moved;
import dev.anxin.ledger.Dispute.Report;
import dev.anxin.ledger.Dispute.Status;
import dev.anxin.ledger.Fact.Origin;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A dispute as a part of [SummaryJson]: as one list. Each release appended to what the one before it wrote.
final class DisputeJson {
    /// The first release: amount, status, time.
    private static final int FIRST = 3;

    /// The first that told what was heard from what was answered, each with one time.
    private static final int WITH_ONE_TIME = 10;

    /// Where this release begins: what an answer was asked over, whether a refund is possible, and when each status
    /// was first heard.
    private static final int OVER = 12;

    private static final int REFUNDABLE = 13;
    private static final int FIRSTS = 15;

    /// In this order the times stand at which each was first heard.
    private static final List<Status> STATUSES =
            List.of(Status.INQUIRY, Status.OPEN, Status.PREVENTED, Status.WON, Status.LOST);

    private DisputeJson() {}

    static Json write(Dispute dispute) {
        var heard = dispute.heard();
        var answered = dispute.answered();
        return list(
                dispute.amount(),
                olderWord(dispute.status()),
                dispute.since(),
                heard.stated(),
                heard.status(),
                heard.moved(),
                answered.stated(),
                answered.status(),
                answered.moved(),
                dispute.dueBy(),
                heard.heard(),
                answered.heard(),
                answered.over(),
                heard.refundable(),
                answered.refundable(),
                first(dispute, 0),
                first(dispute, 1),
                first(dispute, 2),
                first(dispute, 3),
                first(dispute, 4));
    }

    private static Instant first(Dispute dispute, int status) {
        return dispute.firsts().getOrDefault(STATUSES.get(status), Instant.MAX);
    }

    /// The nearest that the first release knows.
    private static Status olderWord(Status status) {
        return switch (status) {
            case INQUIRY, OPEN -> Status.OPEN;
            case PREVENTED, WON -> Status.WON;
            case LOST -> Status.LOST;
        };
    }

    static Dispute read(Json json) {
        int written = json.elements().size();
        return switch (written) {
            case FIRST -> ofFirst(json);
            case WITH_ONE_TIME -> of(json, 3, 6);
            default -> of(json, 10, 11);
        };
    }

    private static Dispute ofFirst(Json json) {
        var at = at(json, 2, Instant.MAX);
        var report = new Report(Origin.event(at), Status.valueOf(text(json, 1)), Moved.UNKNOWN, true, at);
        return new Dispute(amount(json), report, Report.NOTHING, Map.of(report.status(), at), Instant.MIN);
    }

    /// @param heard where the time stands at which we heard what was told
    /// @param asked where the time stands at which we asked for what was answered
    private static Dispute of(Json json, int heard, int asked) {
        var isOlder = json.elements().size() <= OVER;
        var told = report(json, 3, 0, isOlder || json.elements().get(REFUNDABLE).isTrue(), heard);
        var answered = report(
                json,
                6,
                isOlder ? 0 : whole(json, OVER),
                isOlder || json.elements().get(REFUNDABLE + 1).isTrue(),
                asked);
        var dispute = new Dispute(amount(json), told, answered, Map.of(), at(json, 9, Instant.MIN));
        var firsts = isOlder ? Map.of(dispute.status(), at(json, 2, Instant.MAX)) : firsts(json);
        return new Dispute(dispute.amount(), told, answered, firsts, dispute.dueBy());
    }

    private static Money amount(Json json) {
        return Money.parse(text(json, 0));
    }

    private static Report report(Json json, int index, long over, boolean refundable, int heard) {
        return new Report(
                new Origin(over, at(json, index, Instant.MIN)),
                Status.valueOf(text(json, index + 1)),
                Moved.valueOf(text(json, index + 2)),
                refundable,
                at(json, heard, Instant.MIN));
    }

    private static Map<Status, Instant> firsts(Json json) {
        var firsts = new EnumMap<Status, Instant>(Status.class);
        for (int i = 0; i < STATUSES.size(); i++) {
            var first = at(json, FIRSTS + i, Instant.MAX);
            if (first.isBefore(Instant.MAX)) {
                firsts.put(STATUSES.get(i), first);
            }
        }
        return firsts;
    }
}
