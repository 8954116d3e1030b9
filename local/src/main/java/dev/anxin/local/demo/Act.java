package dev.anxin.local.demo;

import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod;
import java.time.Duration;

/// One thing that somebody outside does.
public sealed interface Act {
    /// The shop opens the payment at the gateway.
    ///
    /// @param checkout as a checkout session, at a gateway that has them
    record Open(boolean checkout) implements Act {}

    /// The shop announces it to Anxin.
    record Register() implements Act {}

    /// The customer presses a button of the gateway's page: `pay`, `decline`, `process`, `confirm`.
    ///
    /// @param code to decline with, or empty
    record Press(String button, String code) implements Act {}

    /// The customer chooses a method that takes days.
    ///
    /// @param payFor how long a slip can be paid; zero: it has no date
    record Begin(PayMethod.Kind kind, Duration payFor) implements Act {}

    /// The customer comes back, to the page that Anxin named.
    record Return() implements Act {}

    /// The gateway makes up its mind, or the shop captures what it holds.
    record Decide(Status status) implements Act {}

    /// What was captured is not there any more: a card network rejected it.
    record FailCapture() implements Act {}

    /// Somebody without the gateway's keys claims that it is paid.
    record Forge() implements Act {}

    /// The shop says that it expects what the gateway took.
    record Correct() implements Act {}

    /// A payment that the gateway had closed is paid all the same, by a transfer slip that took its time.
    record ArriveLate() implements Act {}

    /// The customer disputes the payment with their bank, which takes all of it back at once.
    record Dispute() implements Act {}

    /// The customer's bank only asks about it, and takes nothing so far.
    record Inquire() implements Act {}

    /// The bank that asked lets it be.
    record LetBe() implements Act {}

    /// A person at the shop sends all of it back.
    record RefundByHand() implements Act {}

    /// A messenger opens the customer's link to show a preview of it; nobody has seen the page.
    record Preview() implements Act {}

    /// The bank decides.
    record Decided(boolean won) implements Act {}

    /// The shop asks whether it may ship.
    record Fulfil() implements Act {}

    /// The shop cancels the order.
    record Cancel() implements Act {}

    /// The shop cancels the order in the moment in which the gateway takes the money.
    record CancelWhilePaying() implements Act {}

    /// The same order was paid with another payment before, and the shop was told to ship.
    ///
    /// @param account over which that went
    record PaidBefore(String account) implements Act {}

    /// This many other customers pay other orders of this account, and the shop never says that it ships.
    record Crowd(int payments) implements Act {}

    /// What became of that crowd.
    record CountCrowd() implements Act {}

    /// The gateway cannot be reached, and does not call.
    record Outage(Duration time) implements Act {}

    /// Nothing that the gateway sends reaches Anxin.
    record CutOff(Duration time) implements Act {}

    /// Somebody refunds all of it in the gateway's dashboard.
    record RefundAtGateway() implements Act {}

    /// A person has Anxin ask the gateway what it could not deliver.
    ///
    /// @param span how long ago the outage began
    record CatchUp(Duration span) implements Act {}

    /// The gateway calls about a payment of somebody else's system.
    record Foreign() implements Act {}

    /// @param at after the story's begin, in virtual time; never before the one before is done
    record Cue(Duration at, Act act) {}

    default Cue at(long seconds) {
        return new Cue(Duration.ofSeconds(seconds), this);
    }
}
