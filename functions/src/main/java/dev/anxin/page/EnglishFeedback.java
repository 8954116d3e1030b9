package dev.anxin.page;

import dev.anxin.payment.Feedback;

final class EnglishFeedback implements FeedbackWords {
    @Override
    public String say(Feedback feedback) {
        return switch (feedback) {
            case BALANCE_FINE -> "My balance is fine";
            case CHARGED -> "I was charged";
            case NOT_ME -> "This was not me";
            case COMMENT -> "Send";
        };
    }

    @Override
    public String noted(Feedback feedback) {
        return switch (feedback) {
            case BALANCE_FINE ->
                "A member of our staff will ask the payment provider why your balance was not accepted.";
            case CHARGED ->
                "We are asking the payment provider about the charge, and a member of our staff will look at it. Please"
                        + " do not pay again until then.";
            case NOT_ME -> "A member of our staff will look at it.";
            case COMMENT -> "Your message is kept with this payment. If you need an answer, please ask our support.";
        };
    }

    @Override
    public Tell tell() {
        return new Tell(
                "Something not right?",
                "Tell us",
                "Thank you.",
                "What is not right?",
                "In your own words",
                "Up to 500 characters. Please leave out names, addresses, card numbers and passwords.",
                "Your messages are kept with this payment. No more can be kept here: please ask our support.",
                "Back to your payment");
    }
}
