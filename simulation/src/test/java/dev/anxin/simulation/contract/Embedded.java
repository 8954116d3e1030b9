package dev.anxin.simulation.contract;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.engine.Gate;
import dev.anxin.local.engine.QueueEngine;
import dev.anxin.local.engine.TableEngine;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.rights.Rights;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// DynamoDB Local and ElasticMQ in this process.
final class Embedded {
    private static final String REGION = "eu-central-1";
    private static final int PARALLEL = 12;

    /// What they do otherwise than AWS's documentation, which the ports in memory follow.
    private static final Map<String, String> DEFECTS = Map.ofEntries(
            Map.entry("the reserved words size and convert are refused as names", "are taken"),
            Map.entry("numbers in lists, maps and sets take their normal form", "are kept as written"),
            Map.entry("an update's numbers take their normal form", "are kept as written"),
            Map.entry("a transaction is cancelled by an update that cannot be", "ValidationException for the request"),
            Map.entry("queue: a message that was given back cannot be hidden", "it can"),
            Map.entry("queue: a message is deleted twice without harm", "ReceiptHandleIsInvalid"),
            Map.entry("queue: a batch of nothing is refused", "it is taken"),
            Map.entry("queue: a batch with a wrong id is refused", "it is taken"),
            Map.entry("queue: hiding for more than twelve hours is refused", "it is taken"));

    private Embedded() {}

    static Engine start() {
        var starting = CompletableFuture.supplyAsync(() -> QueueEngine.start(
                Optional.empty(),
                new Gate(new Rights(_ -> {}), new ReachedLimits(_ -> {})),
                REGION,
                Pace.real(),
                queue -> {}));
        var tables = TableEngine.start(Optional.empty(), new Rights(_ -> {}), () -> {});
        var queues = starting.join();
        var uri = tables.uri();
        var engineClients = EngineClients.of(
                new EngineClients.Endpoints(uri, queues.uri(), uri, uri, REGION, EngineClients.Key.LOCAL));
        return Remote.start("DynamoDB Local and ElasticMQ", engineClients, PARALLEL, DEFECTS, () -> {
            queues.close();
            tables.close();
        });
    }
}
