package dev.anxin.simulation.cost;

import dev.anxin.local.cost.Price;
import dev.anxin.simulation.table.UnitMeter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Which keys the table's units go to. One partition takes 1,000 write and 3,000 read units a second, and all
/// items of a partition key lie in one: a key that payments share is in the way of all of them.
final class KeyHeat implements UnitMeter {
    /// Where there are about as many keys as payments, each has its own.
    private static final double OWN = 0.9;

    private final Map<String, Map<String, Units>> byPrefix = new TreeMap<>();
    private final Map<String, Units> byItem = new TreeMap<>();
    private final UsageMeter meter;
    private boolean ofSchedule;

    /// @param meter gets all units
    KeyHeat(UsageMeter meter) {
        this.meter = meter;
    }

    /// What was charged, counted up.
    private static final class Units {
        private double writes;
        private double reads;
    }

    /// What follows is done for a schedule, at the pace of its own concurrency: more payments a second make no
    /// key hotter by it.
    void ofSchedule(boolean isSo) {
        ofSchedule = isSo;
    }

    @Override
    public void wrote(Place place, double units) {
        meter.add(Price.TABLE_WRITES, units);
        of(place).writes += units;
        if (!ofSchedule) {
            ofKey(place).writes += units;
        }
    }

    @Override
    public void read(Place place, double units) {
        meter.add(Price.TABLE_READS, units);
        of(place).reads += units;
        if (!ofSchedule) {
            ofKey(place).reads += units;
        }
    }

    private Units of(Place place) {
        var kind = place.index().isEmpty() ? kind(place.partition(), place.sort()) : prefix(place);
        return byItem.computeIfAbsent(kind, _ -> new Units());
    }

    private Units ofKey(Place place) {
        return byPrefix.computeIfAbsent(prefix(place), _ -> new HashMap<>())
                .computeIfAbsent(place.partition(), _ -> new Units());
    }

    private static String prefix(Place place) {
        var prefix = prefix(place.partition());
        return place.index().isEmpty() ? prefix : place.index() + "/" + prefix;
    }

    private static String prefix(String partition) {
        return partition.substring(0, partition.indexOf('#') + 1);
    }

    /// `pay# fact#tell`: facts by their source, other items by their name.
    static String kind(String partition, String sort) {
        var parts = sort.split("#", 3);
        var item = parts[0].equals("fact") && parts.length > 1 ? parts[0] + "#" + parts[1] : parts[0];
        return (prefix(partition) + " " + item).strip();
    }

    /// Write units of each kind of item.
    Map<String, Double> writes() {
        return byKind(units -> units.writes);
    }

    /// Read units of each kind of item.
    Map<String, Double> reads() {
        return byKind(units -> units.reads);
    }

    private Map<String, Double> byKind(ToDoubleFunction<Units> which) {
        var all = new TreeMap<String, Double>();
        byItem.forEach((kind, units) -> {
            if (which.applyAsDouble(units) > 0) {
                all.put(kind, which.applyAsDouble(units));
            }
        });
        return all;
    }

    /// How hot keys would be if so many payments came each second.
    ///
    /// @param payments how many were counted here
    List<KeyUse> uses(int payments, double perSecond) {
        return byPrefix.entrySet().stream()
                .map(one -> use(one.getKey(), List.copyOf(one.getValue().values()), payments, perSecond))
                .toList();
    }

    /// Keys that are shared are shared evenly.
    private static KeyUse use(String prefix, List<Units> keys, int payments, double perSecond) {
        var isShared = keys.size() < OWN * payments;
        return isShared
                ? new KeyUse(
                        prefix,
                        true,
                        perSecond / payments * mean(keys, units -> units.writes),
                        perSecond / payments * mean(keys, units -> units.reads))
                : new KeyUse(prefix, false, most(keys, units -> units.writes), most(keys, units -> units.reads));
    }

    private static double mean(List<Units> keys, ToDoubleFunction<Units> which) {
        return keys.stream().mapToDouble(which).average().orElse(0);
    }

    private static double most(List<Units> keys, ToDoubleFunction<Units> which) {
        return keys.stream().mapToDouble(which).max().orElse(0);
    }
}
