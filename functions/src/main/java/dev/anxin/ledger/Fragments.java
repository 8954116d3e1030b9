package dev.anxin.ledger;

import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.Registration.Correction;
import dev.anxin.ledger.Summary.Progress;
import dev.anxin.ledger.SummaryPart.Entries;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodReport;
import dev.anxin.payment.Money;
import java.time.Instant;

/// Turns news into fragments of summary, one case each.
final class Fragments {
    private Fragments() {}

    static Summary of(Fact fact) {
        var sum = fact.source() == Fact.Source.CALLBACK ? at(fact.at(), "", Moment.CALLED) : Summary.EMPTY;
        for (News news : fact.news()) {
            sum = sum.join(of(news, fact.origin().stated(), fact));
        }
        return sum;
    }

    /// @param stated when it happened, by the gateway's clock
    private static Summary of(News news, Instant stated, Fact fact) {
        return of(news, stated, fact, fact.at());
    }

    private static Summary of(News news, Instant stated, Fact fact, Instant at) {
        return switch (news) {
            case News.Registered(var registration) -> Summary.EMPTY.with(Summary.REGISTRATION, registration);
            case News.Corrected corrected -> corrected(corrected, at);
            case News.OfCustomer customer -> customer(customer, at);
            case News.Acting(var attempt, var code) -> attempt(attempt, new Attempt(false, code, at), fact);
            case News.MethodNamed(var method) -> method(method, fact);
            case News.Failed failed -> failed(failed, stated, fact);
            case News.Reported(var code) -> acted(fact).join(at(at, code, Moment.REPORTED));
            case News.Dated(var own, var dated) -> of(dated, Joins.stored(own), fact);
            case News.Closed _ -> at(at, "", Moment.CLOSED);
            case News.Authorised(var asked) -> acted(fact).join(taken(asked, Charge.authorised(at)));
            case News.Paid(var asked, var captured) -> acted(fact).join(paid(asked, captured, at));
            case News.CaptureReported reported -> acted(fact).join(capture(reported, stated, fact));
            case News.Contradicted(var what) -> acted(fact).join(at(at, what, Moment.CONTRADICTED));
            case News.Unpaid _ -> at(at, "", Moment.UNPAID);
            case News.NotFound _ -> at(at, "", Moment.NOT_FOUND);
            case News.NoAnswer(var why) -> at(at, why, Moment.NO_ANSWER);
            case News.Unaskable(var why) -> at(at, why, Moment.UNASKABLE);
            case News.Rang(var number) -> at(at, "" + number, Moment.RANG);
            case News.CallbackRejected _ -> at(at, "", Moment.REJECTED);
            case News.Disagreed(var what) -> at(at, what, Moment.DISAGREED);
            case News.FraudWarned warned -> warned(warned, at);
            case News.QuarantineLifted(var by) -> at(at, by, Moment.LIFTED);
            case News.Reviewed(var by) -> at(at, by, Moment.REVIEWED);
            case News.RefundRequested requested -> requested(requested, at);
            case News.RefundAdmitted(var refund) -> entry(Summary.REFUNDS, refund, Refund.admitted(at));
            case News.RefundRefused(var refund, var why) -> entry(Summary.REFUNDS, refund, Refund.refused(why, at));
            case News.Hinted(var what) -> at(at, what, Moment.HINTED);
            case News.ReturnsTold _ -> at(at, "", Moment.RETURNS_TOLD);
            case News.RefundReported reported -> refund(reported, stated, at);
            case News.DisputeReported reported -> dispute(reported, stated, fact);
            case News.OrderChanged(var order) -> Summary.EMPTY.with(Summary.ORDER, order);
            case News.AlsoKnownAs(var reference) -> entry(Summary.ALIASES, reference, reference);
            case News.Linked(var home) -> entry(Summary.HOMES, home, home);
            case News.Forwarded(var summary) -> summary.forwarded();
            case News.Told(var message, var _, var _) -> entry(Summary.TELLINGS, message, Progress.TOLD);
            case News.Done(var message) -> entry(Summary.TELLINGS, message, Progress.DONE);
        };
    }

    private static Summary corrected(News.Corrected corrected, Instant at) {
        var correction = new Correction(at, corrected.amount(), corrected.enough());
        var amount = corrected.amount().toString();
        return entry(Summary.CORRECTED, amount, amount).with(Summary.CORRECTION, correction);
    }

    private static Summary customer(News.OfCustomer news, Instant at) {
        return switch (news) {
            case News.Returned _ -> at(at, "", Moment.RETURNED);
            case News.CustomerAnswered answered -> answered(answered, at);
            case News.CustomerCommented(var number, var digest) ->
                entry(Summary.FEEDBACK, Summary.comment(number), new Note(at, digest));
        };
    }

    /// A charge that only the customer knows of is a reason to ask the gateway.
    private static Summary answered(News.CustomerAnswered answered, Instant at) {
        var word = answered.feedback().word();
        var given = entry(Summary.FEEDBACK, word, new Note(at, answered.code()));
        return answered.feedback() == Feedback.CHARGED ? given.join(at(at, word, Moment.HINTED)) : given;
    }

    private static Summary requested(News.RefundRequested requested, Instant at) {
        var refund = Refund.requested(requested.amount(), requested.reason(), at);
        return entry(Summary.REFUNDS, requested.refund(), refund);
    }

    private static Summary refund(News.RefundReported reported, Instant stated, Instant at) {
        var refund = Refund.reported(reported.status(), reported.amount(), at, stated);
        return entry(Summary.REFUNDS, reported.refund(), refund);
    }

    private static Summary failed(News.Failed failed, Instant stated, Fact fact) {
        var id = named(failed.attempt(), stated, fact);
        return attempt(id, new Attempt(true, failed.code(), fact.at()), fact);
    }

    /// The register of answers or of events, and what is known of each attempt.
    private static Summary attempt(String id, Attempt attempt, Fact fact) {
        var part = fact.source() == Fact.Source.CALLBACK ? Summary.EVENT : Summary.ANSWER;
        var word = acted(fact).with(part, new Attempt.Report(fact.origin(), id, attempt));
        return id.isEmpty() ? word : word.join(entry(Summary.ATTEMPTS, id, attempt));
    }

    /// A failure without an id is known by the second in which the gateway says that it happened; one that it does
    /// not date is the same however often it is answered.
    private static String named(String id, Instant stated, Fact fact) {
        if (!id.isEmpty()) {
            return id;
        }
        var isDated = fact.source() == Fact.Source.CALLBACK
                || !stated.equals(fact.origin().stated());
        return isDated ? "@" + stated.getEpochSecond() : "@";
    }

    /// That it was taken once is true of a capture that failed too.
    private static Summary capture(News.CaptureReported reported, Instant stated, Fact fact) {
        var isTold = fact.source() == Fact.Source.CALLBACK;
        var origin = isTold ? Fact.Origin.event(stated) : fact.origin();
        var report = new Capture.Report(origin, reported.status(), fact.at());
        var capture = isTold ? Capture.heard(reported.amount(), report) : Capture.answered(reported.amount(), report);
        return taken(reported.asked(), Charge.paid(fact.at(), reported.capture(), capture));
    }

    /// An event tells how the dispute stood when it happened, an answer how it stood when it was given: both by the
    /// gateway's clock.
    private static Summary dispute(News.DisputeReported reported, Instant stated, Fact fact) {
        var dueBy = reported.dueBy().equals(Instant.MIN) ? Instant.MIN : Joins.stored(reported.dueBy());
        var isTold = fact.source() == Fact.Source.CALLBACK;
        var report = new Dispute.Report(
                isTold ? Fact.Origin.event(stated) : fact.origin(),
                reported.status(),
                reported.moved(),
                reported.refundable(),
                fact.at());
        var dispute = isTold
                ? Dispute.heard(reported.amount(), report, dueBy)
                : Dispute.answered(reported.amount(), report, dueBy);
        return entry(Summary.DISPUTES, reported.dispute(), dispute);
    }

    private static Summary warned(News.FraudWarned warned, Instant at) {
        var fragment = at(at, warned.type(), Moment.FRAUD_WARNED);
        return warned.actionable() ? fragment : fragment.join(at(at, "", Moment.FRAUD_UNACTIONABLE));
    }

    private static Summary method(Method method, Fact fact) {
        var payBy = method.isDated() ? Joins.stored(method.payBy()) : Instant.MAX;
        var stored = new Method(
                method.methodClass(), method.type(), method.attempt(), payBy, method.number(), method.remaining());
        var asked = fact.source() != Fact.Source.CALLBACK;
        return entry(Summary.METHODS, stored.key(asked), MethodReport.of(stored, fact.at()));
    }

    private static Summary paid(Money asked, long captured, Instant at) {
        return captured > 0
                ? taken(asked, Charge.paid(at, captured))
                : at(at, "taken, and nothing captured", Moment.CONTRADICTED);
    }

    /// Whatever time it speaks of, nobody could wait for an answer from us before we heard of it.
    private static Summary acted(Fact fact) {
        return at(fact.at(), "", Moment.ACTED);
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
