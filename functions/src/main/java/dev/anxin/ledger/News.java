package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;

/// What a fact can say. Each alternative is a fragment of summary: see [Summary#of].
public sealed interface News {
    /// The merchant announced the payment before sending its customer to the gateway.
    record Registered(Registration registration) implements News {}

    /// The merchant or a person corrected what was expected (tax, promotions).
    record Corrected(Money amount) implements News {}

    /// The customer came back from the gateway.
    record Returned() implements News {}

    /// The customer did something and the gateway is at it: processing, 3-D Secure, entering a password.
    ///
    /// @param code the gateway's own code where it gives one (OlePay 202), or empty
    record Acting(String code) implements News {}

    /// This attempt failed; the payment may still become paid.
    ///
    /// @param code the gateway's own failure code, or empty
    record Failed(String code) implements News {}

    /// The merchant or its app saw the attempt fail: the customer acted, and the gateway is to be asked. Never
    /// a failure by itself, for only the gateway knows.
    ///
    /// @param code what they were shown, or empty
    record Reported(String code) implements News {}

    /// The gateway will take no money for it any more.
    record Closed() implements News {}

    /// Money is held, not taken. Never treated as paid.
    ///
    /// @param asked the amount of the payment as the gateway knows it
    record Authorised(Money asked) implements News {}

    /// The gateway took money.
    ///
    /// @param asked the amount of the payment as the gateway knows it; compared with the order before it
    ///     counts
    /// @param captured what it took, in minor units of the same currency; may be less than asked
    record Paid(Money asked, long captured) implements News {}

    /// Signed by the gateway but impossible (a negative amount, an unknown currency, another merchant's):
    /// never applied.
    record Contradicted(String what) implements News {}

    /// The gateway asked: it knows the payment, and nobody has paid it so far.
    record Unpaid() implements News {}

    /// The gateway asked: it does not know the payment. Proves nothing.
    record NotFound() implements News {}

    /// The gateway asked: it says another thing than what was learned from it and told to the merchant.
    /// Nothing is taken back by it; a person looks.
    record Disagreed(String what) implements News {}

    /// The gateway asked: no answer, or rubbish. Never a failure.
    record NoAnswer(String why) implements News {}

    /// The alarm clock rang at the fact's time (the later of clock and due time), and what was due was
    /// done.
    record Rang() implements News {}

    /// A callback that named this payment was not believed.
    record CallbackRejected() implements News {}

    /// Somebody wants money to go back. A request is no promise: see [RefundAdmitted].
    ///
    /// @param refund the id of this refund for ever; it begins with the payment's reference
    record RefundRequested(String refund, Money amount, String reason, String by) implements News {}

    record RefundAdmitted(String refund) implements News {}

    record RefundRefused(String refund, String why) implements News {}

    /// What the gateway says of a refund, ours or one made in its dashboard.
    record RefundReported(String refund, Refund.Status status, Money amount) implements News {}

    /// What the gateway says of a dispute (chargeback).
    record DisputeReported(String dispute, Dispute.Status status, Money amount) implements News {}

    /// The order item changed, or stated again what it is.
    record OrderChanged(Order order) implements News {}

    /// The gateway also speaks of this payment by another id, under which its news may arrive.
    record AlsoKnownAs(String reference) implements News {}

    /// News under this id belong to the payment registered as `home`.
    record Linked(String home) implements News {}

    /// All that was learned under another id of this payment.
    record Forwarded(Summary summary) implements News {}

    /// A message is about to go out, by its id.
    record Told(String message) implements News {}

    /// A message went out.
    record Done(String message) implements News {}

    /// A person has looked: what contradicted until then is settled.
    record QuarantineLifted(String by) implements News {}

    /// News of another time than its fact: what the gateway, asked, dates itself.
    record Dated(Instant at, News news) implements News {}

    /// A person has looked: what called for review until then is settled.
    record Reviewed(String by) implements News {}
}
