package dev.anxin.local.simulator.books;

import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A payment as its gateway keeps it. Never changed: each move of the customer, or of the gateway itself,
/// gives the next one.
///
/// @param ids what it is called by
/// @param amount what the gateway asks the customer for
/// @param taking how much of that it takes, at once or in parts
/// @param returnUrl where the customer is sent from the gateway's page
/// @param code why it failed or waits, or empty
/// @param tries of the customer
/// @param when it last came to each status
/// @param returns what came back of it
/// @param method by what it is being paid
public record GatewayPayment(
        Ids ids,
        Money amount,
        Taking taking,
        String returnUrl,
        Status status,
        String code,
        Tries tries,
        Map<Status, Instant> when,
        Returns returns,
        PayMethod method) {

    public GatewayPayment {
        when = Map.copyOf(when);
    }

    /// @param reference what its callbacks call it: OlePay's `order_id`, Stripe's payment intent
    /// @param own the gateway's other name of it: OlePay's `payment_id`, Stripe's checkout session, or
    ///     empty
    public record Ids(String reference, String own) {}

    /// The customer's attempts, counted from 1.
    ///
    /// @param number of the latest; 0 before the first
    /// @param failed those that came to nothing
    public record Tries(int number, Set<Integer> failed) {
        static final Tries NONE = new Tries(0, Set.of());

        public Tries {
            failed = Set.copyOf(failed);
        }

        /// An attempt that is under way, or that holds money, goes on; else another begins.
        Tries to(Status before, Status next) {
            var goesOn = before == Status.PROCESSING || before == Status.AUTHORISED;
            var begins = next != Status.CLOSED && !goesOn;
            var now = begins ? number + 1 : number;
            var all = new HashSet<>(failed);
            if (next == Status.FAILED) {
                all.add(now);
            }
            return new Tries(now, all);
        }
    }

    public enum Status {
        /// Nobody has paid so far.
        WAITING("waiting"),
        /// The customer did something, and the gateway is at it.
        PROCESSING("processing"),
        /// The latest attempt failed; another may follow.
        FAILED("failed"),
        /// No money will be taken for it any more.
        CLOSED("closed"),
        /// Money is held.
        AUTHORISED("authorised"),
        SUCCEEDED("succeeded");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// As OlePay has it: `processing`.
        public String word() {
            return word;
        }
    }

    static GatewayPayment open(Ids ids, Money amount, String returnUrl, Instant at) {
        return new GatewayPayment(
                ids,
                amount,
                Taking.ALL,
                returnUrl,
                Status.WAITING,
                "",
                Tries.NONE,
                Map.of(Status.WAITING, at),
                Returns.NONE,
                PayMethod.CARD);
    }

    /// One that takes no money and gives none any more.
    public boolean isFinal() {
        return status == Status.CLOSED || status == Status.SUCCEEDED;
    }

    /// What it is after it came to a status; empty if it cannot: what is final stays, and what is under way
    /// cannot be closed by whoever asks.
    Optional<GatewayPayment> to(Status next, String reason, Instant at) {
        var possible = switch (next) {
            case WAITING -> false;
            case PROCESSING, FAILED, AUTHORISED -> !isFinal() && status != Status.AUTHORISED;
            case CLOSED, SUCCEEDED -> !isFinal();
        };
        var times = new EnumMap<>(when);
        times.put(next, at);
        return possible
                ? Optional.of(new GatewayPayment(
                        ids,
                        amount,
                        taken(next, at),
                        returnUrl,
                        next,
                        reason,
                        tries.to(status, next),
                        times,
                        returns,
                        method))
                : Optional.empty();
    }

    private Taking taken(Status next, Instant at) {
        return next == Status.SUCCEEDED ? taking.with(amount.minor() - taking.untaken(), at) : taking;
    }

    /// Paid although it was closed: a slip or a transfer that took its time; empty if it was not closed.
    Optional<GatewayPayment> paidAfterClosing(Instant at) {
        var times = new EnumMap<>(when);
        times.put(Status.SUCCEEDED, at);
        return status == Status.CLOSED
                ? Optional.of(new GatewayPayment(
                        ids,
                        amount,
                        taken(Status.SUCCEEDED, at),
                        returnUrl,
                        Status.SUCCEEDED,
                        "",
                        tries.to(status, Status.SUCCEEDED),
                        times,
                        returns,
                        method))
                : Optional.empty();
    }

    /// The customer begins to pay by something that takes days; empty if the payment is over.
    Optional<GatewayPayment> begun(PayMethod.Kind kind, Optional<Instant> payBy, Instant at) {
        return to(Status.PROCESSING, "", at).map(next -> next.with(method.next(kind, payBy)));
    }

    private GatewayPayment with(PayMethod other) {
        return new GatewayPayment(ids, amount, taking, returnUrl, status, code, tries, when, returns, other);
    }

    /// Whether a slip is out, or a transfer to be made: nobody has paid so far.
    public boolean isSlipOut() {
        return status == Status.PROCESSING && method.kind().isSlip();
    }

    /// Whether a bank works on a debit.
    public boolean isDebitUnderWay() {
        return status == Status.PROCESSING && method.kind() == PayMethod.Kind.BANK_DEBIT;
    }

    /// Whether the shop may have it closed: not while money may be on its way. A slip that is out is void then.
    public boolean isClosable() {
        return status == Status.WAITING || status == Status.FAILED || isSlipOut();
    }

    public GatewayPayment withAmount(Money other) {
        return new GatewayPayment(ids, other, taking, returnUrl, status, code, tries, when, returns, method);
    }

    /// As somebody would tell it who does not know of its money.
    public GatewayPayment takingNothing() {
        return with(Taking.ALL.but(amount.minor()));
    }

    GatewayPayment with(Taking now) {
        return new GatewayPayment(ids, amount, now, returnUrl, status, code, tries, when, returns, method);
    }

    /// How much of its amount it never took.
    public long untaken() {
        return taking.untaken();
    }

    /// What it took and did not lose again; before that, what it would take.
    public Money taken() {
        return new Money(taking.of(amount.minor()), amount.currency());
    }

    public GatewayPayment with(Returns now) {
        return new GatewayPayment(ids, amount, taking, returnUrl, status, code, tries, when, now, method);
    }

    /// As somebody sees it whose clock is wrong by so much.
    public GatewayPayment shifted(Duration by) {
        var times = new EnumMap<Status, Instant>(Status.class);
        when.forEach((reached, at) -> times.put(reached, at.plus(by)));
        return new GatewayPayment(
                ids, amount, taking.shifted(by), returnUrl, status, code, tries, times, returns.shifted(by), method);
    }

    public Optional<Instant> at(Status reached) {
        return Optional.ofNullable(when.get(reached));
    }

    /// When it came to its status.
    public Instant since() {
        return at(status).orElseThrow();
    }

    public Instant createdAt() {
        return at(Status.WAITING).orElseThrow();
    }
}
