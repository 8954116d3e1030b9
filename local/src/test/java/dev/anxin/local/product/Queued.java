package dev.anxin.local.product;

import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Messages of a queue, as Lambda hands them to a function.
public final class Queued {
    public static final String ALL_DONE = "{\"batchItemFailures\":[]}";

    private Queued() {}

    /// The messages are called `m0`, `m1` ...
    public static byte[] event(String... bodies) {
        var records = IntStream.range(0, bodies.length)
                .mapToObj(i -> Json.object(
                        "messageId",
                        "m" + i,
                        "body",
                        bodies[i],
                        "attributes",
                        Json.object("ApproximateReceiveCount", "1"),
                        "eventSource",
                        "aws:sqs"));
        return Json.object("Records", Json.array(records)).write().getBytes(StandardCharsets.UTF_8);
    }

    /// What a function answers that could not handle these messages.
    public static String failed(String... ids) {
        var failures = Stream.of(ids).map(id -> Json.object("itemIdentifier", id));
        return Json.object("batchItemFailures", Json.array(failures)).write();
    }
}
