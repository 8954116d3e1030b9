package dev.anxin.simulation.cost;

import dev.anxin.function.runtime.Environment;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.cost.Price;
import dev.anxin.local.simulator.DirectCalls;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.template.SamTemplate;
import dev.anxin.local.template.Trigger;
import dev.anxin.payment.Terms;
import dev.anxin.simulation.queue.Queues;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.table.Table;
import dev.anxin.simulation.world.Requests;
import dev.anxin.simulation.world.StreamEvents;
import dev.anxin.simulation.world.Topics;
import dev.anxin.simulation.world.Variables;
import dev.anxin.simulation.world.WorldAccounts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// A stack as the template wires it, with one account at Stripe, in which nothing goes wrong and everything is
/// counted.
final class ReplayStack {
    static final String ACCOUNT = "stripe";
    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    /// A line of the access log, filled in.
    private static final int ACCESS_LOG = 330;

    /// Of the template's settings, those that change what is charged.
    private static final Set<String> SETTINGS = Set.of("DUE_SHARDS", "FACT_DAYS", "STRAY_DAYS", "CONTACT_DAYS");

    /// The queues that feed functions, with their names here.
    private static final SequencedMap<String, String> FED = new TreeMap<>(Map.of(
            "deliveries", "deliver",
            "reconciliations", "reconcile",
            "refold", "fold",
            "refunds", "refund",
            "texts", "sms",
            "wakes", "check"));

    private static final Duration MINUTE = Duration.ofMinutes(1);

    final ReplayClock clock = new ReplayClock(START);
    final UsageMeter meter = new UsageMeter();
    final KeyHeat heat = new KeyHeat(meter);
    final Table table = new Table(
            Map.of(
                    "due", new Table.Index("dueShard", "nextDueAt"),
                    "compare", new Table.Index("compareShard", "compareUntil"),
                    "work", new Table.Index("workShard", "workAt")),
            this::written,
            heat);
    final SimulatedGateway gateway;

    private final SamTemplate template;
    private final Queues queues = new Queues();
    private final List<QueueFeed> queueFeeds = new ArrayList<>();
    private final Map<String, ReplayFunction> functions = new HashMap<>();
    private final StreamFeed facts;
    private final StreamFeed payments;
    private final WorldAccounts accounts = new WorldAccounts(Map.of(
            ACCOUNT,
            new WorldAccounts.Own(
                    Duration.ZERO,
                    Terms.DEFAULT.waits().stream()
                            .map(Duration::toSeconds)
                            .map(Math::toIntExact)
                            .toList(),
                    true,
                    false,
                    false,
                    WorldAccounts.Own.ENOUGH)));

    ReplayStack(SamTemplate template) {
        this.template = template;
        var uri = WorldAccounts.gateway(ACCOUNT);
        gateway = SimulatedGateway.atHand(
                new SimulatedGateway.Setup(ACCOUNT, accounts.keys(ACCOUNT), 0, 1), clock, uri, this::callback);
        gateway.callTo(URI.create("https://anxin.example"));
        template.functions().forEach(this::make);
        FED.forEach(this::feed);
        facts = stream("fold");
        payments = stream("react");
    }

    private void make(SamTemplate.FunctionSpec spec) {
        var variables = new HashMap<>(Variables.OF_FUNCTIONS);
        spec.environment().entrySet().stream()
                .filter(variable -> SETTINGS.contains(variable.getKey()))
                .forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
        var megabytes = spec.limits().megabytes();
        var clients = new ReplayClients(
                clock,
                meter,
                megabytes,
                table,
                queues,
                () -> queueFeeds.forEach(QueueFeed::plan),
                new Subscribed(),
                accounts.documents(),
                new DirectCalls(gateway),
                this::hears);
        var name = spec.id().replaceFirst("Function$", "").toLowerCase(Locale.ROOT);
        functions.put(
                name,
                new ReplayFunction(
                        name,
                        megabytes,
                        () -> new Environment(variables, clock, meter.log(), _ -> clients),
                        clock,
                        meter,
                        heat));
    }

    private void feed(String queue, String name) {
        var trigger = trigger(name, Trigger.QueueMessages.class);
        var dead = queues.create(queue + "-dead", Duration.ofSeconds(30));
        var made = queues.create(queue, Duration.ofMinutes(15), dead, 5);
        queueFeeds.add(new QueueFeed(clock, meter, made, function(name), trigger));
    }

    private StreamFeed stream(String name) {
        var trigger = trigger(name, Trigger.TableStream.class);
        return new StreamFeed(
                clock, function(name), trigger.lanes(), trigger.polling().batchSize());
    }

    private <T extends Trigger> T trigger(String name, Class<T> type) {
        return template.functions().stream()
                .filter(spec -> spec.id().equalsIgnoreCase(name + "Function"))
                .flatMap(spec -> spec.triggers().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing like that starts " + name + ": " + type));
    }

    private ReplayFunction function(String name) {
        return Optional.ofNullable(functions.get(name)).orElseThrow();
    }

    private void written(ItemChange change) {
        if (StreamEvents.isFact(change)) {
            facts.add(change);
        }
        if (StreamEvents.isPayment(change)) {
            payments.add(change);
        }
    }

    /// What the shop's server asks of the API.
    Sender.Answer request(Json request) {
        return api("intake", request);
    }

    private Sender.Answer callback(URI uri, Callback callback) {
        return api("callback", Requests.callback(ACCOUNT, callback));
    }

    private Sender.Answer api(String name, Json request) {
        meter.add(Price.API_REQUESTS, 1);
        meter.logged(ACCESS_LOG);
        var answer = Requests.answer(function(name).invoke(request, 1));
        meter.addBytes(Price.TRANSFER, answer.body().getBytes(StandardCharsets.UTF_8).length + ReplayClients.HEADERS);
        return answer;
    }

    /// The shop's server takes every event.
    private Reply hears(Call event) {
        return new Reply.Answered(204, Map.of(), new byte[0]);
    }

    /// Who hears what is published: the queue of events. What the shop's own subscriber does with messages is its own
    /// affair.
    private final class Subscribed implements Topics {
        @Override
        public void published(String topic, String message, Map<String, String> attributes) {
            if (topic.equals("merchant")) {
                queues.at("deliveries").send(message, Duration.ZERO, clock.now());
                queueFeeds.forEach(QueueFeed::plan);
            }
        }

        @Override
        public void texted(String phone, String message) {
            throw new IllegalStateException("no account here sends texts");
        }
    }

    /// Runs it until then: each minute the sweep where it would find something (that it runs at all is part of what a
    /// month costs), and each night the reconciliation.
    void run(Instant latest) {
        var nightly = trigger("reconcile", Trigger.Schedule.class);
        var day = clock.now().truncatedTo(ChronoUnit.DAYS);
        for (var night = day.plus(nightly.after()); night.isBefore(latest); night = night.plus(nightly.every())) {
            if (night.isAfter(clock.now())) {
                clock.at(night, () -> function("reconcile").invoke(Json.object(), 1));
            }
        }
        for (var minute = clock.now(); minute.isBefore(latest); minute = minute.plus(MINUTE)) {
            clock.at(minute, this::sweepIfOverdue);
        }
        clock.run(latest);
    }

    private void sweepIfOverdue() {
        var latest = clock.now().minus(MINUTE);
        if (table.first("due").map(Instant::parse).filter(latest::isAfter).isPresent()) {
            sweep();
        }
    }

    void sweep() {
        function("sweep").invoke(Json.object(), 1);
    }

    /// Until now.
    Consumption consumption() {
        return new Consumption(meter.bill(), heat.writes(), heat.reads(), meter.runs(), meter.millis());
    }

    /// How long facts are kept.
    Duration factsKept() {
        return Duration.ofDays(Long.parseLong(setting("CallbackFunction", "FACT_DAYS")));
    }

    private String setting(String function, String name) {
        return template.functions().stream()
                .filter(spec -> spec.id().equals(function))
                .map(spec -> spec.environment().getOrDefault(name, ""))
                .findFirst()
                .orElseThrow();
    }
}
