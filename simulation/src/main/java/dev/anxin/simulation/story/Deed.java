package dev.anxin.simulation.story;

import dev.anxin.local.simulator.books.Complaint;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.books.Taking;
import java.time.Duration;
import java.util.List;

/// What somebody does. Payments are meant by their number in the plan.
public sealed interface Deed {
    /// At a gateway, a bank or a card network.
    sealed interface OfGateway extends Deed {}

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
    record Happen(int payment, GatewayPayment.Status status, String code) implements OfGateway {}

    /// The customer begins to pay by something that takes days, or by a card after all.
    ///
    /// @param payFor how long a slip can be paid; zero: it has no date
    record Begin(int payment, PayMethod.Kind kind, Duration payFor) implements OfGateway {}

    /// The gateway takes what it did not take at first.
    record TakeRest(int payment) implements OfGateway {}

    /// The gateway says that it is paid and that nothing was taken.
    record Contradict(int payment) implements OfGateway {}

    /// A capture fails, or what failed is captured again: at gateways that tell captures.
    record Capture(int payment, Taking.Step step) implements OfGateway {}

    /// Money for a payment that was closed.
    record ArriveLate(int payment) implements OfGateway {}

    /// It is refunded in the gateway's own dashboard.
    ///
    /// @param whole or half of it
    record Dashboard(int payment, boolean whole) implements OfGateway {}

    /// The same, and the gateway names it in another currency.
    record DashboardElsewhere(int payment) implements OfGateway {}

    /// All refunds of it come back from the bank.
    record Bounce(int payment) implements OfGateway {}

    /// The customer complains to their bank.
    ///
    /// @param first an inquiry, a chargeback, or one that was prevented
    /// @param turns what becomes of it, one after the other
    record Complain(int payment, GatewayDispute.Status first, Complaint complaint, List<Turn> turns)
            implements OfGateway {
        public Complain {
            turns = List.copyOf(turns);
        }
    }

    /// @param after the one before
    record Turn(Duration after, GatewayDispute.Status next) {}

    /// The bank takes all of it back, and decides.
    ///
    /// @param open for how long
    static Complain chargeback(int payment, Duration open, boolean won) {
        var end = won ? GatewayDispute.Status.WON : GatewayDispute.Status.LOST;
        return new Complain(payment, GatewayDispute.Status.OPEN, Complaint.ALL, List.of(new Turn(open, end)));
    }

    /// A person looks at all that they were called for, and says so.
    ///
    /// @param lifts whether they set impossible words aside
    record Review(int payment, boolean lifts) implements Deed {}

    /// The card network warns of fraud.
    ///
    /// @param actionable whether a refund can still keep a dispute away
    record Warn(int payment, boolean actionable) implements OfGateway {}

    /// The customer disputes it when the gateway was asked before a refund of it: so long after that.
    record DisputeInTheWay(int payment, Duration later) implements OfGateway {}

    /// The shop corrects the amount to what the gateway took, or asks for where it took nothing.
    record Correct(int payment) implements Deed {}

    /// The shop corrects the amount to so much more than it was registered with; less, below 0.
    record CorrectBy(int payment, long more) implements Deed {}

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
    record Outage(String account, Duration length) implements OfGateway {}

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
