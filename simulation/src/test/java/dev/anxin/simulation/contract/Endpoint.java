package dev.anxin.simulation.contract;

import dev.anxin.local.engine.Clients;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the environment names: AWS_ENDPOINT_URL with AWS_REGION and credentials.
final class Endpoint {
    private static final int PARALLEL = 4;

    private Endpoint() {}

    static Optional<Supplier<Engine>> ofEnvironment() {
        return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
                .map(uri -> () -> Remote.start(
                        uri, Clients.ofEnvironment(), PARALLEL, Moto.isAt(uri) ? Moto.DEFECTS : Map.of(), () -> {}));
    }
}
