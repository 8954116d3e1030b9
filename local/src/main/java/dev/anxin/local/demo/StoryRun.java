package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Expected.Since;
import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayPayment;
import dev.anxin.local.simulator.GatewayPayment.Status;
import dev.anxin.local.simulator.GatewaySimulator;
import dev.anxin.local.simulator.Names;
import dev.anxin.local.simulator.Occurrence;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plays one story: shop, customer and gateway, one act after the other, each at its time.
final class StoryRun {
    private final Story story;
    private final World world;
    private final Subject subject;
    private final Merchant merchant;
    private final Retried retried;
    private final SimulatedGateway gateway;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<Since, Instant> since = Collections.synchronizedMap(new EnumMap<>(Since.class));
    private volatile Optional<PaymentKey> key = Optional.empty();
    private volatile String payUrl = "";
    private volatile String pageUrl = "";
    private volatile String doing = "";

    StoryRun(Story story, World world, Subject subject, Merchant merchant) {
        this.story = story;
        this.world = world;
        this.subject = subject;
        this.merchant = merchant;
        this.retried = new Retried(world.agenda());
        this.gateway = world.gateway(story.draw().account());
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

    /// The moments so far.
    Map<Since, Instant> since() {
        var all = new EnumMap<Since, Instant>(Since.class);
        synchronized (since) {
            all.putAll(since);
        }
        key.flatMap(known -> gateway.find(known.reference())).ifPresent(payment -> {
            payment.at(Status.SUCCEEDED).ifPresent(at -> all.put(Since.PAID, at));
            payment.at(Status.FAILED).ifPresent(at -> all.put(Since.FAILED, at));
            acts(payment).forEach(at -> all.merge(Since.BACK, at, StoryRun::earlier));
        });
        return all;
    }

    /// What the customer did at the gateway, as far as the gateway tells of it.
    private Stream<Instant> acts(GatewayPayment payment) {
        var silent = story.faults().contains(new Fault.Drop());
        return Stream.of(Status.PROCESSING, Status.FAILED, Status.SUCCEEDED)
                .filter(_ -> !silent)
                .flatMap(status -> payment.at(status).stream());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    void play(Instant begin) throws InterruptedException {
        for (var cue : story.cues()) {
            sleepUntil(begin.plus(cue.at()));
            act(cue.act());
        }
    }

    private void sleepUntil(Instant due) throws InterruptedException {
        Agenda agenda = world.agenda();
        var left = agenda.pace().real(Duration.between(agenda.now(), due));
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    private void act(Act act) throws InterruptedException {
        switch (act) {
            case Act.Open(var checkout) -> open(checkout);
            case Act.Register() -> register();
            case Act.Press(var button, var code) -> press(button, code);
            case Act.Return() -> comeBack();
            case Act.Decide(var status) -> decide(status);
            case Act.Forge() -> forge();
            case Act.Correct() -> correct();
            case Act.Outage(var time) -> {
                gateway.goDown(time);
                doing = "gateway down";
            }
            case Act.Foreign() -> foreign();
        }
    }

    private void open(boolean checkout) {
        doing = "opens the payment";
        var draw = story.draw();
        var stripe = draw.account().startsWith("stripe");
        var opened = stripe ? openAtStripe(checkout) : openAtOlePay();
        var id = opened.needText(stripe ? "id" : "order_id");
        key = Optional.of(new PaymentKey(draw.account(), id));
        var payment = gateway.find(id).orElseThrow();
        gateway.planFor(payment.ids().reference(), story.faults());
        payUrl = gateway.uri() + "/pay/" + payment.ids().reference();
    }

    private Json openAtOlePay() {
        var amount = story.draw().amount();
        var body =
                Json.object("order_id", story.draw().order(), "amount", amount.minor(), "currency", amount.currency());
        return called("/payments", "application/json", body.write());
    }

    private Json openAtStripe(boolean checkout) {
        var amount = story.draw().amount();
        var item = "line_items[0][price_data]";
        var form = checkout
                ? Map.of(item + "[unit_amount]", "" + amount.minor(), item + "[currency]", amount.currency())
                : Map.of("amount", "" + amount.minor(), "currency", amount.currency());
        var path = checkout ? "/v1/checkout/sessions" : "/v1/payment_intents";
        var fields =
                form(form) + "&" + form(Map.of("metadata[order]", story.draw().order()));
        return called(path, "application/x-www-form-urlencoded", fields);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Json called(String path, String type, String body) {
        var answer = world.sender()
                .send(HttpRequest.newBuilder(URI.create(gateway.uri() + path))
                        .header("authorization", "Bearer " + gateway.secret())
                        .header("content-type", type)
                        .POST(BodyPublishers.ofString(body)));
        return Json.parse(answer.body());
    }

    private void register() throws InterruptedException {
        var body = story.registration(key.orElseThrow());
        var answer = retried.ask("registration", () -> merchant.register(body));
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("registration of " + story.title() + " was answered " + answer);
        }
        var view = Json.parse(answer.body());
        since.put(Since.REGISTERED, view.needInstant("registeredAt"));
        pageUrl = view.at("pageUrl").text().orElse("");
        doing = "customer at the gateway";
    }

    private void press(String button, String code) {
        var form = form(Map.of("do", button, "code", code));
        var answer = world.sender()
                .send(HttpRequest.newBuilder(URI.create(payUrl))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        if (answer.status() >= 400) {
            throw new IllegalStateException("the gateway's page answered " + answer.status());
        }
    }

    private void comeBack() throws InterruptedException {
        since.putIfAbsent(Since.BACK, world.agenda().now());
        doing = "customer is back";
        retried.ask("the customer's page", () -> new CustomerPage(world.sender()).open(pageUrl));
    }

    private void decide(Status status) {
        gateway.happen(key.orElseThrow().reference(), status, "");
    }

    private void forge() throws InterruptedException {
        var words = GatewaySimulator.named(world.keys().of(gateway.account()).gateway())
                .orElseThrow();
        var answer =
                retried.ask("a forged callback", () -> call(words.freshKeys().signs(), reference()));
        requests.add("forged callback -> " + answer.status());
    }

    private void foreign() throws InterruptedException {
        var signs = world.keys().keys(gateway.account()).signs();
        var reference = "elsewhere-" + story.draw().order();
        key = Optional.of(new PaymentKey(gateway.account(), reference));
        var answer = retried.ask("a foreign callback", () -> call(signs, reference));
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
        var words = GatewaySimulator.named(world.keys().of(gateway.account()).gateway())
                .orElseThrow();
        var event = words.events().stream()
                .filter(name -> name.endsWith("succeeded"))
                .findFirst()
                .orElseThrow();
        var at = world.agenda().now();
        var id = words.eventId(Names.letters(reference, 16));
        var what = new Occurrence(event, id, reference, story.draw().amount(), "", at);
        return world.sender()
                .send(URI.create(subject.api() + "/callbacks/" + gateway.account()), words.callback(what, signs));
    }

    private void correct() throws InterruptedException {
        var taken = gateway.find(key.orElseThrow().reference()).orElseThrow().amount();
        since.put(Since.CORRECTED, world.agenda().now());
        var answer = retried.ask("the correction", () -> merchant.correct(key.orElseThrow(), taken));
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("the correction was answered " + answer);
        }
    }
}
