package dev.anxin.simulation.world;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.simulation.table.Line;
import dev.anxin.simulation.table.Table;
import dev.anxin.simulation.table.TableClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How long customers of an account waited before the world began, as the table has it: the seed decides, and no
/// chance is drawn for it.
///
/// @param parts of it, each in an item of its own
public record History(List<Part> parts) {
    private static final String THIS_WEEK = "2026-02-23";
    private static final String LAST_WEEK = "2026-02-16";

    /// Nobody may read it any more.
    private static final String LONG_AGO = "2026-01-05";

    private static final History NONE = new History(List.of());
    private static final List<History> KINDS = List.of(
            NONE,
            // Too few.
            new History(List.of(Part.of(THIS_WEEK, 0, 20, 2))),
            // Whoever waits for five minutes may wait for two hours.
            new History(List.of(
                    Part.of(THIS_WEEK, 1, 320, 2), Part.of(THIS_WEEK, 2, 40, 10), Part.of(LAST_WEEK, 3, 40, 120))),
            // The short ones alone lie in the first place.
            new History(List.of(
                    Part.of(THIS_WEEK, 0, 31, 2), Part.of(THIS_WEEK, 3, 60, 60), Part.of(LAST_WEEK, 0, 60, 60))),
            new History(List.of(Part.of(LONG_AGO, 0, 100, 2))),
            // The short ones are all that can be read.
            new History(List.of(Part.of(THIS_WEEK, 0, 100, 2), new Part("instant", THIS_WEEK, 1, 0, Duration.ZERO))),
            // Of another kind of method.
            new History(List.of(new Part("debit", THIS_WEEK, 0, 100, Duration.ofMinutes(2)))));

    public History {
        parts = List.copyOf(parts);
    }

    /// @param times how many; 0: it is damaged
    record Part(String methodClass, String monday, int shard, int times, Duration waited) {
        static Part of(String monday, int shard, int times, int minutes) {
            return new Part("instant", monday, shard, times, Duration.ofMinutes(minutes));
        }

        Map<String, AttributeValue> item(String account) {
            var item = new HashMap<String, AttributeValue>();
            item.put("pk", fromS("times#" + account + "#" + methodClass + "#" + monday + "#" + shard));
            item.put("sk", fromS("times"));
            item.put("v", fromN("1"));
            item.put("question-" + waited.toSeconds(), times == 0 ? fromS("damaged") : fromN("" + times));
            return item;
        }
    }

    public static History of(String account, long seed) {
        return KINDS.get(Math.floorMod(seed + account.hashCode(), KINDS.size()));
    }

    void writeTo(Table table, String account) {
        var client = new TableClient(table, Line.SURE, 1);
        parts.forEach(
                part -> client.putItem(request -> request.tableName("ledger").item(part.item(account))));
    }

    /// Of those that took longer, which so many of a hundred did not exceed: nothing shorter may be said. Longer than
    /// everything where nothing may be said at all.
    public Duration within(int ofHundred, String methodClass, Duration longerThan) {
        var all = new ArrayList<Duration>();
        for (Part part : parts) {
            if (part.times() == 0) {
                return Duration.ofSeconds(Long.MAX_VALUE);
            }
            for (int i = 0; i < part.times() && !part.monday().equals(LONG_AGO); i++) {
                if (part.methodClass().equals(methodClass) && part.waited().compareTo(longerThan) > 0) {
                    all.add(part.waited());
                }
            }
        }
        var fewest = 25; // a world adds some
        return all.size() < fewest
                ? Duration.ofSeconds(Long.MAX_VALUE)
                : all.stream().sorted().toList().get((all.size() * ofHundred + 99) / 100 - 1);
    }
}
