package dev.anxin.ledger;

import dev.anxin.ledger.Summary.Progress;
import dev.anxin.ledger.SummaryPart.Entries;
import dev.anxin.payment.Money;
import java.time.Instant;

/// Turns news into fragments of summary, one case each.
final class Fragments {
    private Fragments() {}

    static Summary of(Fact fact) {
        var at = fact.at();
        var sum = fact.source() == Fact.Source.CALLBACK ? at(at, "", Moment.CALLED) : Summary.EMPTY;
        for (News news : fact.news()) {
            sum = sum.join(of(news, at, fact));
        }
        return sum;
    }

    /// @param at when it happened
    private static Summary of(News news, Instant at, Fact fact) {
        return switch (news) {
            case News.Registered(var registration) -> Summary.EMPTY.with(Summary.REGISTRATION, registration);
            case News.Corrected(var amount, var enough) ->
                Summary.EMPTY.with(Summary.CORRECTION, new Correction(at, amount, enough));
            case News.Returned _ -> at(at, "", Moment.RETURNED);
            case News.Acting(var code) -> acted(fact).join(at(at, code, Moment.ACTING));
            case News.Failed(var code) -> acted(fact).join(at(at, code, Moment.FAILED));
            case News.Reported(var code) -> acted(fact).join(at(at, code, Moment.REPORTED));
            case News.Dated(var own, var dated) -> of(dated, Joins.stored(own), fact);
            case News.Closed _ -> at(at, "", Moment.CLOSED);
            case News.Authorised(var asked) -> acted(fact).join(taken(asked, Charge.authorised(at)));
            case News.Paid(var asked, var captured) -> acted(fact).join(paid(asked, captured, at));
            case News.Contradicted(var what) -> acted(fact).join(at(at, what, Moment.CONTRADICTED));
            case News.Unpaid _ -> at(at, "", Moment.UNPAID);
            case News.NotFound _ -> at(at, "", Moment.NOT_FOUND);
            case News.NoAnswer(var why) -> at(at, why, Moment.NO_ANSWER);
            case News.Rang(var number) -> at(at, "" + number, Moment.RANG);
            case News.CallbackRejected _ -> at(at, "", Moment.REJECTED);
            case News.Disagreed(var what) -> at(at, what, Moment.DISAGREED);
            case News.FraudWarned warned -> warned(warned, at);
            case News.QuarantineLifted(var by) -> at(at, by, Moment.LIFTED);
            case News.Reviewed(var by) -> at(at, by, Moment.REVIEWED);
            case News.RefundRequested(var refund, var amount, var purpose, var _) ->
                entry(Summary.REFUNDS, refund, Refund.requested(amount, purpose, at));
            case News.RefundAdmitted(var refund) -> entry(Summary.REFUNDS, refund, Refund.admitted(at));
            case News.RefundRefused(var refund, var why) -> entry(Summary.REFUNDS, refund, Refund.refused(why, at));
            case News.ReturnHinted(var what) -> at(at, what, Moment.HINTED);
            case News.ReturnsTold _ -> at(at, "", Moment.RETURNS_TOLD);
            case News.RefundReported(var refund, var status, var amount) ->
                entry(Summary.REFUNDS, refund, Refund.reported(status, amount, at));
            case News.DisputeReported reported -> dispute(reported, at, fact);
            case News.OrderChanged(var order) -> Summary.EMPTY.with(Summary.ORDER, order);
            case News.AlsoKnownAs(var reference) -> entry(Summary.ALIASES, reference, reference);
            case News.Linked(var home) -> entry(Summary.HOMES, home, home);
            case News.Forwarded(var summary) -> summary.forwarded();
            case News.Told(var message) -> entry(Summary.TELLINGS, message, Progress.TOLD);
            case News.Done(var message) -> entry(Summary.TELLINGS, message, Progress.DONE);
        };
    }

    /// An event is of the time that the gateway gives it. An answer says how the dispute stood when the question
    /// was asked, and its own time is that of the dispute's beginning.
    private static Summary dispute(News.DisputeReported reported, Instant at, Fact fact) {
        var dueBy = reported.dueBy().equals(Instant.MIN) ? Instant.MIN : Joins.stored(reported.dueBy());
        var dispute = fact.source() == Fact.Source.CALLBACK
                ? Dispute.heard(reported.amount(), report(reported, at), dueBy)
                : Dispute.answered(reported.amount(), report(reported, fact.at()), at, dueBy);
        return entry(Summary.DISPUTES, reported.dispute(), dispute);
    }

    private static Summary warned(News.FraudWarned warned, Instant at) {
        var fragment = at(at, warned.type(), Moment.FRAUD_WARNED);
        return warned.actionable() ? fragment : fragment.join(at(at, "", Moment.FRAUD_UNACTIONABLE));
    }

    private static Summary paid(Money asked, long captured, Instant at) {
        return captured > 0
                ? taken(asked, Charge.paid(at, captured))
                : at(at, "taken, and nothing captured", Moment.CONTRADICTED);
    }

    private static Dispute.Report report(News.DisputeReported reported, Instant at) {
        return new Dispute.Report(at, reported.status(), reported.moved());
    }

    /// Whatever time it speaks of, nobody could wait for an answer from us before we heard of it.
    private static Summary acted(Fact fact) {
        return at(fact.heard(), "", Moment.ACTED);
    }

    private static Summary at(Instant at, String words, Moment moment) {
        return Summary.EMPTY.with(Summary.MOMENTS, Moments.of(moment, new Note(at, words)));
    }

    private static Summary taken(Money asked, Charge charge) {
        return entry(Summary.TAKEN, asked.toString(), charge);
    }

    private static <V> Summary entry(Entries<V> part, String id, V value) {
        return Summary.EMPTY.with(part, Bounded.of(id, value));
    }
}
