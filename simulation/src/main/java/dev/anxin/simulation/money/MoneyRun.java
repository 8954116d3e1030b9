package dev.anxin.simulation.money;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.AccountKeys;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.GatewayPayment;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SigningKeys;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.Accounts;
import dev.anxin.simulation.Chance;
import dev.anxin.simulation.World;
import dev.anxin.simulation.money.MoneyPlan.Deed;
import dev.anxin.simulation.money.MoneyPlan.Pay;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One story: an order, its payments, and everybody who does something to them at a bad moment.
public final class MoneyRun {
    private static final GatewayKeys KEYS = keys();
    private static final Duration TROUBLE = Duration.ofDays(4);
    private static final Duration REDRIVE = Duration.ofHours(6);
    private static final Duration LONGEST = Duration.ofDays(60);

    private final long seed;
    private final MoneyPlan plan;
    private final World world;
    private final Shop shop;
    private final Map<Integer, PaymentKey> payments = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private Optional<PaymentKey> shipped = Optional.empty();
    private boolean cancelled;

    /// A refund that the API took on.
    ///
    /// @param id as it answered
    record Asked(PaymentKey payment, String id, long amount) {}

    private MoneyRun(long seed, PrintStream log) {
        this.seed = seed;
        plan = MoneyPlan.of(new Chance(seed));
        world = new World(new World.Setup(seed, plan.trouble(), new Accounts(KEYS, plan.grace()), plan.lag(), log));
        shop = new Shop(world);
    }

    private static GatewayKeys keys() {
        return new GatewayKeys(Map.of("olepay", keys("olepay"), "stripe", keys("stripe")));
    }

    /// Of a kind that is quickly signed with.
    private static AccountKeys keys(String gateway) {
        var secret = List.of("whsec_" + SigningKeys.random(24));
        return new AccountKeys(
                gateway, new SigningKeys(secret, secret), "made-for-" + gateway, "not-used", Duration.ZERO);
    }

    /// Plays the story of a seed to its end.
    ///
    /// @param log where functions say what they do
    /// @throws IllegalStateException if the simulation itself breaks
    public static MoneyRun play(long seed, PrintStream log) {
        var run = new MoneyRun(seed, log);
        run.play();
        return run;
    }

    private void play() {
        for (int i = 0; i < plan.payments().size(); i++) {
            var number = i;
            world.scheduler().after(plan.payments().get(i).begins(), () -> begin(number));
        }
        plan.deeds().forEach(deed -> world.scheduler().after(deed.at(), () -> perform(deed)));
        for (var at = REDRIVE; at.compareTo(TROUBLE) < 0; at = at.plus(REDRIVE)) {
            world.scheduler().after(at, world.queues()::redrive);
        }
        world.runUntil(World.START.plus(TROUBLE));
        world.troubles().end();
        world.trace().note("troubles end");
        do {
            world.queues().redrive();
            world.runUntil(World.START.plus(LONGEST));
        } while (!world.queues().dead().isEmpty() && world.scheduler().now().isBefore(World.START.plus(LONGEST)));
    }

    private void begin(int number) {
        var pay = plan.payments().get(number);
        var payment = shop.open(pay.account(), pay.price(), number);
        var gateway = world.gateway(pay.account());
        gateway.planFor(payment.reference(), pay.wrong());
        payments.put(number, payment);
        world.trace().note(payment + " begins, " + pay.wrong());
        shop.register(payment, pay.price(), answer -> note(payment + " is registered", answer));
        world.scheduler().after(pay.acts(), () -> {
            world.trace().note(payment + ": the customer acts");
            gateway.happen(payment.reference(), GatewayPayment.Status.PROCESSING, "");
            shop.returned(payment);
        });
        after(pay.paid(), () -> {
            world.trace().note(payment + " is paid");
            gateway.happen(payment.reference(), GatewayPayment.Status.SUCCEEDED, "");
        });
        after(pay.dashboard(), () -> {
            var amount =
                    new Money(Math.max(1, pay.price().minor() / 2), pay.price().currency());
            world.trace()
                    .note(payment + ": refunded in the dashboard, "
                            + gateway.refundInDashboard(payment.reference(), amount));
        });
        after(pay.chargeback(), () -> dispute(payment, pay));
    }

    private void dispute(PaymentKey payment, Pay pay) {
        var gateway = world.gateway(pay.account());
        var opened = gateway.openChargeback(payment.reference());
        world.trace().note(payment + " is disputed: " + opened);
        opened.ifPresent(id -> world.scheduler().after(Duration.ofDays(5), () -> {
            var won = pay.acts().toMillis() % 2 == 0;
            world.trace().note(payment + ": the dispute is " + (won ? "won" : "lost"));
            gateway.closeChargeback(payment.reference(), id, won);
        }));
    }

    private void after(Duration wait, Runnable work) {
        if (!wait.isNegative()) {
            world.scheduler().after(wait, work);
        }
    }

    private void perform(Deed deed) {
        switch (deed) {
            case Deed.Fulfil _ -> shop.order("fulfilment", this::fulfilled);
            case Deed.Cancel _ ->
                shop.order("cancellation", answer -> {
                    note("cancelled", answer);
                    cancelled |= answer.status() == 200;
                });
            case Deed.Refund refund ->
                Optional.ofNullable(payments.get(refund.payment())).ifPresent(payment -> refund(payment, refund));
        }
    }

    private void fulfilled(Sender.Answer answer) {
        note("fulfilled", answer);
        if (answer.status() == 200) {
            var holder = Json.parse(answer.body()).at("holder");
            shipped = Optional.of(new PaymentKey(holder.needText("account"), holder.needText("reference")));
        }
    }

    private void refund(PaymentKey payment, Deed.Refund deed) {
        var price = plan.payments().get(deed.payment()).price().minor();
        var amount = deed.share() == 4 ? price + 1 : Math.max(1, price * deed.share() / 3);
        shop.refund(payment, amount, deed, answer -> {
            note(deed.operator() + " asks for " + amount + " of " + payment, answer);
            if (answer.status() == 202 || answer.status() == 200) {
                asked.add(new Asked(
                        payment, Json.parse(answer.body()).at("refund").needText("id"), amount));
            }
        });
    }

    private void note(String what, Sender.Answer answer) {
        world.trace().note(what + ": " + answer.status() + (answer.status() < 300 ? "" : " " + answer.body()));
    }

    public long seed() {
        return seed;
    }

    MoneyPlan plan() {
        return plan;
    }

    World world() {
        return world;
    }

    List<PaymentKey> payments() {
        return List.copyOf(payments.values());
    }

    List<Asked> asked() {
        return asked;
    }

    /// With which payment the shop was told to ship; empty if it was not.
    Optional<PaymentKey> shipped() {
        return shipped;
    }

    boolean wasCancelled() {
        return cancelled;
    }

    public long digest() {
        return world.trace().digest();
    }

    /// What happened, for people.
    public List<String> story() {
        return world.trace().lines();
    }
}
