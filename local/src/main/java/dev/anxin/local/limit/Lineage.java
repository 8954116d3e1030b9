package dev.anxin.local.limit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How often each function has run in one chain of events. Lambda gives it to a run in the tracing header, the SDK
/// sends it along with every request, SQS and SNS keep it with the message, and Lambda reads it from there; a table's
/// stream does not know it. Source: Lambda's developer guide, "Use Lambda recursive loop detection to prevent infinite
/// loops".
///
/// @param runs by a function's hash
public record Lineage(Map<String, Integer> runs) {
    public static final String HEADER = "X-Amzn-Trace-Id";

    /// Of what nobody's run has caused.
    public static final Lineage NONE = new Lineage(Map.of());

    /// Lambda "drops requests after exceeding 16 invocations". Source: AWS Compute Blog, "Detecting and stopping
    /// recursive loops in AWS Lambda functions".
    public static final int MOST_RUNS = 16;

    private static final Pattern RUNS = Pattern.compile("([0-9a-f]{8}):([0-9]{1,6})");

    /// Of the run that this thread belongs to, or was begun by.
    private static final InheritableThreadLocal<Lineage> CURRENT = new InheritableThreadLocal<>();

    public Lineage {
        runs = Map.copyOf(runs);
    }

    /// @param header the tracing header, of a request or of a message
    public static Lineage of(@Nullable String header) {
        return new Lineage(RUNS.matcher(Optional.ofNullable(header).orElse(""))
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> Integer.parseInt(found.group(2)), Integer::max)));
    }

    /// That of the run which goes on here, if any does.
    static Lineage current() {
        return Optional.ofNullable(CURRENT.get()).orElse(NONE);
    }

    /// From here on all that this thread asks for, or threads that it starts, belongs to this chain.
    public void begin() {
        CURRENT.set(this);
    }

    /// Whether a function has run as often as it may.
    ///
    /// @param function its ARN
    public boolean isExhausted(String function) {
        return runs.getOrDefault(hash(function), 0) >= MOST_RUNS;
    }

    /// With one more run.
    ///
    /// @param function its ARN
    public Lineage through(String function) {
        var more = new TreeMap<>(runs);
        more.merge(hash(function), 1, Integer::sum);
        return new Lineage(more);
    }

    /// As the tracing header has it. Nothing else of that header means anything here.
    public String header() {
        return "Sampled=0;Lineage="
                + new TreeMap<>(runs)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + ":" + entry.getValue())
                                .collect(Collectors.joining("|"));
    }

    private static String hash(String function) {
        return String.format("%08x", function.hashCode());
    }
}
