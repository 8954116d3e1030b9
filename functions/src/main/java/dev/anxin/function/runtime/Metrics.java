package dev.anxin.function.runtime;

import dev.anxin.json.Json;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// One line of JSON for each thing that happened: CloudWatch counts it (embedded metric format) and people
/// search it. Holds no body, no secret and nothing personal.
public record Metrics(PrintStream out, InstantSource clock) {
    private static final String NAMESPACE = "Anxin";

    private static final Json BY_ACCOUNT = Json.array(Stream.of("account", "outcome"));
    private static final Json OVERALL = Json.array(Stream.of("outcome"));
    private static final Json BY_STACK = Json.array(Stream.of("stack"));

    /// @param what the metric: `Callbacks`
    /// @param account the account it happened at
    /// @param outcome `recorded`, `repeated`, `rejected` ...
    /// @param details name, value, name, value: searched, not counted
    public void count(String what, String account, String outcome, String... details) {
        line(Stream.of(BY_ACCOUNT), what, account, outcome, details);
    }

    /// As [#count], and once more for all accounts together: an alarm cannot watch accounts that it does not
    /// know.
    public void countOverall(String what, String account, String outcome, String... details) {
        line(Stream.of(BY_ACCOUNT, OVERALL), what, account, outcome, details);
    }

    /// Values of the stack as a whole, whatever the account.
    ///
    /// @param values by the metric's name, in the order in which they are to stand
    void ofStack(String stack, SequencedMap<String, Integer> values) {
        var line = Stream.concat(
                Stream.of("_aws", emf(Stream.of(BY_STACK), values.keySet().stream()), "stack", stack),
                values.entrySet().stream().flatMap(each -> Stream.of(each.getKey(), each.getValue())));
        print(line);
    }

    private void line(Stream<Json> dimensions, String what, String account, String outcome, String... details) {
        var line = Stream.of("_aws", emf(dimensions, Stream.of(what)), what, 1, "account", account, "outcome", outcome);
        print(Stream.concat(line, Stream.of(details)));
    }

    private Json emf(Stream<Json> dimensions, Stream<String> names) {
        var metrics = Json.object(
                "Namespace", NAMESPACE,
                "Dimensions", Json.array(dimensions),
                "Metrics", Json.array(names.map(name -> Json.object("Name", name, "Unit", "Count"))));
        return Json.object("Timestamp", clock.millis(), "CloudWatchMetrics", Json.array(Stream.of(metrics)));
    }

    private void print(Stream<?> line) {
        out.println(Json.object(line.toArray()).write());
    }
}
