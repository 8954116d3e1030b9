package dev.anxin.local.terminal;

import dev.anxin.gateway.registry.Gateways;
import java.util.Iterator;
import java.util.List;

/// The gateways that there are: what commands say in their help, and complete.
public final class GatewayNames implements Iterable<String> {
    /// Where one is asked for: all of them, or another account.
    public static final String ACCOUNT = "${COMPLETION-CANDIDATES}, or one of yours.";

    public static final String GATEWAY = "One of ${COMPLETION-CANDIDATES}.";

    public static List<String> all() {
        return Gateways.names().stream().sorted().toList();
    }

    /// As people say it: "one, two or three".
    public static String choice() {
        var names = all();
        return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    @Override
    public Iterator<String> iterator() {
        return all().iterator();
    }
}
