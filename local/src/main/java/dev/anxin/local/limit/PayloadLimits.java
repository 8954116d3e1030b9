package dev.anxin.local.limit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// How many bytes may go at once. Source: the quotas of Lambda, SQS and SNS.
public final class PayloadLimits {
    /// A function's event.
    public static final int EVENT = 6 * 1024 * 1024;

    /// A function's answer, as Lambda's own message of it says.
    public static final int ANSWER = 6_291_556;

    /// An event that nobody waits for, an SQS message, and all messages of one batch together.
    public static final int MESSAGE = 1024 * 1024;

    /// What is published to a topic, with its attributes.
    public static final int PUBLISHED = 256 * 1024;

    private PayloadLimits() {}

    /// In UTF-8.
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Batches that fit into one event each, for Lambda closes a batch before it becomes larger. What is too large by
    /// itself is a batch of its own.
    ///
    /// @param event of a batch
    public static <T> List<List<T>> batches(List<T> all, Function<List<T>, String> event) {
        return all.size() < 2 || bytes(event.apply(all)) <= EVENT
                ? List.of(all)
                : Stream.of(all.subList(0, all.size() / 2), all.subList(all.size() / 2, all.size()))
                        .flatMap(half -> batches(half, event).stream())
                        .toList();
    }
}
