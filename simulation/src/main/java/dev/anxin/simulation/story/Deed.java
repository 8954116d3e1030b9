package dev.anxin.simulation.story;

import dev.anxin.local.simulator.GatewayPayment;
import java.time.Duration;

/// What somebody does. Payments are meant by their number in the plan.
public sealed interface Deed {
    /// The shop registers it.
    record Register(int payment) implements Deed {}

    /// The shop says that its customer came back.
    record Return(int payment) implements Deed {}

    /// The customer opens the page.
    record Look(int payment) implements Deed {}

    /// The gateway comes to know something.
    ///
    /// @param code of a failure, or empty
    record Happen(int payment, GatewayPayment.Status status, String code) implements Deed {}

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

    /// The shop corrects the amount to what the gateway took.
    record Correct(int payment) implements Deed {}

    /// The shop reports a failure that it saw.
    record Report(int payment, String code) implements Deed {}

    record Fulfil() implements Deed {}

    /// The shop wants to ship in the very moment in which a refund was asked for: so long after it.
    record FulfilInTheWay(Duration later) implements Deed {}

    record Cancel() implements Deed {}

    /// @param share of the price in thirds; 4: more than all
    /// @param key of the request
    record Refund(int payment, int share, String operator, String key) implements Deed {}

    /// The gateway is not there.
    record Outage(String account, Duration length) implements Deed {}

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
