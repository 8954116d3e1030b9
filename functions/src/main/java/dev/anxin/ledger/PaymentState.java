package dev.anxin.ledger;

import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.MoneyState.Place;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodReport;
import dev.anxin.payment.MethodSchedule;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/// What a payment's facts mean: three parts (payment, order, money), two flags (quarantine, review) and
/// where it stands in time. [#of] makes it; nothing in it was decided anywhere else.
///
/// @param summary the facts it was concluded from
/// @param status the payment part
/// @param late the money came after the payment was closed, expired or cancelled
/// @param money the money part
/// @param quarantine why the gateway's word is not applied; empty if it is applied
/// @param stage how far up the ladder a customer who waits has come; none once nobody waits
/// @param alarm when the payment's clock rings next, and how often the gateway was asked
public record PaymentState(
        Summary summary,
        Status status,
        boolean late,
        MoneyState money,
        Set<Doubt> quarantine,
        Stage stage,
        Alarm alarm) {

    public PaymentState {
        quarantine = Set.copyOf(quarantine);
    }

    /// What the facts mean. Total: there is an answer for every summary.
    public static PaymentState of(Summary summary) {
        var state = Conclude.conclude(summary);
        return Alarm.morning(state).map(state::ringingAt).orElse(state);
    }

    private PaymentState ringingAt(Instant morning) {
        return new PaymentState(summary, status, late, money, quarantine, stage, alarm.at(morning));
    }

    /// All that this state calls for and that is not done. Ids are computed from payment and purpose, so doing
    /// one twice is harmless.
    public Set<Effect> owed() {
        return Owed.owed(this);
    }

    /// From the weakest evidence to the strongest. ACTING and FAILED are equals: the current attempt's counts.
    public enum Status {
        /// Nobody registered it. It may be other business of the same gateway account.
        UNREGISTERED,
        REGISTERED,
        /// The customer did something, and the gateway is working on it.
        ACTING,
        /// This attempt failed; the payment may still become paid.
        FAILED,
        /// The window is over, the gateway was asked, and nobody had paid. Any money reopens it.
        EXPIRED,
        /// Money is held. Never treated as paid.
        AUTHORISED,
        /// The gateway will take no money for it.
        CLOSED,
        /// The gateway took less than is expected, or lost some of it again. The merchant decides.
        PART_PAID,
        /// The gateway took what is expected, or more.
        PAID
    }

    /// Why the gateway's word is not applied.
    public enum Doubt {
        /// Another amount than expected.
        AMOUNT("amount"),
        CURRENCY("currency"),
        /// The gateway's word is impossible, such as a negative amount.
        CONTRADICTION("contradiction"),
        /// The gateway named more different amounts than a payment can have.
        TOO_MANY_AMOUNTS("too-many-amounts");

        private final String word;

        Doubt(String word) {
            this.word = word;
        }

        /// As events have it: `too-many-amounts`.
        public String word() {
            return word;
        }
    }

    /// Whether the merchant may treat it as paid.
    public boolean isPaid() {
        return status == Status.PAID && quarantine.isEmpty();
    }

    /// Whether the gateway took money for it that nobody doubts, enough or not. It can be sent back.
    public boolean hasMoney() {
        return (status == Status.PAID || status == Status.PART_PAID) && quarantine.isEmpty();
    }

    /// Whether it may hold its order: it is paid, or paid in part where the account says that this is its custom.
    public boolean isEnough() {
        return isPaid() || (hasMoney() && summary.registration().terms().partialCapture() && !isCaptureFailed());
    }

    /// Whether a capture failed and what is left is less than is expected. A person settles it, or it is captured
    /// again.
    public boolean isCaptureFailed() {
        return status == Status.PART_PAID && Conclude.captureFailedAt(summary).isPresent();
    }

    /// What the gateway took one by one, by its own ids; of most payments it names none.
    public SortedMap<String, Capture> captures() {
        return Conclude.captures(summary);
    }

    /// Why a person is needed, each reason with when it began; empty if nobody is needed.
    public Map<Review, Instant> review() {
        return Review.of(this);
    }

    /// What its customer answered on the page and no person has looked at since.
    public Optional<Note> openAnswer(Feedback feedback) {
        return summary.answer(feedback).filter(note -> note.at().isAfter(reviewedAt()));
    }

    /// When a person last settled what called for review; `Instant.MIN` if none did.
    public Instant reviewedAt() {
        return Conclude.at(summary, Moment.REVIEWED);
    }

    /// The true internal state in one word, for support and the merchant.
    public Diagnosis diagnosis() {
        return Diagnose.of(this);
    }

    /// How it goes through time where it is being paid by a slow method: a slip is out, or a debit under way.
    public Optional<MethodSchedule> slow() {
        return Conclude.slow(summary, status, quarantine.isEmpty());
    }

    /// How it is being paid, as the gateway said last; empty if it said nothing.
    public Optional<Method> method() {
        return Conclude.current(summary).map(MethodReport::method);
    }

    /// Whether the gateway can be asked about it, as far as it turned out. Else only callbacks bring news.
    public boolean isAskable() {
        return Conclude.isAskable(summary);
    }

    /// Until when the gateway may take its money; `Instant.MAX` while nobody can say.
    public Instant windowEnd() {
        return Conclude.windowEnd(summary);
    }

    /// When news of its slow methods is expected at the latest.
    public Stream<Instant> lastNews() {
        return Conclude.lastNews(summary);
    }

    /// When its customer first came back or acted; empty if the customer was never seen.
    public Optional<Instant> waitingSince() {
        return Conclude.sign(summary);
    }

    /// Why a shop may not ship for it now; empty if it may.
    public Optional<Obstacle> obstacle() {
        return Obstacle.of(this);
    }

    /// As [#obstacle], whatever the order last said. Who asks reads the order itself.
    public Optional<Obstacle> moneyObstacle() {
        return Obstacle.ofMoney(this);
    }

    /// Whether a refund can still keep away the dispute that the card network expects. Once it cannot, a first warning
    /// that comes late does not make it so again.
    public boolean isFraudActionable() {
        return summary.moment(Moment.FRAUD_WARNED).isPresent()
                && summary.moment(Moment.FRAUD_UNACTIONABLE).isEmpty();
    }

    public Place moneyPlace() {
        return Place.of(this);
    }

    /// The ids of refunds that came back and are still owed to the customer.
    public Set<String> owedRefunds() {
        return Bounces.owed(summary);
    }

    /// The latest attempt that failed; empty if none did.
    public Optional<Attempt> failure() {
        return Attempts.latestFailure(summary);
    }

    /// The gateway's own id of the current attempt, if that failed and the gateway names it.
    public Optional<String> failedAttempt() {
        return Attempts.failure(summary).map(Map.Entry::getKey).filter(id -> !id.isEmpty() && !id.startsWith("@"));
    }

    /// An answer of the gateway, about the failure that is known where it is about the same and does not say which.
    public News recognised(News answer) {
        return Attempts.recognised(summary, answer);
    }

    /// When we heard that the gateway took the expected amount; empty if it did not.
    public Optional<Instant> paidAt() {
        return Conclude.paidAt(summary);
    }

    /// When we first heard that the gateway took money for it, enough or not; empty if it took none.
    public Optional<Instant> takenAt() {
        return Conclude.takenAt(summary);
    }

    /// When its money goes back by itself unless the merchant fulfils; empty if it stays.
    public Optional<Instant> returnsAt() {
        return Alarm.returnDeadline(summary).filter(_ -> isReturnable());
    }

    /// Whether its method lets money go back without a person's word.
    boolean isReturnable() {
        return method().filter(method -> !method.isReturnable()).isEmpty();
    }

    /// What its customer was told, or is about to be.
    public Stream<Message> told() {
        return summary.tellings().entries().keySet().stream().flatMap(id -> Message.parse(id).stream());
    }

    /// Whether somebody still waits for an answer about this payment.
    public boolean isWaiting() {
        return isWaiting(summary, status, quarantine.isEmpty());
    }

    static boolean isWaiting(Summary summary, Status status, boolean undoubted) {
        return switch (status) {
            case UNREGISTERED -> false;
            case REGISTERED, ACTING, AUTHORISED -> true;
            case EXPIRED -> Conclude.isUnsure(summary) || !undoubted;
            case FAILED, CLOSED, PART_PAID, PAID -> !undoubted;
        };
    }
}
