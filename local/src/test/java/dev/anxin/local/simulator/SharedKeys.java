package dev.anxin.local.simulator;

/// Keys of simulated gateways for tests that ask only for some: they take seconds of a core to make.
public final class SharedKeys {
    public static final GatewayKeys ALL = GatewayKeys.fresh();

    private SharedKeys() {}
}
