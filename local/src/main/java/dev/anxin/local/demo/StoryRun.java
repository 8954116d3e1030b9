package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.books.Complaint;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.local.simulator.books.Taking;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Plays one story: shop, customer and gateway, one act after the other, each at its time.
final class StoryRun {
    private final Story story;
    private final OutsideWorld outsideWorld;
    private final SystemUnderTest systemUnderTest;
    private final Merchant merchant;
    private final RetryingCalls retryingCalls;
    private final SimulatedGateway gateway;
    private final Cashier cashier;
    private final OrderActs orders;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<Since, Instant> since = Collections.synchronizedMap(new EnumMap<>(Since.class));
    private volatile Optional<PaymentKey> key = Optional.empty();
    private volatile Optional<String> dispute = Optional.empty();
    private volatile String pageUrl = "";
    private volatile String doing = "";

    StoryRun(Story story, OutsideWorld outsideWorld, SystemUnderTest systemUnderTest, Merchant merchant) {
        this.story = story;
        this.outsideWorld = outsideWorld;
        this.systemUnderTest = systemUnderTest;
        this.merchant = merchant;
        this.retryingCalls = new RetryingCalls(outsideWorld.agenda());
        this.gateway = outsideWorld.gateway(story.draw().account());
        this.cashier = new Cashier(gateway, outsideWorld.sender());
        this.orders = new OrderActs(story, outsideWorld, merchant, requests);
    }

    Story story() {
        return story;
    }

    Optional<PaymentKey> key() {
        return key;
    }

    String pageUrl() {
        return pageUrl;
    }

    /// Whether the customer has seen the page.
    boolean isBack() {
        return since.containsKey(Since.BACK);
    }

    /// What is going on, in two or three words.
    String doing() {
        return doing;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    /// What the gateway's own books say went back, movement by movement.
    List<Money> moved() {
        return key.map(known -> gateway.moneyMoved(known.reference()).stream()
                        .filter(moved -> moved.kind() == Movement.Kind.REFUND)
                        .map(Movement::amount)
                        .toList())
                .orElse(List.of());
    }

    /// The moments so far.
    Map<Since, Instant> since() {
        var all = new EnumMap<Since, Instant>(Since.class);
        synchronized (since) {
            all.putAll(since);
        }
        key.flatMap(known -> gateway.find(known.reference())).ifPresent(payment -> {
            payment.at(Status.SUCCEEDED).ifPresent(at -> all.put(Since.PAID, at));
            payment.at(Status.FAILED).ifPresent(at -> all.put(Since.FAILED, at));
            payment.at(Status.CLOSED).ifPresent(at -> all.put(Since.CLOSED, at));
            acts(payment).forEach(at -> all.merge(Since.BACK, at, StoryRun::earlier));
        });
        return all;
    }

    /// What the customer did at the gateway, as far as the gateway tells of it.
    private Stream<Instant> acts(GatewayPayment payment) {
        var silent = story.faults().contains(new Fault.Drop());
        return Stream.of(Status.PROCESSING, Status.FAILED, Status.AUTHORISED, Status.SUCCEEDED)
                .filter(_ -> !silent)
                .flatMap(status -> payment.at(status).stream());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    void play(Instant begin) throws InterruptedException {
        for (var cue : story.cues()) {
            outsideWorld.agenda().pace().sleepUntil(begin.plus(cue.at()));
            act(cue.act());
        }
    }

    private void act(Act act) throws InterruptedException {
        switch (act) {
            case Act.Open(var checkout) -> open(checkout);
            case Act.Register() -> register();
            case Act.Press(var button, var code) -> cashier.press(key.orElseThrow(), button, code);
            case Act.Begin(var kind, var payFor) ->
                gateway.begin(key.orElseThrow().reference(), kind, payFor);
            case Act.Return() -> comeBack();
            case Act.Decide(var status) -> decide(status);
            case Act.FailCapture() -> gateway.take(key.orElseThrow().reference(), Taking.Step.FAIL);
            case Act.Forge() -> forge();
            case Act.Correct() -> correct();
            case Act.Outage(var time) -> {
                gateway.goDown(time);
                doing = "gateway down";
            }
            case Act.CutOff(var time) -> {
                gateway.cutOff(time);
                doing = "our own outage";
            }
            case Act.RefundAtGateway() -> refundAtGateway();
            case Act.CatchUp(var span) ->
                systemUnderTest.catchUp(
                        gateway.account(), outsideWorld.agenda().now().minus(span));
            case Act.Foreign() -> foreign();
            case Act.ArriveLate() -> gateway.arriveLate(key.orElseThrow().reference());
            case Act.Dispute() -> dispute(GatewayDispute.Status.OPEN);
            case Act.Inquire() -> dispute(GatewayDispute.Status.INQUIRY);
            case Act.LetBe() -> decided(GatewayDispute.Status.CLOSED);
            case Act.Decided(var won) -> decided(won ? GatewayDispute.Status.WON : GatewayDispute.Status.LOST);
            case Act.RefundByHand() -> orders.refund(key.orElseThrow());
            case Act.Preview() -> preview();
            case Act.Fulfil() -> since.put(Since.FULFILLED, orders.fulfil());
            case Act.Cancel() -> orders.cancel();
            case Act.CancelWhilePaying() -> orders.cancelWhile(() -> cashier.press(key.orElseThrow(), "pay", ""));
            case Act.PaidBefore(var account) -> orders.payBefore(account);
            case Act.Crowd(var payments) -> orders.crowd(payments);
            case Act.CountCrowd() -> orders.countCrowd();
        }
    }

    private void open(boolean checkout) {
        doing = "opens the payment";
        var opened = cashier.open(story.draw(), checkout);
        key = Optional.of(opened);
        gateway.planFor(gateway.find(opened.reference()).orElseThrow().ids().reference(), story.faults());
    }

    private void register() throws InterruptedException {
        var body = story.registration(key.orElseThrow());
        var answer = retryingCalls.ask("registration", () -> merchant.register(body));
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("registration of " + story.title() + " was answered " + answer);
        }
        var view = Json.parse(answer.body());
        since.put(Since.REGISTERED, view.needInstant("registeredAt"));
        pageUrl = view.at("pageUrl").text().orElse("");
        doing = "customer at the gateway";
    }

    private void comeBack() throws InterruptedException {
        since.putIfAbsent(Since.BACK, outsideWorld.agenda().now());
        doing = "customer is back";
        retryingCalls.ask("the customer's page", () -> new CustomerPage(outsideWorld.sender()).open(pageUrl));
    }

    private void preview() throws InterruptedException {
        var answer = retryingCalls.ask(
                "a preview of the page", () -> new CustomerPage(outsideWorld.sender()).preview(pageUrl));
        requests.add("preview of the customer's page -> " + answer.status());
    }

    private void dispute(GatewayDispute.Status status) {
        dispute = gateway.disputes().open(key.orElseThrow().reference(), status, Complaint.ALL);
        doing = status == GatewayDispute.Status.INQUIRY ? "the bank asks" : "customer disputes it";
    }

    private void decided(GatewayDispute.Status next) {
        gateway.disputes().move(key.orElseThrow().reference(), dispute.orElseThrow(), next);
    }

    private void refundAtGateway() {
        var refunded = gateway.refundInDashboard(
                key.orElseThrow().reference(), story.draw().amount());
        requests.add("refund in the dashboard -> " + (refunded ? "done" : "refused"));
    }

    private void decide(Status status) {
        gateway.happen(key.orElseThrow().reference(), status, "");
    }

    private void forge() throws InterruptedException {
        var words = GatewaySimulators.named(
                        outsideWorld.keys().of(gateway.account()).gateway())
                .orElseThrow();
        var answer = retryingCalls.ask(
                "a forged callback", () -> call(words.freshKeys().signs(), reference()));
        requests.add("forged callback -> " + answer.status());
    }

    private void foreign() throws InterruptedException {
        var door = gateway.door();
        var signs = door.words().signingKeys(door.keys().callbacks(), gateway.uri());
        var reference = "elsewhere-" + story.draw().order();
        key = Optional.of(new PaymentKey(gateway.account(), reference));
        var answer = retryingCalls.ask("a foreign callback", () -> call(signs, reference));
        requests.add("callback -> " + answer.status());
        doing = "other business";
    }

    private String reference() {
        return gateway.find(key.orElseThrow().reference())
                .map(GatewayPayment::ids)
                .map(GatewayPayment.Ids::reference)
                .orElseThrow();
    }

    private Sender.Answer call(List<String> signs, String reference) {
        var words = GatewaySimulators.named(
                        outsideWorld.keys().of(gateway.account()).gateway())
                .orElseThrow();
        var at = outsideWorld.agenda().now();
        var id = words.eventId(DerivedNames.letters(reference, 16));
        var what = new Occurrence(words.paidEvent(), id, reference, story.draw().amount(), "", at);
        return outsideWorld
                .sender()
                .send(
                        URI.create(systemUnderTest.api() + "/callbacks/" + gateway.account()),
                        words.callback(what, signs));
    }

    private void correct() throws InterruptedException {
        var taken = gateway.find(key.orElseThrow().reference()).orElseThrow().taken();
        since.put(Since.CORRECTED, outsideWorld.agenda().now());
        var answer = retryingCalls.ask("the correction", () -> merchant.correct(key.orElseThrow(), taken));
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("the correction was answered " + answer);
        }
    }
}
