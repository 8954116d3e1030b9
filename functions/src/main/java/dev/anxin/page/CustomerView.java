package dev.anxin.page;

import dev.anxin.failure.Advice;
import dev.anxin.failure.Advice.Retry;
import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.notification.Cause;
import dev.anxin.notification.CustomerAdvice;
import dev.anxin.notification.DueDate;
import dev.anxin.notification.LocalAmounts;
import dev.anxin.notification.LocalTimes;
import dev.anxin.notification.PayAgain;
import dev.anxin.notification.PaymentContext;
import dev.anxin.notification.Promise;
import dev.anxin.notification.Template;
import dev.anxin.notification.UsualTimes;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.MethodSchedule;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// One look of a customer at a payment: what may be said of it at this moment, in no language yet.
///
/// @param locale the page's, which the customer may change: one of ours
record CustomerView(PaymentState state, PaymentContext paymentContext, String locale, PageFace pageFace) {
    static CustomerView at(PaymentState state, PaymentContext paymentContext, String locale) {
        return new CustomerView(state, paymentContext, locale, PageFace.of(state));
    }

    String order() {
        return state.summary().registration().order();
    }

    /// `US$10.99`.
    String expected() {
        return amount(state.money().expected());
    }

    String captured() {
        return amount(state.money().captured().asMoney());
    }

    /// What went back for good.
    String returned() {
        return amount(state.money().returned().asMoney());
    }

    /// What of the captured money did not go back.
    String left() {
        var money = state.money();
        return amount(new Money(
                money.captured().minor() - money.returned().minor(),
                money.captured().currency()));
    }

    /// What is still to pay of a transfer that came in part; else empty.
    String remaining() {
        return amount(due().remaining());
    }

    private String amount(Money money) {
        return LocalAmounts.of(money, locale);
    }

    /// When the last of what went back did.
    Optional<Instant> returnedAt() {
        return refunds()
                .filter(refund -> refund.status() == Refund.Status.SUCCEEDED)
                .map(refund -> refund.report().at())
                .max(Instant::compareTo);
    }

    LocalTimes times() {
        return LocalTimes.of(state.summary().registration().zone(), locale, paymentContext.now());
    }

    Stage stage() {
        return state.stage();
    }

    /// How far the ladder would have led a customer who waits until now: how long somebody may have looked at the page.
    Stage watched() {
        var ladder = state.summary().registration().terms().ladder();
        return state.waitingSince()
                .map(since -> ladder.stageAfter(Duration.between(since, paymentContext.now())))
                .orElse(Stage.NONE);
    }

    /// Whether what is said of how long it takes is still honest: that time is not over.
    boolean isWithinUsual() {
        var now = paymentContext.now();
        var early = state.stage() == Stage.NONE || state.stage() == Stage.REASSURED;
        return early && usualTimes().isWithin(state.waitingSince().orElse(now), now);
    }

    /// How long it takes, as messages say it: of all that have waited so far, or of those that bank debits are.
    ///
    /// @param phrase as [UsualTimes#phrase]
    String usual(String phrase) {
        return usualTimes().phrase(phrase, locale);
    }

    private UsualTimes usualTimes() {
        return UsualTimes.of(state, paymentContext.times(), paymentContext.now());
    }

    /// The ladder's next step: then at the latest a message goes out. Nobody is promised one who was not seen yet.
    Optional<Instant> hearBy() {
        var ladder = state.summary().registration().terms().ladder();
        return state.waitingSince().stream()
                .flatMap(since -> ladder.times().stream().map(since::plus))
                .filter(paymentContext.now()::isBefore)
                .findFirst()
                .map(at -> Promise.of(state, at));
    }

    Optional<Instant> nextCheck() {
        var next = state.alarm().next();
        var asks = state.isAskable() && state.alarm().isSet();
        return asks && next.isAfter(paymentContext.now()) ? Optional.of(next) : Optional.empty();
    }

    /// Whether a check is due and has not answered yet.
    boolean isChecking() {
        return state.isAskable()
                && state.alarm().isSet()
                && !state.alarm().next().isAfter(paymentContext.now());
    }

    /// How often the gateway was asked: "check no. 3".
    int check() {
        return state.alarm().check();
    }

    /// Until when the merchant decides about late money, as a promise; empty if a person does.
    Optional<Instant> returnsBy() {
        return state.returnsAt().filter(paymentContext.now()::isBefore).map(at -> Promise.of(state, at));
    }

    /// Of a payment that takes days.
    DueDate due() {
        return DueDate.of(state);
    }

    /// Whether the time to pay by slip or transfer is over.
    boolean isPastDue() {
        return due().at().filter(at -> !paymentContext.now().isBefore(at)).isPresent();
    }

    /// How its customer is written to.
    MessageTerms messages() {
        return state.summary().registration().terms().messages();
    }

    Order.Holder holder() {
        return state.summary().order().holder();
    }

    Order.Status orderStatus() {
        return state.summary().order().status();
    }

    /// Whether its customer was told to wait.
    boolean hasWaited() {
        return Template.hasWaited(state);
    }

    Cause cause() {
        return Cause.of(state);
    }

    PayAgain payAgain() {
        return PayAgain.of(state, paymentContext.now());
    }

    /// What helps after the attempt that failed; empty if the gateway named none.
    String advice() {
        return failureAdvice()
                .filter(_ -> !hasAnswered())
                .map(advice -> advice.customer().in(locale))
                .orElse("");
    }

    /// Whether its customer said what is not right, and no person has looked: then no advice to pay fits.
    private boolean hasAnswered() {
        return Stream.of(Feedback.CHARGED, Feedback.NOT_ME, Feedback.BALANCE_FINE)
                .anyMatch(feedback -> state.openAnswer(feedback).isPresent());
    }

    /// Why it failed, in the catalogue's one word; likewise.
    String failureCause() {
        return failureAdvice().map(Advice::cause).orElse("");
    }

    /// Whether only another way of paying helps.
    boolean needsOtherWay() {
        return failureAdvice().filter(advice -> advice.retry() == Retry.NEVER).isPresent();
    }

    private Optional<Advice> failureAdvice() {
        return state.failure().map(Attempt::code).map(code -> CustomerAdvice.of(paymentContext.advice(), code));
    }

    Optional<Instant> at(Moment moment) {
        return state.summary().moment(moment).map(Note::at);
    }

    /// Refunds that concern a customer: asked for is not decided.
    Stream<Refund> refunds() {
        return state.summary().refunds().values().stream()
                .filter(refund ->
                        refund.decision() == Refund.Decision.ADMITTED || refund.status() != Refund.Status.NONE)
                .filter(refund -> refund.decision() != Refund.Decision.REFUSED)
                .filter(refund -> refund.isIn(state.money().expected().currency()));
    }

    /// When and how far the ladder has led: nothing for a step that was not reached.
    Optional<Instant> reached(Stage stage) {
        var ladder = state.summary().registration().terms().ladder();
        var after = switch (stage) {
            case NONE -> Duration.ZERO;
            case REASSURED -> ladder.reassure();
            case PROGRESS -> ladder.progress();
            case HANDED_OVER -> ladder.handOver();
        };
        var slow = state.slow();
        if (slow.isPresent()) {
            return stage == Stage.HANDED_OVER && state.stage() == stage
                    ? slow.map(MethodSchedule::handOverAt)
                    : Optional.empty();
        }
        return state.stage().compareTo(stage) >= 0
                ? state.waitingSince().map(since -> since.plus(after))
                : Optional.empty();
    }
}
