package dev.anxin.simulation.story;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.fault.Rollout;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.world.Requests;
import dev.anxin.simulation.world.World;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The playing of a plan: an order, its payments, and everybody who does something to them.
public final class PlanRun {
    private static final Duration REDRIVE = Duration.ofHours(6);
    private static final int MOST_REDRIVES = 3;
    private static final Duration LONGEST = Duration.ofDays(60);

    private final Plan plan;
    private final World world;
    private final RetryingShop retryingShop;
    private final OpenPayments openPayments;
    private final GatewayDeeds gatewayDeeds;
    private final Map<PaymentKey, String> pages = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private Optional<PaymentKey> shipped = Optional.empty();
    private boolean cancelled;
    private final List<String> misled = new ArrayList<>();
    private boolean isRolling;

    /// A refund that the API took on.
    ///
    /// @param id as it answered
    public record Asked(PaymentKey payment, String id) {}

    public PlanRun(Plan plan, World.Run run, Chance chance, Faults faults) {
        this.plan = plan;
        var gatewayBehaviour = plan.gatewayBehaviour();
        var setup = new World.Setup(new WorldAccounts(plan.accounts()), gatewayBehaviour, plan.rest(), run);
        world = new World(setup, chance, faults);
        retryingShop = new RetryingShop(world, plan);
        openPayments = new OpenPayments(plan, world, retryingShop, new LinkedHashMap<>());
        gatewayDeeds = new GatewayDeeds(plan, world, openPayments);
    }

    /// Until nothing happens any more.
    ///
    /// @param quiet hears when faults have ended
    ///
    /// @throws IllegalStateException if the simulation itself breaks
    public void play(Runnable quiet) {
        plan.cues().forEach(cue -> world.scheduler().after(cue.at(), () -> perform(cue.deed())));
        for (var at = REDRIVE; at.compareTo(plan.troubles()) < 0; at = at.plus(REDRIVE)) {
            world.scheduler().after(at, this::redrive);
        }
        plan.weather().rollout().ifPresent(this::rollOut);
        world.runUntil(World.START.plus(plan.troubles()));
        world.faults().end();
        quiet.run();
        world.trace().note(() -> "faults end");
        settle();
    }

    /// What only the next release can read is sent back once no other release runs. Earlier than that, old
    /// copies would fail with it again, and each time it came twice there would be more of it.
    private void redrive() {
        if (!isRolling) {
            world.queues().redrive();
        }
    }

    private void rollOut(Rollout rollout) {
        world.scheduler().after(rollout.from(), () -> {
            isRolling = true;
            world.trace().note(() -> "the next release comes in: " + rollout.release());
            world.faults().rollOut(rollout.share());
        });
        world.scheduler().after(rollout.until(), () -> {
            isRolling = false;
            world.trace().note(() -> "the next release is in");
            world.faults().rollOut(1);
            redrive();
        });
    }

    /// What lies in dead letters is sent back, and all that is owed is done.
    public void settle() {
        world.runUntil(World.START.plus(LONGEST));
        for (int redrives = 0;
                redrives < MOST_REDRIVES && !world.queues().dead().isEmpty();
                redrives++) {
            world.queues().redrive();
            world.runUntil(World.START.plus(LONGEST));
        }
    }

    /// Every payment's facts are folded once more, and what that calls for is done.
    public void foldAgain() {
        payments().forEach(payment -> world.refold("pay#" + payment.account() + "#" + payment.reference()));
        settle();
    }

    private void perform(Deed deed) {
        world.trace().note(() -> "> " + deed);
        switch (deed) {
            case Deed.Open(var number) -> openPayments.open(number);
            case Deed.Register(var number) -> register(number, () -> {});
            case Deed.RegisterOtherwise(var number) -> register(number, () -> registerOtherwise(number));
            case Deed.Return(var number) -> retryingShop.about(payment(number), route("returned"), "", _ -> {});
            case Deed.Look(var number) -> look(payment(number));
            case Deed.OfGateway ofGateway -> gatewayDeeds.perform(ofGateway);
            case Deed.Review(var number, var lifts) ->
                retryingShop.review(payment(number), lifts, seen -> note("reviewed", seen));
            case Deed.Correct(var number) ->
                gateway(number).find(reference(number)).ifPresent(there -> correct(number, there.taken()));
            case Deed.CorrectBy(var number, var more) ->
                correct(
                        number,
                        new Money(price(number).minor() + more, price(number).currency()));
            case Deed.Report(var number, var code) ->
                retryingShop.report(payment(number), code, answer -> note("reported", answer));
            case Deed.Fulfil _ -> retryingShop.order("fulfilment", this::fulfilled);
            case Deed.FulfilWith(var number) -> retryingShop.fulfilWith(payment(number), this::fulfilled);
            case Deed.FulfilInTheWay(var of, var wait) ->
                world.whenWritten(
                        of.fact(),
                        () -> world.scheduler().after(wait, () -> retryingShop.order("fulfilment", this::fulfilled)));
            case Deed.Cancel _ ->
                retryingShop.order("cancellation", answer -> {
                    note("cancelled", answer);
                    cancelled |= answer.status() == 200;
                });
            case Deed.Refund refund -> refund(refund);
            case Deed.ShopDown(var length) -> world.shop().goDown(length);
            case Deed.Reconcile _ -> world.reconcile();
        }
    }

    private static String route(String what) {
        return "POST /payments/{account}/{reference}/" + what;
    }

    private PaymentKey payment(int number) {
        return openPayments.payment(number);
    }

    private String reference(int number) {
        return payment(number).reference();
    }

    private Money price(int number) {
        return plan.payments().get(number).price();
    }

    private SimulatedGateway gateway(int number) {
        return world.gateway(payment(number).account());
    }

    private void register(int number, Runnable then) {
        var payment = payment(number);
        retryingShop.register(payment, openPayments.other(payment), price(number), answer -> {
            note(payment + " is registered", answer);
            if (answer.status() / 100 == 2) {
                var url = Json.parse(answer.body()).at("page").text().orElse("");
                pages.put(payment, url.substring(url.lastIndexOf('/') + 1));
                then.run();
            }
        });
    }

    private void registerOtherwise(int number) {
        var payment = payment(number);
        var price = price(number);
        var more = new Money(price.minor() + 1, price.currency());
        retryingShop.register(payment, openPayments.other(payment), more, answer -> {
            note(payment + " is registered otherwise", answer);
            if (answer.status() / 100 == 2) {
                misled.add(payment + " is registered with " + price + ", and was registered once more with " + more);
            }
        });
    }

    private void look(PaymentKey payment) {
        var path = Map.of("token", pages.getOrDefault(payment, "none"));
        world.look(Requests.atHost(Requests.of("POST /pay/{token}", path, "", "", "")));
    }

    private void correct(int number, Money amount) {
        var body = Json.object("amount", amount.minor(), "currency", amount.currency());
        retryingShop.about(payment(number), route("amount"), body.write(), answer -> note("corrected", answer));
    }

    private void fulfilled(Sender.Answer answer) {
        note("fulfilled", answer);
        if (answer.status() == 200) {
            var holder = Json.parse(answer.body()).at("holder");
            shipped = Optional.of(new PaymentKey(holder.needText("account"), holder.needText("reference")));
        }
    }

    private void refund(Deed.Refund deed) {
        var payment = payment(deed.payment());
        var price = price(deed.payment()).minor();
        var amount = deed.share() == 4 ? price + 1 : Math.max(1, price * deed.share() / 3);
        retryingShop.refund(payment, amount, deed, answer -> {
            note(deed.operator() + " asks for " + amount + " of " + payment, answer);
            if (answer.status() == 202 || answer.status() == 200) {
                asked.add(new Asked(
                        payment, Json.parse(answer.body()).at("refund").needText("id")));
            } else if (answer.body().contains("\"disputed\"")
                    && !Movement.Kind.CHARGEBACK.isIn(gateway(deed.payment()).moneyMoved(payment.reference()))) {
                misled.add(
                        "no bank took money of " + payment + ", and the shop may not send it back: " + answer.body());
            }
        });
    }

    private void note(String what, Sender.Answer answer) {
        world.trace().mix(what + answer.status());
        world.trace().note(() -> what + ": " + answer.status() + (answer.status() < 300 ? "" : " " + answer.body()));
    }

    public Plan plan() {
        return plan;
    }

    public World world() {
        return world;
    }

    /// Those that were spoken of.
    public List<PaymentKey> payments() {
        return openPayments.all();
    }

    public List<Asked> asked() {
        return asked;
    }

    /// With which payment the shop was told to ship; empty if it was not.
    public Optional<PaymentKey> shipped() {
        return shipped;
    }

    /// What the shop was answered and must not have been.
    public List<String> misled() {
        return misled;
    }

    public boolean wasCancelled() {
        return cancelled;
    }
}
