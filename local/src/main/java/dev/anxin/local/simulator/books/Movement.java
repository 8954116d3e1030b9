package dev.anxin.local.simulator.books;

import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.List;

/// One movement of money in the gateway's own books. What the gateway says to anybody is another matter.
///
/// @param key of a refund: the merchant's own id of it, else the gateway's; of a chargeback: the gateway's
public record Movement(Kind kind, String key, Money amount, Instant at) {
    public enum Kind {
        /// To the customer.
        REFUND,
        /// It could not be paid out, and came back.
        REFUND_BACK,
        /// To the customer's bank.
        CHARGEBACK,
        /// The chargeback was won.
        CHARGEBACK_BACK;

        /// Whether one of them is of this kind.
        public boolean isIn(List<Movement> movements) {
            return movements.stream().anyMatch(movement -> movement.kind() == this);
        }
    }
}
