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
    /// @param after what ended the same before, a review or another status; `Instant.MIN` the first time
    record Announce(String type, String about, Instant after) implements Effect {
        public Announce(String type, String about) {
            this(type, about, Instant.MIN);
        }

        /// What the event's id says behind the payment.
        public String id() {
            return type + (about.isEmpty() ? "" : ":" + about) + again(after);
        }
    }

    /// Call a person of operations.
    ///
    /// @param after the last review, which settled all that was before it; `Instant.MIN` if there was none
    record CallPerson(Review reason, Instant after) implements Effect {
        /// What the call's id says behind the payment.
        public String id() {
            return "needs-review:" + reason.word() + again(after);
        }
    }

    /// What comes about anew has an id of its own: whoever drops what was heard before would else never hear of it.
    private static String again(Instant after) {
        return after.equals(Instant.MIN) ? "" : ":" + after.toEpochMilli();
    }

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
