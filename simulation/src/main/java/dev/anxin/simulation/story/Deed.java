package dev.anxin.simulation.story;

import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.PayMethod;
import java.time.Duration;

/// What somebody does. Payments are meant by their number in the plan.
public sealed interface Deed {
    /// The shop registers it.
    record Register(int payment) implements Deed {}

    /// The shop opens it at the gateway.
    record Open(int payment) implements Deed {}

    /// Once it is registered, the shop registers it again, with another amount.
    record RegisterOtherwise(int payment) implements Deed {}

    /// The shop says that its customer came back.
    record Return(int payment) implements Deed {}

    /// The customer opens the page.
    record Look(int payment) implements Deed {}

    /// The gateway comes to know something.
    ///
    /// @param code of a failure, or empty
    record Happen(int payment, GatewayPayment.Status status, String code) implements Deed {}

    /// The customer begins to pay by something that takes days, or by a card after all.
    ///
    /// @param payFor how long a slip can be paid; zero: it has no date
    record Begin(int payment, PayMethod.Kind kind, Duration payFor) implements Deed {}

    /// The gateway takes what it did not take at first.
    record TakeRest(int payment) implements Deed {}

    /// Money for a payment that was closed.
    record ArriveLate(int payment) implements Deed {}

    /// It is refunded in the gateway's own dashboard.
    ///
    /// @param whole or half of it
    record Dashboard(int payment, boolean whole) implements Deed {}

    /// The customer disputes it.
    ///
    /// @param open for how long
    record Dispute(int payment, Duration open, boolean won) implements Deed {}

    /// The customer disputes it when the gateway was asked before a refund of it: so long after that.
    record DisputeInTheWay(int payment, Duration later) implements Deed {}

    /// The shop corrects the amount to what the gateway took, or asks for where it took nothing.
    record Correct(int payment) implements Deed {}

    /// The shop reports a failure that it saw.
    record Report(int payment, String code) implements Deed {}

    record Fulfil() implements Deed {}

    /// With this payment and no other.
    record FulfilWith(int payment) implements Deed {}

    /// The shop wants to ship in the very moment in which money is about to go back: so long after it.
    record FulfilInTheWay(Moment of, Duration later) implements Deed {}

    /// When money is about to go back.
    enum Moment {
        /// The payment was looked at.
        LOOKED("fact#check#"),
        /// A refund was asked for.
        REQUESTED("fact#refund#requested#");

        private final String fact;

        Moment(String fact) {
            this.fact = fact;
        }

        /// How the key of the fact begins that notes it.
        String fact() {
            return fact;
        }
    }

    record Cancel() implements Deed {}

    /// @param share of the price in thirds; 4: more than all
    /// @param key of the request
    record Refund(int payment, int share, String operator, String key) implements Deed {}

    /// The gateway is not there.
    record Outage(String account, Duration length) implements Deed {}

    /// The shop's own server is not there.
    record ShopDown(Duration length) implements Deed {}

    record Reconcile() implements Deed {}

    default Cue at(Duration when) {
        return new Cue(when, this);
    }

    default Cue at(long seconds) {
        return at(Duration.ofSeconds(seconds));
    }

    /// @param at after the start
    record Cue(Duration at, Deed deed) {}
}
