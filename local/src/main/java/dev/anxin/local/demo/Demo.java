package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.simulator.Callback;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.GatewaySimulator;
import dev.anxin.local.simulator.Occurrence;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.Shop;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs payments through a stack, one after the other, so that what happens is what this payment caused.
public final class Demo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LocalStack stack;
    private final GatewayKeys keys;
    private final Screen screen;
    private final Watch watch;
    private final Sender sender = new Sender();
    private final Shop shop;

    public Demo(LocalStack stack, GatewayKeys keys, Screen screen) {
        this.stack = stack;
        this.keys = keys;
        this.screen = screen;
        this.watch = new Watch(stack);
        var token = stack.token(GatewayKeys.SHOP, "anxin/payments.write", "anxin/payments.read");
        this.shop = new Shop(sender, stack.apiUri(), token);
    }

    /// Whether the ledger has one of these payments already: then this would be no first time.
    public boolean knows(List<Scenario> scenarios) {
        return scenarios.stream()
                .anyMatch(scenario -> !watch.items(scenario.key()).facts().isEmpty());
    }

    /// @return what differs from what should be; empty if everything is right
    public List<String> run(List<Scenario> scenarios) throws InterruptedException {
        var runs = new ArrayList<Run>();
        for (var scenario : scenarios) {
            runs.add(run(runs.size() + 1, scenario));
        }
        var results = runs.stream().map(this::result).toList();
        Report.print(screen, results);
        return results.stream().flatMap(result -> result.differences().stream()).toList();
    }

    /// What was seen while it ran.
    private record Run(Scenario scenario, List<Integer> answers, int wakes) {}

    private Run run(int number, Scenario scenario) throws InterruptedException {
        screen.line("");
        screen.line(
                Ink.BOLD,
                number + "  " + scenario.title() + ": " + scenario.key() + ", "
                        + scenario.draw().amount().display());
        screen.line(Ink.DIM, "   " + scenario.point());
        var before = watch.wakes();
        var narrator = new Narrator(screen, watch, scenario.key());
        var answers = new ArrayList<Integer>();
        for (var step : scenario.steps()) {
            answers.addAll(carryOut(step, scenario, narrator));
            stack.awaitIdle(PATIENCE);
            narrator.happened();
        }
        return new Run(scenario, answers, watch.wakes() - before);
    }

    private List<Integer> carryOut(Step step, Scenario scenario, Narrator narrator) {
        return switch (step) {
            case Step.Register() -> {
                var answer = shop.register(scenario.registration());
                narrator.request("shop", "POST /payments  " + scenario.draw().order(), answer);
                yield List.of(answer.status());
            }
            case Step.Call call -> {
                var account = scenario.key().account();
                var uri = URI.create(stack.apiUri() + "/callbacks/" + account);
                var what = "POST " + uri.getPath() + "  " + call.event() + (call.forged() ? ", forged" : "");
                var answers = sender.sendTimes(uri, callback(call, scenario), call.times());
                answers.forEach(answer -> narrator.request(account, what, answer));
                yield answers.stream().map(Sender.Answer::status).toList();
            }
        };
    }

    private Callback callback(Step.Call call, Scenario scenario) {
        var account = scenario.key().account();
        var gateway = GatewaySimulator.named(account).orElseThrow();
        var signs = (call.forged() ? gateway.freshKeys() : keys.keys(account)).signs();
        var draw = scenario.draw();
        return gateway.callback(
                new Occurrence(
                        call.event(),
                        draw.event(),
                        scenario.key().reference(),
                        draw.amount(),
                        call.code(),
                        stack.pace().clock().instant()),
                signs);
    }

    private Report.Result result(Run run) {
        var key = run.scenario().key();
        var view = Json.parse(shop.look(key).body());
        var outcome = new Outcome(
                run.answers(),
                watch.items(key).facts().stream().map(fact -> fact.source()).toList(),
                view.at("status").text().orElse("none"),
                view.at("diagnosis").text().orElse("none"),
                texts(watch.published("MerchantTopic", key), "type"),
                texts(watch.published("CustomerTopic", key), "template"),
                run.wakes());
        return new Report.Result(run.scenario(), outcome);
    }

    private static List<String> texts(List<Watch.Published> published, String field) {
        return published.stream()
                .map(one -> one.json().at(field).text().orElse(""))
                .toList();
    }

    @Override
    public void close() {
        sender.close();
    }
}
