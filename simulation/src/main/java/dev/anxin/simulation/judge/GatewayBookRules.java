package dev.anxin.simulation.judge;

import dev.anxin.aws.table.Keys;
import dev.anxin.http.Reply;
import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Summary;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.world.Outbound;
import dev.anxin.simulation.world.World;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What must hold by the gateways' own books, whatever the ledger makes of it: of what facts claim, and of what
/// gateways are told to do.
final class GatewayBookRules {
    /// From a question to the closing that follows from its answer.
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private static final Duration ASKED_WITHIN = Duration.ofSeconds(30);

    /// What came so shortly before may not have been seen.
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private final World world;
    private final Plan plan;
    private final HeardDisputes heardDisputes = new HeardDisputes();
    private final HeardCaptures heardCaptures = new HeardCaptures();
    private final RefundCalls refundCalls;
    private final Decisions decisions;
    private Instant checked = Instant.MIN;

    GatewayBookRules(World world, Plan plan) {
        this.world = world;
        this.plan = plan;
        this.refundCalls = new RefundCalls(world, plan.gatewayBehaviour().lag());
        this.decisions = new Decisions(
                plan.accounts(),
                refundCalls::isDisputed,
                this::isWithTheBank,
                this::there,
                // A time that one function noted is compared by another: two clocks are wrong.
                A_MOMENT.plus(plan.gatewayBehaviour().lag())
                        .plus(plan.weather().skew().multipliedBy(2)));
    }

    /// A money item, as it is written.
    void money(ItemChange itemChange) {
        refundCalls.money(itemChange);
    }

    /// An order's item, as it is written.
    ///
    /// @return what is wrong with it
    List<String> order(ItemChange itemChange) {
        return Stream.concat(
                        decisions.order(itemChange).stream(),
                        OrderRules.fulfilled(itemChange).flatMap(this::ships).stream())
                .toList();
    }

    /// @param payment which the shop is told to ship for
    private Optional<String> ships(PaymentKey payment) {
        var before = world.scheduler().now().minus(A_MOMENT);
        return there(payment)
                .flatMap(there -> heardDisputes
                        .standsInTheWay(payment.toString(), there, before)
                        .or(() -> heardCaptures.standsInTheWay(payment.toString(), there, before)))
                .map(why -> payment + " is shipped for, and " + why);
    }

    private boolean isWithTheBank(PaymentKey payment) {
        var before = world.scheduler().now().minus(A_MOMENT);
        return there(payment).stream()
                .flatMap(there -> there.returns().disputes().stream())
                .anyMatch(dispute -> dispute.status().isWithdrawn() && heardDisputes.isKnown(dispute, before));
    }

    private Optional<GatewayPayment> there(PaymentKey payment) {
        return world.gateway(payment.account()).find(payment.reference());
    }

    /// @return what is wrong with a fact
    List<String> said(PaymentKey payment, Summary fact) {
        var now = world.scheduler().now();
        var wrong = new ArrayList<>(decisions.wrong(payment, fact, now));
        heardDisputes.learn(payment.toString(), fact, now);
        heardCaptures.learn(payment.toString(), fact, now);
        var failed = world.gateway(payment.account()).failedAttempts(payment.reference());
        new Truth(there(payment), failed, plan.weather().skew())
                .wrong(fact)
                .forEach(what -> wrong.add(payment + ": " + what));
        refundCalls.heard(Keys.partition(payment), fact);
        var rang = fact.moment(Moment.RANG).isPresent();
        var askable = !payment.account().equals(WorldAccounts.UNASKABLE);
        if (rang && askable && plan.isUndisturbed() && checked.isBefore(now.minus(ASKED_WITHIN))) {
            wrong.add(payment + ": the ring of its clock is noted, and nobody asked the gateway");
        }
        var answered = rang && fact.moment(Moment.NO_ANSWER).isEmpty();
        if (answered && askable && isSeenFailing(payment, now) && !saysFailed(fact)) {
            wrong.add(payment + ": the gateway was asked, it says that it failed, and what is noted does not");
        }
        return wrong;
    }

    /// Whether whoever asked could not but hear that it failed.
    private boolean isSeenFailing(PaymentKey payment, Instant now) {
        var since = there(payment)
                .filter(there -> there.status() == GatewayPayment.Status.FAILED)
                .flatMap(there -> Optional.ofNullable(there.when().get(GatewayPayment.Status.FAILED)));
        return plan.isUndisturbed()
                && plan.gatewayBehaviour().lag().isZero()
                && since.filter(at -> at.isBefore(now.minus(UNDER_WAY))).isPresent();
    }

    private static boolean saysFailed(Summary fact) {
        return (fact.answer().exists() && fact.answer().attempt().failed())
                || fact.attempts().entries().values().stream().anyMatch(Attempt::failed);
    }

    /// @return what is wrong with making this call now
    List<String> calling(Outbound outbound) {
        if (outbound.function().equals("check")) {
            checked = world.scheduler().now();
        }
        return outbound.isRefund() ? refundCalls.wrong(outbound) : List.of();
    }

    void replied(Outbound outbound, Reply reply) {
        if (outbound.isRefund()) {
            refundCalls.replied(outbound, reply);
        }
    }

    /// What gateways answered to refunds and was not noted at once, where AWS does what it is told.
    List<String> unheard() {
        return plan.weather().calls() == 0 ? refundCalls.unheard() : List.of();
    }

    /// A gateway was told to do something.
    ///
    /// @param account of that gateway
    /// @param known what facts say of a payment, of that account or another
    /// @return what is wrong with the payment's money
    List<String> moved(PaymentKey payment, String account, Summary known) {
        if (!payment.account().equals(account)) {
            return List.of();
        }
        var wrong = new ArrayList<>(Movements.of(world, payment).wrong());
        if (isClosedEarly(payment, known)) {
            wrong.add(payment + ": it is closed before its window ended");
        }
        return wrong;
    }

    /// Whether a function had it closed in this moment, and customers may still pay.
    private boolean isClosedEarly(PaymentKey payment, Summary known) {
        var now = world.scheduler().now();
        var until = known.isRegistered() ? known.registration().payUntil() : Instant.MIN;
        return world.gateway(payment.account())
                .find(payment.reference())
                .flatMap(there -> there.at(GatewayPayment.Status.CLOSED))
                .filter(now::equals)
                .filter(_ -> now.plus(plan.weather().skew()).isBefore(until) || isOut(payment, now))
                .isPresent();
    }

    /// Whether a slip that was out when it was closed could still be paid. One that is younger than a call may be under
    /// way was not out when whoever closed it had asked.
    private boolean isOut(PaymentKey payment, Instant now) {
        return world.gateway(payment.account())
                .find(payment.reference())
                .filter(there -> there.at(GatewayPayment.Status.PROCESSING)
                        .filter(begun -> begun.isBefore(now.minus(UNDER_WAY)))
                        .isPresent())
                .flatMap(there -> there.method().payBy())
                .filter(payBy -> now.plus(plan.weather().skew()).isBefore(payBy))
                .isPresent();
    }
}
