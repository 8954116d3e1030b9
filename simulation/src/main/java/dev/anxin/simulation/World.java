package dev.anxin.simulation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.CallbackFunction;
import dev.anxin.function.CheckFunction;
import dev.anxin.function.FoldFunction;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.ReactFunction;
import dev.anxin.function.RefundFunction;
import dev.anxin.function.Surroundings;
import dev.anxin.function.SweepFunction;
import dev.anxin.http.Calls;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.Callback;
import dev.anxin.local.simulator.DirectCalls;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.Timetable;
import dev.anxin.simulation.table.Table;
import dev.anxin.simulation.table.Written;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The system as the template wires it, with everything around it in memory and in virtual time.
public final class World {
    public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final int SHARDS = 2;
    private static final Duration LATENCY = Duration.ofSeconds(2);

    private final Chance chance;
    private final Scheduler scheduler;
    private final Troubles troubles;
    private final Trace trace;
    private final PrintStream log;
    private final Queues queues;
    private final Streams streams;
    private final Table table;
    private final Map<String, Calls> hosts = new HashMap<>();
    private final Map<String, SimulatedGateway> gateways = new LinkedHashMap<>();
    private final Ports.Shared shared;
    private final Lambda fold;
    private final Lambda react;
    private final Lambda sweep;
    private final Lambda intake;
    private final Lambda callback;
    private final Map<String, Lambda> lambdas = new LinkedHashMap<>();
    private Instant swept = Instant.MIN;

    /// @param seed of all that happens
    /// @param trouble how much of all that can go wrong does, 0 to 1
    /// @param lag how long gateways do not show a refund that was made
    /// @param log where functions say what they did
    public record Setup(long seed, double trouble, Accounts accounts, Duration lag, PrintStream log) {}

    public World(Setup setup) {
        chance = new Chance(setup.seed());
        scheduler = new Scheduler(chance, START);
        troubles = new Troubles(chance, setup.trouble());
        trace = new Trace(scheduler);
        log = setup.log();
        queues = new Queues(scheduler, troubles, chance);
        streams = new Streams(scheduler, troubles, chance);
        table = new Table(Map.of("due", new Table.Index("dueShard", "nextDueAt")), this::written);
        shared = new Ports.Shared(
                table,
                queues,
                trace::published,
                setup.accounts().documents(),
                new GatewayLine(hosts, scheduler, troubles, chance));
        fold = function("fold", FoldFunction::new, 60);
        react = function("react", ReactFunction::new, 60);
        sweep = function("sweep", SweepFunction::new, 50);
        intake = function("intake", IntakeFunction::new, 10);
        callback = function("callback", CallbackFunction::new, 10);
        queues.consume("refold", fold, Duration.ofSeconds(360), "refold-dead");
        queues.consume("wakes", function("check", CheckFunction::new, 30), Duration.ofSeconds(180), "wakes-dead");
        queues.consume("refunds", function("refund", RefundFunction::new, 30), Duration.ofSeconds(180), "refunds-dead");
        setup.accounts().keys().byAccount().forEach((account, keys) -> {
            var uri = setup.accounts().gateway(account);
            var own = new SimulatedGateway.Setup(account, keys, 0, setup.seed());
            var gateway = SimulatedGateway.atHand(own, new VirtualTime(), uri, this::carry);
            gateway.callTo(URI.create("https://anxin.example"));
            gateways.put(account, gateway);
            hosts.put(uri.getHost(), new LateView(new DirectCalls(gateway), scheduler, setup.lag()));
        });
    }

    private Lambda function(String name, Function<Surroundings, RequestStreamHandler> maker, int timeoutSeconds) {
        var lambda = new Lambda(
                maker,
                instance -> new Surroundings(variables(), scheduler::now, log, _ -> new Ports(instance, shared)),
                () -> new Instance(scheduler, troubles, chance),
                Duration.ofSeconds(timeoutSeconds));
        lambdas.put(name, lambda);
        return lambda;
    }

    private static Map<String, String> variables() {
        return Map.ofEntries(
                Map.entry("TABLE", "ledger"),
                Map.entry("DUE_SHARDS", "" + SHARDS),
                Map.entry("FACT_DAYS", "400"),
                Map.entry("STRAY_DAYS", "30"),
                Map.entry("CONTACT_DAYS", "60"),
                Map.entry("ACCOUNTS_DOCUMENT", "accounts"),
                Map.entry("VERIFY_DOCUMENT", "verify"),
                Map.entry("CALL_DOCUMENT", "call"),
                Map.entry("PAGE_KEY", "page"),
                Map.entry("WAKES_QUEUE", "wakes"),
                Map.entry("WAKES_DEAD_LETTERS", "wakes-dead"),
                Map.entry("REFUNDS_QUEUE", "refunds"),
                Map.entry("REFUNDS_DEAD_LETTERS", "refunds-dead"),
                Map.entry("REFOLD_QUEUE", "refold"),
                Map.entry("REFOLD_DEAD_LETTERS", "refold-dead"),
                Map.entry("CUSTOMER_TOPIC", "customer"),
                Map.entry("MERCHANT_TOPIC", "merchant"),
                Map.entry("OPERATIONS_TOPIC", "operations"));
    }

    private void written(Written written) {
        trace.wrote(written);
        streams.toFold(written, fold);
        streams.toReact(written, react);
    }

    /// A callback on its way from a gateway: the API answers for a function that failed.
    private Sender.Answer carry(URI uri, Callback callback) {
        var account = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
        if (!troubles.isQuiet() && chance.hits(0.01)) {
            throw new UncheckedIOException("nobody there", new IOException("nobody there"));
        }
        return this.callback
                .invoke(Requests.callback(account, callback))
                .map(Requests::answer)
                .orElse(new Sender.Answer(500, ""));
    }

    private final class VirtualTime implements Timetable {
        @Override
        public Instant now() {
            return scheduler.now();
        }

        @Override
        public void after(Duration virtual, Runnable task) {
            scheduler.after(virtual.plus(chance.upTo(LATENCY)), task);
        }
    }

    /// A request of a merchant's server to the API, answered by the function that is behind it.
    ///
    /// @return empty if the function failed: then it may have been carried out or not
    public Optional<Sender.Answer> request(Json request) {
        return intake.invoke(request).map(Requests::answer);
    }

    /// Until nothing is owed any more, or that moment.
    public void runUntil(Instant latest) {
        scheduler.run(latest, this::idle, () -> false);
    }

    /// Nothing is under way: the schedule wakes what is overdue. In between it would find nothing.
    private void idle() {
        table.first("due").map(Instant::parse).map(due -> due.plusSeconds(61)).ifPresent(due -> {
            var earliest = swept.isAfter(Instant.MIN) ? swept.plusSeconds(60) : due;
            var at = due.isBefore(earliest) ? earliest : due;
            if (at.isBefore(scheduler.next())) {
                swept = at.isBefore(scheduler.now()) ? scheduler.now() : at;
                scheduler.at(at, () -> sweep.invoke(Json.object()));
            }
        });
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    public Chance chance() {
        return chance;
    }

    public Troubles troubles() {
        return troubles;
    }

    public Trace trace() {
        return trace;
    }

    public Table table() {
        return table;
    }

    public SimulatedGateway gateway(String account) {
        return Optional.ofNullable(gateways.get(account)).orElseThrow();
    }

    /// The API of a gateway, as shops call it.
    public Calls shopsCalls(String account) {
        return new DirectCalls(gateway(account));
    }

    public Queues queues() {
        return queues;
    }

    public int crashes() {
        return lambdas.values().stream().mapToInt(Lambda::died).sum();
    }
}
