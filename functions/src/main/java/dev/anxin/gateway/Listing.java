package dev.anxin.gateway;

import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.List;

/// One page of the payments that a gateway knows.
public sealed interface Listing {
    /// @param next where the next page begins; empty: this was the last
    record Page(List<Listed> payments, String next) implements Listing {
        public Page {
            payments = List.copyOf(payments);
        }
    }

    /// @param why in a few words
    record Unclear(String why) implements Listing {}

    /// @param reference by which its callbacks would name it
    /// @param amount asked for; [Money#NONE] where it is stated in a way that is not known here
    /// @param status in the gateway's own word
    /// @param at when it was made
    record Listed(String reference, Money amount, String status, Instant at) {}
}
