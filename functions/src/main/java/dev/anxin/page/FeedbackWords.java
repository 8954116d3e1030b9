package dev.anxin.page;

import dev.anxin.payment.Feedback;

/// The words in one language with which customers answer, and are answered.
interface FeedbackWords {
    static FeedbackWords in(String locale) {
        return locale.equals("en") ? new EnglishFeedback() : new ChineseFeedback();
    }

    /// What a customer says by a tap; of a comment, that it is sent.
    String say(Feedback feedback);

    /// What becomes of what they said.
    String noted(Feedback feedback);

    /// The words of the page on which they say what is not right.
    Tell tell();

    /// @param question on the page of the payment, before what can be said with one tap
    /// @param link to the page of all
    /// @param thanks before what becomes of it
    /// @param label of the field for own words
    /// @param hint beside it
    /// @param full instead of the field, once there are too many
    /// @param back link to the payment
    record Tell(
            String question,
            String link,
            String thanks,
            String heading,
            String label,
            String hint,
            String full,
            String back) {}
}
