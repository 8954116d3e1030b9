package dev.anxin.page;

import dev.anxin.locale.Locales;
import dev.anxin.locale.Phrasebook;
import dev.anxin.payment.Feedback;
import java.util.Map;

/// The words in one locale with which customers answer, and are answered.
record FeedbackWords(Phrasebook phrasebook) {
    static FeedbackWords in(String locale) {
        return new FeedbackWords(Locales.in(locale));
    }

    /// What a customer says by a tap; of a comment, that it is sent.
    String say(Feedback feedback) {
        return phrasebook.page("say", feedback.word(), Map.of());
    }

    /// What becomes of what they said.
    String noted(Feedback feedback) {
        return phrasebook.page("noted", feedback.word(), Map.of());
    }

    /// Why nobody need look at what was just said.
    String moot(PageFace pageFace) {
        var name = switch (pageFace) {
            case PAID, PART_REFUNDED, PART_PAID, PAID_LATE -> "paid";
            case RETURNING, REFUNDED, REFUND_BOUNCED, CHARGED_BACK -> "returned";
            case CONFIRMING, HANDED_OVER, PAY_BY, BANK_DEBIT, SETTLING, TRY_AGAIN, NOT_PAID -> "changed";
        };
        return phrasebook.page("moot", name, Map.of());
    }

    /// The page on which they say what is not right.
    ///
    /// @param name `heading`; `question` stands on the page of the payment, `full` instead of the field
    String tell(String name) {
        return phrasebook.page("tell", name, Map.of());
    }
}
