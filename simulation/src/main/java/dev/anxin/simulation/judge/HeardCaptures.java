package dev.anxin.simulation.judge;

import dev.anxin.ledger.Summary;
import dev.anxin.local.simulator.books.GatewayCapture;
import dev.anxin.local.simulator.books.GatewayPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Since when facts say of captures that they failed, as gateways' books have it.
final class HeardCaptures {
    private final Map<String, List<Instant>> failed = new HashMap<>();

    /// @param fact as it is written
    void learn(String payment, Summary fact, Instant now) {
        fact.taken()
                .values()
                .forEach(charge -> charge.captures().entries().forEach((id, capture) -> {
                    if (capture.isFailed()) {
                        failed.computeIfAbsent(payment + number(id), _ -> new ArrayList<>())
                                .add(now);
                    }
                }));
    }

    /// The number that ends its gateway's id of it: `_2`.
    private static String number(String id) {
        return id.substring(Math.max(0, id.lastIndexOf('_')));
    }

    /// What keeps anybody from shipping for this payment, and was heard of before a time; empty if nothing.
    Optional<String> standsInTheWay(String payment, GatewayPayment there, Instant before) {
        var captures = there.taking().captures();
        var isHeard = false;
        long left = 0;
        for (int i = 0; i < captures.size(); i++) {
            var capture = captures.get(i);
            var heard = capture.failed() && isHeard(payment + "_" + (i + 1), capture, before);
            isHeard |= heard;
            left += heard ? 0 : capture.amount();
        }
        return isHeard && left < ever(there)
                ? Optional.of("of its captures " + left + " is left of " + ever(there))
                : Optional.empty();
    }

    private boolean isHeard(String name, GatewayCapture capture, Instant before) {
        return failed.getOrDefault(name, List.of()).stream()
                .anyMatch(at -> at.isBefore(before) && !at.isBefore(capture.changed()));
    }

    /// What was not lost again before a time, in minor units.
    static long left(GatewayPayment there, Instant before) {
        return sum(there, capture -> !capture.failed() || !capture.changed().isBefore(before));
    }

    private static long sum(GatewayPayment there, Predicate<GatewayCapture> which) {
        var captures = there.taking().captures();
        return captures.isEmpty()
                ? there.taken().minor()
                : captures.stream()
                        .filter(which)
                        .mapToLong(GatewayCapture::amount)
                        .sum();
    }

    /// The most that was there at one time, in minor units.
    static long ever(GatewayPayment there) {
        return there.amount().minor() - there.untaken();
    }

    static boolean hasFailed(GatewayPayment there) {
        return there.taking().captures().stream().anyMatch(GatewayCapture::failed);
    }
}
