package dev.anxin.simulation.cost;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How hot keys would be among payments of all kinds.
public final class KeyUses {
    /// The share of customers who wait, in an hour in which a gateway is slow.
    private static final double WAITING = 0.1;

    private KeyUses() {}

    public static List<KeyUse> mixed(Replay well, Replay waited) {
        var ofWell = byPrefix(well);
        var ofWaited = byPrefix(waited);
        var prefixes = new TreeSet<>(ofWell.keySet());
        prefixes.addAll(ofWaited.keySet());
        return prefixes.stream()
                .map(prefix -> use(ofWell, prefix).mixed(use(ofWaited, prefix), WAITING))
                .toList();
    }

    private static KeyUse use(Map<String, KeyUse> all, String prefix) {
        return all.getOrDefault(prefix, new KeyUse(prefix, false, 0, 0));
    }

    private static Map<String, KeyUse> byPrefix(Replay replay) {
        return replay.keys().stream()
                .collect(Collectors.toMap(KeyUse::prefix, Function.identity(), (one, _) -> one, TreeMap::new));
    }
}
