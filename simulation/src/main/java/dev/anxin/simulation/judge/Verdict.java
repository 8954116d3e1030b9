package dev.anxin.simulation.judge;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Purpose;
import dev.anxin.ledger.Refund;
import dev.anxin.local.simulator.GatewayPayment;
import dev.anxin.local.simulator.GatewayRefund;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Reservation;
import dev.anxin.simulation.story.Story;
import dev.anxin.simulation.upgrade.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What must hold at the end of every story.
public final class Verdict {
    private final Story story;
    private final Watch watch;
    private final Ending ending;
    private final List<String> wrong = new ArrayList<>();

    private Verdict(Story story, Watch watch) {
        this.story = story;
        this.watch = watch;
        this.ending = Ending.of(story);
    }

    /// @return each thing that is wrong, in words; none if all is right
    public static List<String> wrong(Story story, Watch watch) {
        var verdict = new Verdict(story, watch);
        verdict.judge();
        return verdict.wrong;
    }

    /// After an upgrade, when everything has been folded again by the release that is in now: what others may have
    /// left out of payment items, facts bring back.
    ///
    /// @return each thing that is wrong, in words; none if all is right
    public static List<String> wrongAfterUpgrade(Story story, Watch watch, Next next) {
        var verdict = new Verdict(story, watch);
        verdict.judge();
        story.payments()
                .forEach(payment -> verdict.check(
                        watch.isSum(payment, next),
                        payment + ": folded again, it is not what its facts add up to for the next release"));
        return verdict.wrong;
    }

    private void check(boolean right, String what) {
        if (!right) {
            wrong.add(what);
        }
    }

    private void judge() {
        var dead = story.world().queues().dead();
        check(dead.isEmpty(), "dead letters are left: " + dead);
        check(story.payments().size() == story.plan().payments().size(), "a payment did not begin");
        story.payments().forEach(payment -> {
            var seen = seen(payment);
            check(seen.state().summary().isRegistered(), payment + " is not registered");
            check(
                    seen.facts().equals(seen.state().summary()),
                    payment + ": the payment item is not what its facts add up to");
            check(!seen.state().alarm().isSet(), payment + ": its clock is set, and nobody rings");
            itIsAnswered(payment, seen);
            refundsAreRight(payment);
            balanceIsRight(payment);
            moneyIsNotForgotten(payment, seen);
        });
        story.asked()
                .forEach(asked -> check(
                        refunds(asked.payment()).containsKey(asked.id()), "the refund " + asked.id() + " is lost"));
        fulfilledOrRefunded();
        eventsArrive();
    }

    private Map<String, Refund> refunds(PaymentKey payment) {
        return seen(payment).state().summary().refunds().entries();
    }

    private Seen seen(PaymentKey payment) {
        return watch.payments().getOrDefault("pay#" + payment.account() + "#" + payment.reference(), new Seen());
    }

    /// Every payment ends: with an outcome, silently where nobody waits, or with a person. Whoever was told to
    /// wait is told how it ended.
    private void itIsAnswered(PaymentKey payment, Seen seen) {
        var status = seen.state().status();
        var open = status == Status.REGISTERED || status == Status.ACTING || status == Status.AUTHORISED;
        check(!open || seen.isPersonCalled(), payment + " ends as " + status + ", and nobody knows");
        var outcomes = seen.told().stream().filter(Message::isOutcome).toList();
        check(
                seen.told().isEmpty() || !outcomes.isEmpty() || seen.isPersonCalled(),
                payment + ": its customer was told " + seen.told() + ", and nothing since");
        var back = seen.state().money().whollyReturned();
        var stands = seen.state().summary().order().holder() == Order.Holder.THIS;
        check(
                outcomes.isEmpty()
                        || !seen.state().isPaid()
                        || back
                        || !stands
                        || !(outcomes.getLast() instanceof Message.NotPaid),
                payment + " is paid, and its customer heard last that it is not");
    }

    private void refundsAreRight(PaymentKey payment) {
        var movements = Movements.of(story.world(), payment);
        wrong.addAll(movements.wrong());
        refunds(payment).forEach((id, refund) -> {
            check(
                    !movements.has(id) || !refund.isOurs() || refund.decision() == Refund.Decision.ADMITTED,
                    id + " moved money and is not admitted");
            var over = refund.isFinal() || refund.decision() == Refund.Decision.REFUSED;
            check(over || seen(payment).isPersonCalled(), id + " is stuck silently: " + refund);
        });
    }

    /// The money item says what the gateway's books say, for every refund of which anybody is sure.
    private void balanceIsRight(PaymentKey payment) {
        var refunds = there(payment).returns().refunds();
        ending.balance(payment).refunds().forEach((id, reservation) -> {
            var there = refunds.stream()
                    .filter(refund -> refund.key().equals(id) || id.equals("gateway:" + refund.id()))
                    .map(GatewayRefund::status)
                    .findFirst();
            var right = switch (reservation.stage()) {
                case RESERVED -> true;
                case SUCCEEDED ->
                    there.filter(GatewayRefund.Status.SUCCEEDED::equals).isPresent();
                case RELEASED -> there.isEmpty() || there.get() == GatewayRefund.Status.FAILED;
            };
            check(right, id + " is " + reservation.stage() + " here and " + there + " at the gateway");
            check(
                    reservation.stage() != Reservation.Stage.RESERVED
                            || seen(payment).isPersonCalled(),
                    id + " is reserved for ever, and nobody knows");
        });
    }

    private GatewayPayment there(PaymentKey payment) {
        return story.world()
                .gateway(payment.account())
                .find(payment.reference())
                .orElseThrow();
    }

    /// The gateway's money is our PAID, and no other; money of a payment that cannot have its order goes back,
    /// or a person knows.
    private void moneyIsNotForgotten(PaymentKey payment, Seen seen) {
        var state = seen.state();
        if (there(payment).status() != GatewayPayment.Status.SUCCEEDED) {
            check(
                    state.status() != Status.PAID,
                    payment + " is PAID here, and " + there(payment).status() + " there");
            return;
        }
        if (state.status() != Status.PAID) {
            // The gateway never called, and money came after the last look: then a person was called before.
            check(seen.isPersonCalled(), payment + " is paid, and is " + state.status() + " here");
            return;
        }
        var order = ending.order().orElseThrow();
        var stands = order.holder().is(payment) && order.status() != Order.Status.CANCELLED;
        var back = state.money().refundable() == 0;
        check(
                stands || back || seen.isPersonCalled(),
                payment + ": its money is kept, the order is " + order.status() + ", and nobody knows");
    }

    private void fulfilledOrRefunded() {
        story.shipped().ifPresent(payment -> {
            var movements = Movements.of(story.world(), payment);
            for (Purpose purpose : Purpose.values()) {
                var refund = payment.reference() + ":" + purpose.word();
                check(movements.gone(refund) == 0, "shipped, and refunded by itself: " + refund);
            }
            check(!story.wasCancelled(), "shipped and cancelled");
        });
    }

    /// What was published to a merchant who has a server gets there, as often as it wants.
    private void eventsArrive() {
        var heard = story.world().shop().heard().stream().collect(Collectors.toSet());
        watch.events().stream()
                .filter(_ -> story.plan().hasShopsServer())
                .filter(id -> !heard.contains(id))
                .forEach(id -> check(false, "the shop never heard " + id));
    }
}
