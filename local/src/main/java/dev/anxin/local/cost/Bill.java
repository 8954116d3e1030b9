package dev.anxin.local.cost;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How much was used of what has a price.
///
/// @param used units by their price; what was not used is not in it
public record Bill(Map<Price, Double> used) {
    public Bill {
        used = Map.copyOf(used);
    }

    /// One line of it.
    ///
    /// @param units how many of them
    public record Entry(Price price, double units) {
        public double dollars() {
            return price.dollars(units);
        }
    }

    /// In the order of the prices.
    public List<Entry> entries() {
        return new EnumMap<>(used)
                .entrySet().stream()
                        .map(one -> new Entry(one.getKey(), one.getValue()))
                        .toList();
    }

    /// How many units of this price; 0 if none were used.
    public double units(Price price) {
        return used.getOrDefault(price, 0.0);
    }

    public double dollars() {
        return entries().stream().mapToDouble(Entry::dollars).sum();
    }

    /// The same so many times.
    public Bill times(double factor) {
        var all = new EnumMap<Price, Double>(Price.class);
        used.forEach((price, units) -> all.put(price, units * factor));
        return new Bill(all);
    }

    public Bill plus(Bill other) {
        var all = new EnumMap<Price, Double>(Price.class);
        all.putAll(used);
        other.used.forEach((price, units) -> all.merge(price, units, Double::sum));
        return new Bill(all);
    }
}
