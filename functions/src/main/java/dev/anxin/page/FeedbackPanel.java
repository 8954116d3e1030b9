package dev.anxin.page;

import dev.anxin.ledger.Summary;
import dev.anxin.payment.Feedback;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a customer can answer now, by what the page tells them: nobody is asked what makes no sense to them.
///
/// @param offered what is new to us
/// @param given what they answered and a person is yet to look at; and that they wrote
/// @param late what is not offered any more, and was about how the payment stood before: who says it is heard
public record FeedbackPanel(List<Feedback> offered, List<Feedback> given, List<Feedback> late) {
    /// The catalogue's word for a balance that does not suffice.
    private static final String NO_BALANCE = "insufficient_funds";

    public FeedbackPanel {
        offered = List.copyOf(offered);
        given = List.copyOf(given);
        late = List.copyOf(late);
    }

    static FeedbackPanel of(CustomerView customerView) {
        var state = customerView.state();
        var comments = state.summary().comments().size();
        var offered = fitting(customerView).stream()
                .filter(feedback -> state.openAnswer(feedback).isEmpty())
                .toList();
        var given = state.review().keySet().stream()
                .flatMap(reason -> reason.answer().stream())
                .toList();
        return new FeedbackPanel(
                comments < Summary.MOST_COMMENTS ? with(offered, Feedback.COMMENT) : offered,
                comments > 0 ? with(given, Feedback.COMMENT) : given,
                earlier(customerView).stream()
                        .filter(feedback -> !offered.contains(feedback))
                        .toList());
    }

    /// Whether this answer is kept: it is offered, or it comes after what it is about.
    public boolean takes(Feedback feedback) {
        return offered.contains(feedback) || late.contains(feedback);
    }

    /// Whether nobody need look at this answer, as the payment stands now.
    ///
    /// @param said in its word; empty if nothing was answered
    boolean isMoot(String said) {
        return Feedback.of(said)
                .filter(feedback -> !offered.contains(feedback) && !given.contains(feedback))
                .isPresent();
    }

    private static List<Feedback> with(List<Feedback> some, Feedback one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    /// Goes by the face and by the cause, which the page tells anyway; never by a code, which may tell more.
    private static Set<Feedback> fitting(CustomerView customerView) {
        return switch (customerView.pageFace()) {
            case CONFIRMING, HANDED_OVER -> customerView.isWithinUsual() ? Set.of() : EnumSet.of(Feedback.CHARGED);
            case TRY_AGAIN, NOT_PAID -> unpaid(customerView);
            case PAID, PART_PAID, PART_REFUNDED, PAID_LATE -> EnumSet.of(Feedback.NOT_ME);
            // The money is on its way, or was never asked for.
            case PAY_BY, BANK_DEBIT, SETTLING, RETURNING, REFUNDED, REFUND_BOUNCED, CHARGED_BACK -> Set.of();
        };
    }

    /// What made sense at some time, as far as the facts still tell.
    private static Set<Feedback> earlier(CustomerView customerView) {
        var state = customerView.state();
        var earlier = state.failure().isPresent() ? unpaid(customerView) : EnumSet.noneOf(Feedback.class);
        if (!customerView.isWithinUsual() && state.slow().isEmpty()) {
            earlier.add(Feedback.CHARGED);
        }
        if (state.takenAt().isPresent()) {
            earlier.add(Feedback.NOT_ME);
        }
        return earlier;
    }

    private static Set<Feedback> unpaid(CustomerView customerView) {
        var fitting = EnumSet.of(Feedback.CHARGED);
        if (customerView.state().failure().isPresent()) {
            fitting.add(Feedback.NOT_ME);
        }
        if (customerView.failureCause().equals(NO_BALANCE)) {
            fitting.add(Feedback.BALANCE_FINE);
        }
        return fitting;
    }
}
