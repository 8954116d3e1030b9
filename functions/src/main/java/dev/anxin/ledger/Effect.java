package dev.anxin.ledger;

import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.payment.Money;
import java.time.Instant;

/// One thing that a state calls for. It is identified by payment and purpose, never by the change that caused
/// it, so doing it again is harmless.
public sealed interface Effect {
    /// Set the alarm clock.
    record Wake(Instant due) implements Effect {}

    /// Send the customer a notification.
    ///
    /// @param morning the last end of quiet hours that has passed, so that what was held until then is an effect
    ///     anew; `Instant.MIN` where there are none
    record Tell(Message message, Instant morning) implements Effect {
        public Tell(Message message) {
            this(message, Instant.MIN);
        }
    }

    /// Send the merchant's systems an event.
    ///
    /// @param type as in the merchant's contract: `payment.paid`
    /// @param about which one of several (a refund's id, the time of an attempt), or empty
    record Announce(String type, String about) implements Effect {}

    /// Call a person of operations.
    record CallPerson(Review reason) implements Effect {}

    /// Record in the partition of another id that it belongs to this payment.
    record Link(String alias) implements Effect {}

    /// Hand everything learned under this id to the payment that it belongs to.
    record Forward(String home, Summary learned) implements Effect {}

    /// Let this payment hold its order.
    ///
    /// @param version the version of the order that is free. If the order was refused because another payment
    ///     held it, its next free version makes this another effect, and so it is tried again
    record HoldOrder(long version) implements Effect {}

    /// Let this payment release its order, because its money no longer stands for it.
    record ReleaseOrder() implements Effect {}

    /// Ask for money to go back.
    ///
    /// The refund's id is the payment's reference and the purpose.
    record RequestRefund(Purpose purpose, Money amount) implements Effect {}

    /// See to a refund that was asked for: decide it, call the gateway, or check whether the gateway has it.
    ///
    /// @param round since when this is due, so that each check is an effect of its own
    record CarryOut(String refund, Instant round) implements Effect {}

    /// Bring the money item up to date with what the gateway said of a refund.
    record Settle(String refund, Refund.Status status) implements Effect {
        public String id() {
            return "settle:" + refund + ":" + status;
        }
    }
}
