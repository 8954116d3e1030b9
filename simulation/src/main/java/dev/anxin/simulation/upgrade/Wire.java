package dev.anxin.simulation.upgrade;

import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Calls and replies in types of the JDK: two versions of one class are two classes.
final class Wire {
    private Wire() {}

    /// What one version offers to the other.
    static BiFunction<Duration, Object[], Object[]> offered(Function<Duration, Calls> calls) {
        return (patience, call) -> write(calls.apply(patience).send(call(call)));
    }

    /// What the other makes of it.
    static Calls taken(BiFunction<Duration, Object[], Object[]> offered, Duration patience) {
        return call ->
                reply(offered.apply(patience, new Object[] {call.method(), call.uri(), call.headers(), call.body()}));
    }

    private static Call call(Object[] parts) {
        return new Call((String) parts[0], (URI) parts[1], headers(parts[2]), (byte[]) parts[3]);
    }

    private static Object[] write(Reply reply) {
        return switch (reply) {
            case Reply.Answered(var status, var headers, var body) -> new Object[] {status, headers, body};
            case Reply.None(var why) -> new Object[] {why};
        };
    }

    private static Reply reply(Object[] parts) {
        return parts.length == 1
                ? new Reply.None((String) parts[0])
                : new Reply.Answered((Integer) parts[0], headers(parts[1]), (byte[]) parts[2]);
    }

    private static Map<String, String> headers(Object map) {
        var headers = new TreeMap<String, String>();
        ((Map<?, ?>) map).forEach((name, value) -> headers.put((String) name, (String) value));
        return headers;
    }
}
