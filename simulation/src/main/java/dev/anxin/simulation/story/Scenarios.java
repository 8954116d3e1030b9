package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.payment.Money;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.world.GatewayBehaviour;
import dev.anxin.simulation.world.Rest;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Scenarios by name, the demo's stories among them. Nothing in them is left to chance.
public final class Scenarios {
    private static final Money PRICE = new Money(1099, "CNY");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration TROUBLES = Duration.ofDays(3);
    private static final Duration A_WHILE = Duration.ofMinutes(20);
    private static final Deed PAID = new Deed.Happen(0, Status.SUCCEEDED, "");

    private Scenarios() {}

    public static List<Plan> all() {
        return Stream.of(plain(), wrong(), hinted(), orders(), refunds(), parts(), slow(), unaskable())
                .flatMap(List::stream)
                .toList();
    }

    /// @return empty if there is none of this name
    public static Optional<Plan> named(String name) {
        return all().stream().filter(plan -> plan.name().equals(name)).findFirst();
    }

    private static List<Plan> plain() {
        return List.of(
                scenario("paid", olepay().telling()).doing(returned(), PAID.at(20)),
                scenario("paid at stripe", stripe()).doing(returned(), PAID.at(20)),
                scenario("declined", olepay()).doing(fails("101").at(20), returned()),
                scenario("unclear, then paid", olepay()).doing(fails("202").at(20), returned(), PAID.at(200)),
                scenario("paid after failed", stripe())
                        .doing(fails("insufficient_funds").at(20), returned(), PAID.at(280)),
                scenario("before registration", olepay()).registeredAt(60).doing(PAID.at(5), new Deed.Return(0).at(65)),
                scenario("abandoned", stripe()).doing());
    }

    /// At PayPal, whose callbacks are hints alone, and name a capture where money goes back.
    private static List<Plan> hinted() {
        return List.of(
                scenario("hinted: paid", paypal().telling()).doing(returned(), PAID.at(20)),
                scenario("hinted: before registration", paypal())
                        .registeredAt(60)
                        .doing(PAID.at(5), new Deed.Return(0).at(65)),
                scenario("hinted: paid after failed", paypal())
                        .doing(fails("5120").at(20), returned(), PAID.at(280)),
                scenario("hinted: never fulfilled", paypal().returning()).doing(PAID.at(20)),
                scenario("hinted: charged back", paypal().telling())
                        .doing(PAID.at(20), Deed.chargeback(0, A_WHILE, false).at(100)));
    }

    private static List<Plan> wrong() {
        return List.of(
                scenario("callback lost", stripe()).wrong(new Fault.Drop()).doing(PAID.at(20), returned()),
                scenario("declined, success alone is told", olepay())
                        .wrong(new Fault.SuccessAlone())
                        .doing(fails("101").at(20), returned()),
                scenario("paid after failed, success alone is told", stripe())
                        .wrong(new Fault.SuccessAlone())
                        .doing(fails("insufficient_funds").at(20), returned(), PAID.at(280)),
                scenario("closed, success alone is told", olepay())
                        .wrong(new Fault.SuccessAlone())
                        .doing(new Deed.Happen(0, Status.CLOSED, "").at(20), returned()),
                scenario("late", olepay())
                        .wrong(new Fault.SucceedLate(Duration.ofMinutes(4)))
                        .doing(PAID.at(20), returned()),
                scenario("twice at once", stripe())
                        .wrong(new Fault.Duplicate(2))
                        .doing(PAID.at(20), returned()),
                scenario("failed after paid", olepay())
                        .wrong(new Fault.Reorder())
                        .doing(fails("101").at(20), PAID.at(40), new Deed.Return(0).at(45)),
                scenario("forged", olepay()).wrong(new Fault.MisSign()).doing(PAID.at(20), returned()),
                scenario("amount changed", olepay())
                        .wrong(new Fault.ChangeAmount(1))
                        .doing(PAID.at(20), returned(), new Deed.Correct(0).at(210)),
                scenario("gateway down", stripe())
                        .wrong(new Fault.Drop())
                        .doing(PAID.at(20), new Deed.Outage("stripe", A_WHILE).at(21), returned()));
    }

    private static List<Plan> orders() {
        return List.of(
                scenario("fulfilled", stripe()).doing(PAID.at(20), new Deed.Fulfil().at(60)),
                scenario("late money fulfilled", olepay().returning())
                        .doing(
                                new Deed.Happen(0, Status.CLOSED, "").at(20),
                                returned(),
                                new Deed.ArriveLate(0).at(60),
                                new Deed.Fulfil().at(300)),
                scenario("paid twice", olepay().returning())
                        .and("stripe")
                        .doing(PAID.at(20), new Deed.Fulfil().at(40), new Deed.Happen(1, Status.SUCCEEDED, "").at(70)),
                scenario("cancelled while paying", stripe().returning()).doing(new Deed.Cancel().at(20), PAID.at(20)),
                scenario("shipped in the way", olepay().returning())
                        .doing(
                                PAID.at(20),
                                new Deed.FulfilInTheWay(Deed.Moment.REQUESTED, Duration.ofMillis(300)).at(0)));
    }

    private static List<Plan> refunds() {
        return List.of(
                scenario("never fulfilled", stripe().returning()).doing(PAID.at(20)),
                scenario("refunded by hand", olepay())
                        .doing(
                                PAID.at(20),
                                byHand(1, WorldAccounts.SHOP).at(100),
                                byHand(3, WorldAccounts.OTHER_OPERATOR).at(100)),
                scenario("refund reply lost", stripe().returning())
                        .wrong(new Fault.LoseReply())
                        .doing(PAID.at(20)),
                scenario("refund bounced", olepay())
                        .wrong(new Fault.BounceAfter(A_WHILE))
                        .doing(PAID.at(20), byHand(3, WorldAccounts.SHOP).at(100)),
                scenario("refund rejected", stripe())
                        .wrong(new Fault.Reject())
                        .doing(PAID.at(20), byHand(3, WorldAccounts.SHOP).at(100)),
                scenario("disputed during the refund", stripe())
                        .wrong(new Fault.ChargebackDuring())
                        .doing(PAID.at(20), byHand(2, WorldAccounts.SHOP).at(100)));
    }

    /// What was asked and what was taken differ; what was taken is taken back by a bank.
    private static List<Plan> parts() {
        var less = new Fault.TakeLess(608);
        var fulfil = new Deed.Fulfil();
        return List.of(
                scenario("taken in part, the rest later", olepay().telling())
                        .wrong(less)
                        .doing(PAID.at(20), returned(), new Deed.TakeRest(0).at(200), fulfil.at(260)),
                scenario("taken in part and accepted", stripe())
                        .wrong(less)
                        .doing(PAID.at(20), returned(), fulfil.at(90), new Deed.Correct(0).at(210), fulfil.at(260)),
                scenario("taken in part and cancelled", stripe().returning())
                        .wrong(less)
                        .doing(PAID.at(20), returned(), new Deed.Cancel().at(210)),
                scenario("charged back", olepay().telling())
                        .doing(
                                PAID.at(20),
                                Deed.chargeback(0, A_WHILE, false).at(100),
                                fulfil.at(A_WHILE.plusMinutes(5))));
    }

    /// Slips and debits, which take days; the shop's own time to pay is half an hour.
    private static List<Plan> slow() {
        var valid = Duration.ofHours(30);
        var slip = new Deed.Begin(0, PayMethod.Kind.VOUCHER, valid).at(20);
        var debit = new Deed.Begin(0, PayMethod.Kind.BANK_DEBIT, Duration.ZERO).at(20);
        return List.of(
                scenario("slip paid on its last day", stripe()).doing(slip, returned(), PAID.at(valid)),
                scenario("slip never paid", olepay()).doing(slip, returned()),
                scenario("slip, callbacks lost", olepay())
                        .wrong(new Fault.Drop())
                        .doing(slip, returned(), PAID.at(valid)),
                scenario("debit after days", stripe()).doing(debit, returned(), PAID.at(Duration.ofDays(2))),
                scenario("debit that fails", olepay())
                        .doing(debit, returned(), fails("debit_not_authorized").at(Duration.ofDays(2))));
    }

    /// At a gateway that answers no question about a payment.
    private static List<Plan> unaskable() {
        return List.of(
                scenario("unaskable, paid", unasked().telling()).doing(returned(), PAID.at(20)),
                scenario("unaskable, declined", unasked()).doing(fails("12").at(20), returned()),
                scenario("unaskable, callback lost", unasked())
                        .wrong(new Fault.Drop())
                        .doing(PAID.at(20), returned()),
                scenario("unaskable, abandoned", unasked()).doing(),
                scenario("unaskable, more than callbacks prove", unasked().returning())
                        .doing(PAID.at(20)),
                scenario("unaskable, refunded by hand", unasked())
                        .doing(PAID.at(20), byHand(3, WorldAccounts.SHOP).at(100)),
                scenario("unaskable, refund reply lost", unasked())
                        .wrong(new Fault.LoseReply())
                        .doing(PAID.at(20), byHand(1, WorldAccounts.SHOP).at(100)));
    }

    private static At unasked() {
        return new At(WorldAccounts.UNASKABLE, Duration.ZERO, false);
    }

    private static Deed.Cue returned() {
        return new Deed.Return(0).at(30);
    }

    private static Deed fails(String code) {
        return new Deed.Happen(0, Status.FAILED, code);
    }

    private static Deed byHand(int share, String operator) {
        return new Deed.Refund(0, share, operator, "key-of-" + operator);
    }

    private static At olepay() {
        return new At("olepay", Duration.ZERO, false);
    }

    private static At paypal() {
        return new At("paypal", Duration.ZERO, false);
    }

    private static At stripe() {
        return new At("stripe", Duration.ZERO, false);
    }

    /// One account.
    private record At(String account, Duration grace, boolean tellPaid) {
        At returning() {
            return new At(account, GRACE, tellPaid);
        }

        At telling() {
            return new At(account, grace, true);
        }

        WorldAccounts.Own own() {
            return new WorldAccounts.Own(grace, List.of(60, 600), false, false, tellPaid, WorldAccounts.Own.ENOUGH);
        }
    }

    private static Draft scenario(String name, At first) {
        return new Draft(name, List.of(first), List.of(), 0);
    }

    private record Draft(String name, List<At> at, List<Fault> faults, long registered) {
        Draft and(String account) {
            var other = new At(account, at.getFirst().grace(), false);
            return new Draft(name, List.of(at.getFirst(), other), faults, registered);
        }

        Draft wrong(Fault fault) {
            return new Draft(name, at, List.of(fault), registered);
        }

        Draft registeredAt(long seconds) {
            return new Draft(name, at, faults, seconds);
        }

        /// The payments are registered one minute after each other.
        Plan doing(Deed.Cue... cues) {
            Map<String, WorldAccounts.Own> accounts = new HashMap<>();
            var payments = new ArrayList<Plan.Pay>();
            var all = new ArrayList<Deed.Cue>();
            for (int number = 0; number < at.size(); number++) {
                accounts.put(at.get(number).account(), at.get(number).own());
                payments.add(Plan.Pay.of(at.get(number).account(), PRICE, faults));
                all.add(new Deed.Register(number).at(registered + 60L * number));
            }
            all.addAll(List.of(cues));
            return new Plan(name, accounts, payments, all, GatewayBehaviour.CANDID, Weather.FINE, Rest.NONE, TROUBLES);
        }
    }
}
