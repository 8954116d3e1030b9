package dev.anxin.simulation.world;

import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.DirectCalls;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.schedule.Scheduler;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.table.Table;
import dev.anxin.simulation.upgrade.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The system as the template wires it, with everything around it in memory and in virtual time.
public final class World {
    public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private static final double INDEX_BEHIND = 0.02;
    private static final Duration INDEX_LAG = Duration.ofSeconds(20);

    /// An operator hears of a stream that stood still for too long, and folds again what it has forgotten.
    private static final Duration NOTICED = Duration.ofHours(2);

    private final Setup setup;
    private final Chance chance;
    private final Faults faults;
    private final Scheduler scheduler;
    private final Trace trace;
    private final Tally tally = new Tally();
    private final Pollers queues;
    private final Streams streams;
    private final Table table;
    private final Functions functions;
    private final Map<String, Calls> hosts = new HashMap<>();
    private final Map<String, SimulatedGateway> gateways = new LinkedHashMap<>();
    private final List<Observer> observers = new ArrayList<>();
    private final ShopsServer shop;
    private Instant swept = Instant.MIN;
    private String awaited = "";
    private Runnable then = () -> {};

    /// @param rest when the sweep does not run, after the start; none if both are the same
    /// @param run how it is played
    public record Setup(WorldAccounts worldAccounts, GatewayBehaviour gatewayBehaviour, Rest rest, Run run) {}

    /// @param seed of the gateways' ids
    /// @param told whether its story is wanted
    /// @param version of the functions
    /// @param clockError by how much the gateways' clocks are ahead
    public record Run(long seed, boolean told, Version version, Duration clockError) {
        public Run(long seed, boolean told, Version version) {
            this(seed, told, version, Duration.ZERO);
        }
    }

    public World(Setup setup, Chance chance, Faults faults) {
        this.setup = setup;
        this.chance = chance;
        this.faults = faults;
        scheduler = new Scheduler(chance, START);
        trace = new Trace(scheduler, setup.run().told());
        queues = new Pollers(scheduler, faults, chance, tally, trace);
        streams = new Streams(scheduler, faults, chance, tally, this::forgotten);
        table = new Table(
                Map.of(
                        "due", new Table.Index("dueShard", "nextDueAt"),
                        "compare", new Table.Index("compareShard", "compareUntil"),
                        "work", new Table.Index("workShard", "workAt")),
                this::written,
                this::index);
        functions = new Functions(
                setup.run().version(),
                new Instance.Surroundings(scheduler, faults, chance, tally),
                new Ports.Shared(
                        table,
                        queues,
                        new Fanout(trace, observers, setup.worldAccounts(), queues),
                        setup.worldAccounts().documents(),
                        new RemoteLine(hosts, observers, scheduler, faults, chance, tally),
                        scheduler));
        functions.attachTo(queues);
        setup.worldAccounts().names().forEach(this::open);
        shop = new ShopsServer(scheduler, trace);
        hosts.put(WorldAccounts.SHOP_HOST, shop);
    }

    private void open(String account) {
        var uri = WorldAccounts.gateway(account);
        var own = new SimulatedGateway.Setup(
                account,
                setup.worldAccounts().keys(account),
                0,
                setup.run().seed(),
                setup.run().clockError());
        var gateway = SimulatedGateway.atHand(own, new VirtualTime(scheduler, chance), uri, this::carry);
        gateway.callTo(URI.create("https://anxin.example"));
        gateways.put(account, gateway);
        history(account).writeTo(table, account);
        var line = watched(account, whileUp(gateway));
        var behaviour = setup.gatewayBehaviour();
        hosts.put(
                uri.getHost(),
                behaviour.isCandid()
                        ? line
                        : new LateView(
                                line, scheduler, faults, behaviour, setup.run().clockError()));
    }

    private static Calls whileUp(SimulatedGateway gateway) {
        var calls = new DirectCalls(gateway);
        return call -> gateway.isDown() ? new Reply.None("no connection") : calls.send(call);
    }

    /// Every call that may move money is looked at afterwards.
    private Calls watched(String account, Calls gateway) {
        return call -> {
            trace.mix(call.method());
            var reply = gateway.send(call);
            trace.note(() -> account + " is asked " + call.method() + " "
                    + call.uri().getPath() + ": " + Requests.outcome(reply));
            if (call.method().equals("POST")) {
                observers.forEach(observer -> observer.moved(account));
            }
            return reply;
        };
    }

    /// @param observer of every step from now on
    public void watch(Observer observer) {
        observers.add(observer);
    }

    /// Indexes are behind now and then.
    private void index(Runnable change) {
        if (faults.hits(INDEX_BEHIND)) {
            scheduler.after(chance.upTo(INDEX_LAG), change);
        } else {
            change.run();
        }
    }

    private void written(ItemChange itemChange) {
        trace.wrote(itemChange);
        observers.forEach(observer -> observer.written(itemChange));
        if (!awaited.isEmpty() && itemChange.itemKey().sort().startsWith(awaited)) {
            awaited = "";
            then.run();
        }
        streams.toFold(itemChange, functions.fold);
        streams.toReact(itemChange, functions.react);
    }

    /// What it was about can be rebuilt from the facts.
    private void forgotten(String partition) {
        trace.note(() -> "the stream has forgotten news of " + partition);
        scheduler.after(NOTICED, () -> refold(partition));
    }

    /// Folds all facts of a payment again.
    public void refold(String partition) {
        var parts = partition.split("#", 3);
        var message =
                Json.object("v", 1, "account", parts[1], "reference", parts[2], "attempt", 1, "reason", "by hand");
        queues.send("refold", message.write());
    }

    /// A callback on its way from a gateway: the API answers for a function that failed.
    private Sender.Answer carry(URI uri, Callback callback) {
        var account = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
        if (faults.isCutOff()) {
            throw new UncheckedIOException("nobody there", new IOException("nobody there"));
        }
        var answer = functions
                .callback
                .invoke(Requests.callback(account, callback))
                .map(Requests::answer)
                .orElse(new Sender.Answer(500, ""));
        trace.mix("callback " + answer.status());
        trace.note(() -> account + " calls back: " + answer.status());
        observers.forEach(observer -> observer.answered(account, callback, answer.status()));
        return answer;
    }

    /// A request of a merchant's server to the API, answered by the function that is behind it.
    ///
    /// @return empty if the function failed: then it may have been carried out or not
    public Optional<Sender.Answer> request(Json request) {
        return functions.intake.invoke(request).map(Requests::answer);
    }

    /// A customer opens their page.
    public Optional<Sender.Answer> look(Json request) {
        return functions.page.invoke(request).map(Requests::answer);
    }

    /// Somebody has our books compared with the gateways'.
    public void reconcile() {
        functions.reconcile.invoke(Json.object());
    }

    /// Does something once, as soon as an item is written whose sort key begins so.
    public void whenWritten(String sortBegins, Runnable work) {
        awaited = sortBegins;
        then = work;
    }

    /// Until nothing is owed any more, or that moment.
    public void runUntil(Instant latest) {
        scheduler.run(latest, this::idle);
    }

    /// Nothing is under way: the schedule wakes what is overdue. In between it would find nothing.
    private void idle() {
        table.first("due").map(Instant::parse).map(due -> due.plusSeconds(61)).ifPresent(due -> {
            var earliest = swept.isAfter(Instant.MIN) ? swept.plusSeconds(60) : due;
            var at = setup.rest().endOf(due.isBefore(earliest) ? earliest : due);
            if (at.isBefore(scheduler.next())) {
                swept = at.isBefore(scheduler.now()) ? scheduler.now() : at;
                scheduler.at(at, () -> functions.sweep.invoke(Json.object()));
            }
        });
    }

    /// Hands all that the stream ever carried to its readers once more, the oldest first.
    public void replay(List<ItemChange> all) {
        all.forEach(itemChange -> {
            streams.toFold(itemChange, functions.fold);
            streams.toReact(itemChange, functions.react);
        });
    }

    /// What lies in queues, and what streams have not been rid of.
    public List<String> underWay() {
        return Stream.concat(queues.lying(), streams.waiting()).toList();
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    public Chance chance() {
        return chance;
    }

    public Faults faults() {
        return faults;
    }

    public Trace trace() {
        return trace;
    }

    public Tally tally() {
        return tally;
    }

    public Table table() {
        return table;
    }

    public ShopsServer shop() {
        return shop;
    }

    public History history(String account) {
        return History.of(account, setup.run().seed());
    }

    public SimulatedGateway gateway(String account) {
        return Optional.ofNullable(gateways.get(account)).orElseThrow();
    }

    /// The API of a gateway, as shops call it.
    public Calls shopsCalls(String account) {
        return new DirectCalls(gateway(account));
    }

    public Pollers queues() {
        return queues;
    }
}
