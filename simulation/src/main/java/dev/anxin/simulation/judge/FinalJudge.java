package dev.anxin.simulation.judge;

import dev.anxin.aws.table.Keys;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.order.MerchantOrder;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Reservation;
import dev.anxin.simulation.story.Deed;
import dev.anxin.simulation.story.PlanRun;
import dev.anxin.simulation.upgrade.OtherVersion;
import dev.anxin.simulation.world.GatewayBehaviour;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold at the end of every story.
public final class FinalJudge {
    /// A payment is looked at for 24 hours after its window.
    private static final Duration LOOKS = Duration.ofHours(24);

    private final PlanRun run;
    private final StepJudge steps;
    private final Ending ending;
    private final List<String> wrong = new ArrayList<>();

    private FinalJudge(PlanRun run, StepJudge steps) {
        this.run = run;
        this.steps = steps;
        this.ending = Ending.of(run);
    }

    /// @return each thing that is wrong, in words; none if all is right
    public static List<String> wrong(PlanRun run, StepJudge steps) {
        var finalJudge = new FinalJudge(run, steps);
        finalJudge.judge();
        return finalJudge.wrong;
    }

    /// After an upgrade, when the release that runs now has folded everything again. Facts bring back what
    /// other releases may have left out of payment items.
    ///
    /// @return each thing that is wrong, in words; none if all is right
    public static List<String> wrongAfterUpgrade(PlanRun run, StepJudge steps, OtherVersion next) {
        var finalJudge = new FinalJudge(run, steps);
        finalJudge.judge();
        run.payments()
                .forEach(payment -> finalJudge.check(
                        steps.isSum(payment, next),
                        payment + ": folded again, it is not what its facts add up to for the next release"));
        return finalJudge.wrong;
    }

    private void check(boolean right, String what) {
        if (!right) {
            wrong.add(what);
        }
    }

    private void judge() {
        var dead = run.world().queues().dead();
        check(dead.isEmpty(), "dead letters are left: " + dead);
        check(run.payments().size() == run.plan().payments().size(), "a payment did not begin");
        run.payments().forEach(payment -> {
            var observedPayment = seen(payment);
            check(observedPayment.state().summary().isRegistered(), payment + " is not registered");
            check(
                    observedPayment.facts().equals(observedPayment.state().summary()),
                    payment + ": the payment item is not what its facts add up to");
            check(
                    ending.claimed(payment, run.plan()) <= HeardCaptures.ever(there(payment)),
                    payment + ": more is claimed than was captured");
            check(!observedPayment.state().alarm().isSet(), payment + ": its clock is set, and nobody rings");
            itIsAnswered(payment, observedPayment);
            refundsAreRight(payment);
            balanceIsRight(payment);
            moneyIsNotForgotten(payment, observedPayment);
            rules(payment, observedPayment);
        });
        run.asked()
                .forEach(asked -> check(
                        refunds(asked.payment()).containsKey(asked.id()), "the refund " + asked.id() + " is lost"));
        wrong.addAll(ending.wrong(run.payments()));
        fulfilledOrRefunded();
        eventsArrive();
        wrong.addAll(steps.unheard());
        wrong.addAll(steps.smsRules().wrong(run.plan()));
        wrong.addAll(run.misled());
        var openEffects = steps.undone(ending.order().map(MerchantOrder::out).orElse(Set.of()));
        steps.payments().keySet().stream()
                .map(Keys::payment)
                .forEach(payment -> openEffects
                        .of(payment)
                        .forEach(effect -> check(false, payment + " calls for it, and nobody did it: " + effect)));
    }

    private void rules(PaymentKey payment, ObservedPayment observedPayment) {
        wrong.addAll(captureRules(payment).wrong(steps.events()));
        wrong.addAll(AttemptRules.unsaid(payment, observedPayment.state()));
        wrong.addAll(UnaskableRules.wrong(payment, observedPayment));
        wrong.addAll(AttemptRules.of(run, payment).wrong(steps.events(), observedPayment.told()));
        wrong.addAll(MethodRules.wrongAtTheEnd(run, payment, there(payment), observedPayment));
        wrong.addAll(new ReturnRules(run, payment, there(payment), observedPayment.state(), observedPayment.calls())
                .wrong());
    }

    private Map<String, Refund> refunds(PaymentKey payment) {
        return seen(payment).state().summary().refunds().entries();
    }

    private ObservedPayment seen(PaymentKey payment) {
        return steps.payments()
                .getOrDefault("pay#" + payment.account() + "#" + payment.reference(), new ObservedPayment());
    }

    /// Every payment ends: with an outcome, silently where nobody waits, or with a person. Whoever was told to
    /// wait is told how it ended.
    private void itIsAnswered(PaymentKey payment, ObservedPayment observedPayment) {
        var status = observedPayment.state().status();
        var open = status == Status.REGISTERED || status == Status.ACTING || status == Status.AUTHORISED;
        check(
                !open || UnaskableRules.isKnown(payment, observedPayment),
                payment + " ends as " + status + ", and nobody knows");
        check(
                observedPayment.told().isEmpty()
                        || observedPayment.told().stream().anyMatch(Message::isOutcome)
                        || (status != Status.CLOSED && observedPayment.isPersonCalled())
                        || isDoubted(payment),
                payment + ": its customer was told " + observedPayment.told() + ", and nothing since");
        if (isAlone()) {
            itIsTrue(payment, observedPayment);
        }
    }

    /// A story of one payment whose faults end while the gateway is still being asked. Then nothing that the
    /// gateway could say may be left to a person.
    private boolean isAlone() {
        return run.plan().payments().size() == 1 && run.plan().troubles().compareTo(LOOKS) < 0;
    }

    private CaptureRules captureRules(PaymentKey payment) {
        var observedPayment = seen(payment);
        return new CaptureRules(
                run, payment, there(payment), observedPayment.state(), observedPayment.calls(), observedPayment.told());
    }

    private boolean isDoubted(PaymentKey payment) {
        return !seen(payment).state().quarantine().isEmpty() || !isAmountRight(payment);
    }

    private boolean isAmountRight(PaymentKey payment) {
        var corrected = run.plan().cues().stream().anyMatch(cue -> cue.deed() instanceof Deed.Correct);
        var asked = run.plan().payments().stream()
                .filter(pay -> pay.account().equals(payment.account()))
                .anyMatch(pay -> pay.price().equals(there(payment).amount()));
        return (corrected || asked) && !captureRules(payment).isTakenInPart();
    }

    /// What the gateway's own books say is what stands here, and what its customer and its merchant heard.
    private void itIsTrue(PaymentKey payment, ObservedPayment observedPayment) {
        var there = there(payment).status();
        var paid = there == GatewayPayment.Status.SUCCEEDED;
        var status = observedPayment.state().status();
        check(
                (paid && isAmountRight(payment) && !captureRules(payment).isLost()) == (status == Status.PAID)
                        || isDoubted(payment)
                        || captureRules(payment).isRaised()
                        || captureRules(payment).isUnheard(),
                payment + " is " + there + " at the gateway, and " + status + " here");
        check(
                there != GatewayPayment.Status.CLOSED || status == Status.CLOSED,
                payment + " is closed at the gateway, and " + status + " here");
        var untouched =
                run.asked().isEmpty() && there(payment).returns().moved().isEmpty();
        if (status == Status.PAID && untouched && !run.wasCancelled() && !isDoubted(payment)) {
            itIsTold(payment, observedPayment);
        }
        check(
                isAmountRight(payment) || !observedPayment.told().contains(new Message.Paid()),
                payment + ": the amount is wrong, and its customer heard that it is paid");
    }

    private void itIsTold(PaymentKey payment, ObservedPayment observedPayment) {
        var order = ending.order().orElseThrow();
        check(order.holder().is(payment), payment + " is paid, and does not hold its order");
        var expects = run.plan().accounts().values().stream().anyMatch(WorldAccounts.Own::tellPaid)
                || observedPayment.told().stream().anyMatch(message -> !message.isOutcome());
        var heard = observedPayment.told().contains(new Message.Paid())
                || observedPayment.told().contains(new Message.PaidLate());
        check(!expects || heard, payment + " is paid, and its customer never heard it");
        check(
                !observedPayment.wasClosedBefore() || steps.events().contains(payment + ":payment.paid-late"),
                payment + " was closed and is paid, and its merchant never heard that it is late");
        check(
                steps.events().contains(payment + ":payment.paid")
                        || steps.events().contains(payment + ":payment.paid-late"),
                payment + " is paid, and its merchant never heard it");
    }

    private void refundsAreRight(PaymentKey payment) {
        var movements = Movements.of(run.world(), payment);
        wrong.addAll(movements.wrong());
        refunds(payment).forEach((id, refund) -> {
            check(
                    !movements.has(id) || !refund.isOurs() || refund.decision() == Refund.Decision.ADMITTED,
                    id + " moved money and is not admitted");
            var over = refund.isFinal() || refund.decision() == Refund.Decision.REFUSED;
            check(over || seen(payment).isPersonCalled(), id + " is stuck silently: " + refund);
            check(refund.isFinal() || !isOver(payment, id), id + " is over at the gateway, and here it is " + refund);
        });
    }

    /// Whether a gateway that shows all it does has carried out a refund, or given it up.
    private boolean isOver(PaymentKey payment, String id) {
        return run.plan().gatewayBehaviour().equals(GatewayBehaviour.CANDID)
                && there(payment).returns().refunds().stream()
                        .filter(refund -> refund.key().equals(id))
                        .anyMatch(refund -> refund.status() != GatewayRefund.Status.PENDING);
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
        return run.world().gateway(payment.account()).find(payment.reference()).orElseThrow();
    }

    /// The gateway's money is our PAID, and no other; money of a payment that cannot have its order goes back,
    /// or a person knows.
    private void moneyIsNotForgotten(PaymentKey payment, ObservedPayment observedPayment) {
        var state = observedPayment.state();
        if (there(payment).status() != GatewayPayment.Status.SUCCEEDED) {
            check(
                    state.status() != Status.PAID,
                    payment + " is PAID here, and " + there(payment).status() + " there");
            return;
        }
        if (state.status() != Status.PAID && state.status() != Status.PART_PAID) {
            // The gateway never called, and money came after the last look: then a person was called before.
            check(UnaskableRules.isKnown(payment, observedPayment), payment + " is paid, and here " + state.status());
            return;
        }
        var order = ending.order().orElseThrow();
        var stands = order.holder().is(payment) && order.status() != Order.Status.CANCELLED;
        check(
                stands || state.money().refundable() == 0 || observedPayment.isPersonCalled(),
                payment + ": its money is kept, the order is " + order.status() + ", and nobody knows");
    }

    private void fulfilledOrRefunded() {
        run.shipped().ifPresent(payment -> {
            var movements = Movements.of(run.world(), payment);
            for (Purpose purpose : Purpose.values()) {
                var refund = payment.reference() + ":" + purpose.word();
                check(movements.gone(refund) == 0, "shipped, and refunded by itself: " + refund);
            }
            check(!run.wasCancelled(), "shipped and cancelled");
            check(
                    there(payment).status() == GatewayPayment.Status.SUCCEEDED,
                    "shipped, and the gateway has no money of " + payment);
        });
    }

    /// What was published to a merchant who has a server gets there, as often as it wants.
    private void eventsArrive() {
        var heard = run.world().shop().heard().stream().collect(Collectors.toSet());
        steps.events().stream()
                .filter(_ -> run.plan().hasShopsServer())
                .filter(id -> !heard.contains(id))
                .forEach(id -> check(false, "the shop never heard " + id));
    }
}
