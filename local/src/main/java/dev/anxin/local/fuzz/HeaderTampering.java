package dev.anxin.local.fuzz;

import dev.anxin.local.simulator.protocol.Callback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Headers that are nearly the right ones.
final class HeaderTampering {
    private HeaderTampering() {}

    interface Way {
        Map<String, String> headers(Callback callback, Specimens specimens, RandomGenerator random);
    }

    static Map<String, String> bitFlipped(Callback callback, Specimens specimens, RandomGenerator random) {
        return changed(callback, random, value -> {
            if (value.isEmpty()) {
                return "\u0001";
            }
            int at = random.nextInt(value.length());
            var flipped = (char) (value.charAt(at) ^ (1 << random.nextInt(7)));
            return value.substring(0, at) + flipped + value.substring(at + 1);
        });
    }

    static Map<String, String> truncated(Callback callback, Specimens specimens, RandomGenerator random) {
        return changed(callback, random, value -> {
            int at = random.nextInt(value.length() + 1);
            return random.nextInt(4) == 0 ? value.substring(at) : value.substring(0, at);
        });
    }

    static Map<String, String> without(Callback callback, Specimens specimens, RandomGenerator random) {
        var headers = new LinkedHashMap<>(callback.headers());
        headers.remove(name(callback, random));
        if (random.nextInt(4) == 0 && !headers.isEmpty()) {
            headers.remove(Tampering.one(List.copyOf(headers.keySet()), random));
        }
        return headers;
    }

    /// With itself, with that of another delivery, with rubbish; before it or behind.
    static Map<String, String> joined(Callback callback, Specimens specimens, RandomGenerator random) {
        var name = name(callback, random);
        var more = switch (random.nextInt(4)) {
            case 0 -> callback.header(name);
            case 1 -> Tampering.one(specimens.outsiders(), random).callback().header(name);
            case 2 -> Tampering.one(specimens.genuine(), random).callback().header(name);
            default -> random.nextBoolean() ? "" : "0";
        };
        var comma = random.nextBoolean() ? "," : ", ";
        return with(callback, name, value -> random.nextBoolean() ? value + comma + more : more + comma + value);
    }

    /// For that of another delivery, or for another header of the same.
    static Map<String, String> exchanged(Callback callback, Specimens specimens, RandomGenerator random) {
        var name = name(callback, random);
        var other = switch (random.nextInt(4)) {
            case 0 -> Tampering.one(specimens.neighbours(), random).callback().header(name);
            case 1 -> Tampering.one(specimens.outsiders(), random).callback().header(name);
            case 2 -> Tampering.one(specimens.genuine(), random).callback().header(name);
            default -> callback.header(name(callback, random));
        };
        return with(callback, name, _ -> other);
    }

    interface Change {
        String value(String before);
    }

    private static Map<String, String> changed(Callback callback, RandomGenerator random, Change change) {
        return with(callback, name(callback, random), change);
    }

    static Map<String, String> with(Callback callback, String name, Change change) {
        var headers = new LinkedHashMap<>(callback.headers());
        headers.computeIfPresent(name, (_, value) -> change.value(value));
        return headers;
    }

    /// Gateways that sign nothing in a header have one all the same: the content type.
    static String name(Callback callback, RandomGenerator random) {
        return Tampering.one(List.copyOf(callback.headers().keySet()), random);
    }
}
