package dev.anxin.simulation.contract;

import dev.anxin.local.engine.EngineClients;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the environment names: AWS_ENDPOINT_URL with AWS_REGION and credentials. With moto set AWS_MAX_ATTEMPTS=1, for
/// it answers 500 to much that it should refuse, and the SDK would try again and again.
final class Endpoint {
    private static final int PARALLEL = 4;

    private Endpoint() {}

    static Optional<Supplier<Engine>> ofEnvironment() {
        return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")).map(uri -> () -> at(uri));
    }

    private static Engine at(String uri) {
        var engineClients = EngineClients.ofEnvironment();
        // A transaction of moto that is cancelled undoes what others wrote meanwhile.
        return Moto.isAt(uri)
                ? Remote.start("moto", engineClients, 1, Moto.DEFECTS, () -> {})
                : Remote.start(uri, engineClients, PARALLEL, Map.of(), () -> {});
    }
}
