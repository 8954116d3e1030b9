package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;

/// One thing that a state calls for. Its identity is the payment and its purpose, never the change that
/// caused it: so it may be done again without harm.
public sealed interface Effect {
    /// Set the alarm clock.
    record Wake(Instant due) implements Effect {}

    /// Say something to the customer.
    record Tell(Message message) implements Effect {}

    /// Say something to the merchant's systems.
    ///
    /// @param type as in the merchant's contract: `payment.paid`
    /// @param about which one of several (a refund's id, the time of an attempt), or empty
    record Announce(String type, String about) implements Effect {}

    /// Call a person of operations.
    record CallPerson(Review reason) implements Effect {}

    /// Say in the partition of another id that it belongs to this payment.
    record Link(String alias) implements Effect {}

    /// Hand everything learned under this id to the payment that it belongs to.
    record Forward(String home, Summary learned) implements Effect {}

    /// Let this payment hold its order.
    ///
    /// @param version of the order that is free: what was refused while another held it is tried again with the
    ///     next
    record HoldOrder(long version) implements Effect {}

    /// This payment does not stand for its order any more.
    record ReleaseOrder() implements Effect {}

    /// Money should go back.
    ///
    /// The refund's id is the reference with the purpose.
    record RequestRefund(Purpose purpose, Money amount) implements Effect {}

    /// See to a refund that was asked for: decide it, call the gateway, or look whether it has it.
    ///
    /// @param round since when it is due: each look is another one
    record CarryOut(String refund, Instant round) implements Effect {}

    /// Bring the money item up to date with what the gateway said of a refund.
    record Settle(String refund, Refund.Status status) implements Effect {
        public String id() {
            return "settle:" + refund + ":" + status;
        }
    }
}
