package dev.anxin.aws.table;

import static dev.anxin.aws.table.SummaryJson.at;
import static dev.anxin.aws.table.SummaryJson.list;
import static dev.anxin.aws.table.SummaryJson.text;
import static dev.anxin.aws.table.SummaryJson.whole;

import dev.anxin.json.Json;
import dev.anxin.ledger.Bounded;
import dev.anxin.ledger.Charge;
import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.Charge.Capture.Report;
import dev.anxin.ledger.Fact.Origin;
import java.time.Instant;

/// A charge as a part of [SummaryJson]: as one list.
final class ChargeJson {
    /// What earlier releases wrote.
    private static final int WITHOUT_CAPTURES = 3;

    private ChargeJson() {}

    static Json write(Charge charge) {
        return list(charge.authorised(), charge.paid(), charge.told(), captures(charge.captures()));
    }

    private static Json captures(Bounded<Capture> captures) {
        return captures.isEmpty() ? Json.Null.NULL : SummaryJson.bounded(captures, ChargeJson::capture);
    }

    static Charge read(Json json) {
        var isOlder = json.elements().size() == WITHOUT_CAPTURES;
        var captures = isOlder ? Json.Null.NULL : json.elements().get(3);
        return new Charge(
                at(json, 0, Instant.MAX),
                at(json, 1, Instant.MAX),
                whole(json, 2),
                SummaryJson.bounded(captures, ChargeJson::capture));
    }

    private static Json capture(Capture capture) {
        var heard = capture.heard();
        var answered = capture.answered();
        return list(
                capture.amount(),
                capture.failed(),
                heard.origin().stated(),
                heard.status(),
                heard.heard(),
                answered.origin().over(),
                answered.origin().stated(),
                answered.status(),
                answered.heard());
    }

    private static Capture capture(Json json) {
        return new Capture(
                whole(json, 0),
                new Report(Origin.event(at(json, 2, Instant.MIN)), status(json, 3), at(json, 4, Instant.MIN)),
                new Report(
                        new Origin(whole(json, 5), at(json, 6, Instant.MIN)),
                        status(json, 7),
                        at(json, 8, Instant.MIN)),
                at(json, 1, Instant.MAX));
    }

    private static Capture.Status status(Json json, int index) {
        return Capture.Status.valueOf(text(json, index));
    }
}
