package dev.anxin.local.simulator.books;

import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// A payment as its gateway keeps it. Never changed: each move of the customer, or of the gateway itself,
/// gives the next one.
///
/// @param ids what it is called by
/// @param amount what the gateway asks the customer for
/// @param untaken how much of that it does not take, in minor units
/// @param returnUrl where the customer is sent from the gateway's page
/// @param code why it failed or waits, or empty
/// @param when it last came to each status
/// @param returns what came back of it
/// @param method by what it is being paid
public record GatewayPayment(
        Ids ids,
        Money amount,
        long untaken,
        String returnUrl,
        Status status,
        String code,
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
                0,
                returnUrl,
                Status.WAITING,
                "",
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
                ? Optional.of(new GatewayPayment(ids, amount, untaken, returnUrl, next, reason, times, returns, method))
                : Optional.empty();
    }

    /// Paid although it was closed: a slip or a transfer that took its time; empty if it was not closed.
    Optional<GatewayPayment> paidAfterClosing(Instant at) {
        var times = new EnumMap<>(when);
        times.put(Status.SUCCEEDED, at);
        return status == Status.CLOSED
                ? Optional.of(new GatewayPayment(
                        ids, amount, untaken, returnUrl, Status.SUCCEEDED, "", times, returns, method))
                : Optional.empty();
    }

    /// The customer begins to pay by something that takes days; empty if the payment is over.
    Optional<GatewayPayment> begun(PayMethod.Kind kind, Optional<Instant> payBy, Instant at) {
        return to(Status.PROCESSING, "", at).map(next -> next.with(method.next(kind, payBy)));
    }

    private GatewayPayment with(PayMethod other) {
        return new GatewayPayment(ids, amount, untaken, returnUrl, status, code, when, returns, other);
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
        return new GatewayPayment(ids, other, untaken, returnUrl, status, code, when, returns, method);
    }

    /// @param less how much of its amount is not taken
    public GatewayPayment taking(long less) {
        return new GatewayPayment(ids, amount, less, returnUrl, status, code, when, returns, method);
    }

    /// What it took, or would take.
    public Money taken() {
        return new Money(amount.minor() - untaken, amount.currency());
    }

    public GatewayPayment with(Returns now) {
        return new GatewayPayment(ids, amount, untaken, returnUrl, status, code, when, now, method);
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
