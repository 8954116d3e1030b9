package dev.anxin.local.example;

import dev.anxin.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an example made of the messages that it was to deliver.
///
/// @param example its name
/// @param wanted ids of notifications for customers whom the shop knows
/// @param delivered how often each was
/// @param refusals what its provider did not take
public record ExampleDeliveries(
        String example, List<String> wanted, Map<String, Long> delivered, List<String> refusals) {
    public ExampleDeliveries {
        wanted = List.copyOf(wanted);
        delivered = Map.copyOf(delivered);
        refusals = List.copyOf(refusals);
    }

    static ExampleDeliveries of(String example, List<String> wanted, ExampleProvider provider) {
        var delivered = provider.delivered().stream()
                .map(ExampleProvider.Delivered::notification)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new ExampleDeliveries(example, wanted, delivered, provider.refusals());
    }

    /// Whether each message was delivered once, and nothing else was.
    public boolean isRight() {
        return !wanted.isEmpty()
                && refusals.isEmpty()
                && delivered.keySet().equals(Set.copyOf(wanted))
                && delivered.values().stream().allMatch(times -> times == 1);
    }

    /// For people.
    public String line() {
        var once = wanted.stream()
                .filter(id -> delivered.getOrDefault(id, 0L) == 1)
                .count();
        var more = delivered.values().stream().filter(times -> times > 1).count();
        return example + ": " + once + " of " + wanted.size() + " messages delivered once, " + more + " more often, "
                + refusals.size() + " requests refused by the provider"
                + (refusals.isEmpty() ? "" : ", such as " + refusals.getFirst()) + ".";
    }

    /// For programs.
    public Json json() {
        return Json.object(
                "example",
                example,
                "right",
                isRight(),
                "wanted",
                wanted.size(),
                "delivered",
                delivered.size(),
                "refusals",
                Json.array(refusals.stream()));
    }
}
