package dev.anxin.function.feedback;

import dev.anxin.aws.Digest;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.json.Json;
import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.page.FeedbackPanel;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.KeptBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Puts what a customer answered into the ledger. However often and from however many tabs somebody sends it, it is
/// one fact: an answer is once until a person has looked, and a comment once by its words. So a payment has few.
public record FeedbackRecorder(PaymentLedger paymentLedger, Metrics metrics) {
    private static final String METRIC = "Feedback";

    /// @param panel what the page offers to the customer now, and what it may have offered before
    /// @return what is known with it. What was never about this payment is not noted
    public Summary put(PaymentKey key, Summary known, FeedbackPanel panel, FeedbackRequest asked) {
        var feedback = asked.feedback();
        if (feedback == Feedback.COMMENT) {
            return comment(key, known, asked.comment());
        }
        return panel.takes(feedback)
                ? answer(key, known, feedback)
                : counted(key, known, panel.given().contains(feedback) ? "repeated" : "unfit");
    }

    private Summary answer(PaymentKey key, Summary known, Feedback feedback) {
        var state = PaymentState.of(known);
        var reviewed = state.reviewedAt();
        var isFirst = reviewed.equals(Instant.MIN);
        var code = state.failure().map(Attempt::code).orElse("");
        var id = "feedback#" + feedback.word() + "#" + (isFirst ? 0 : reviewed.toEpochMilli());
        var news = new News.CustomerAnswered(feedback, code);
        var fact = Fact.of(key, Source.CUSTOMER, id, after(reviewed), news);
        var fresh = paymentLedger.put(fact);
        return counted(key, known.join(Summary.of(fact)), fresh ? feedback.word() : "repeated");
    }

    /// After the last review, whatever the clocks of two instances say: nobody has looked at it yet.
    private Instant after(Instant reviewed) {
        var now = paymentLedger.now();
        return now.isAfter(reviewed) ? now : reviewed.plusMillis(1);
    }

    /// In the first place that is free. Somebody may have taken it meanwhile, perhaps with the same words.
    private Summary comment(PaymentKey key, Summary known, String comment) {
        var digest = Digest.of(comment.getBytes(StandardCharsets.UTF_8));
        var all = known;
        for (int number = known.comments().size() + 1; number <= Summary.MOST_COMMENTS; number++) {
            if (isWritten(all, digest)) {
                return counted(key, all, "repeated");
            }
            var id = "feedback#" + Feedback.COMMENT.word() + "#" + number;
            var news = new News.CustomerCommented(number, digest);
            var reviewed = PaymentState.of(all).reviewedAt();
            var fact = Fact.of(key, Source.CUSTOMER, id, after(reviewed), news);
            if (paymentLedger.put(fact, KeptBody.of(Json.object("text", comment)))) {
                return counted(key, all.join(Summary.of(fact)), Feedback.COMMENT.word());
            }
            all = paymentLedger.known(key);
        }
        return counted(key, all, isWritten(all, digest) ? "repeated" : "full");
    }

    private static boolean isWritten(Summary known, String digest) {
        return known.comments().stream().anyMatch(comment -> comment.words().equals(digest));
    }

    private Summary counted(PaymentKey key, Summary known, String outcome) {
        metrics.count(METRIC, key.account(), outcome, "reference", key.reference());
        return known;
    }
}
