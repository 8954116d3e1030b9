package dev.anxin.function.runtime;

import dev.anxin.json.Json;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.stream.Stream;

/// One line of JSON for each thing that happened: CloudWatch counts it (embedded metric format) and people
/// search it. Holds no body, no secret and nothing personal.
public record Metrics(PrintStream out, InstantSource clock) {
    private static final String NAMESPACE = "Anxin";

    private static final Json BY_ACCOUNT = Json.array(Stream.of("account", "outcome"));
    private static final Json OVERALL = Json.array(Stream.of("outcome"));

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

    private void line(Stream<Json> dimensions, String what, String account, String outcome, String... details) {
        var metrics = Json.object(
                "Namespace", NAMESPACE,
                "Dimensions", Json.array(dimensions),
                "Metrics", Json.array(Stream.of(Json.object("Name", what, "Unit", "Count"))));
        var emf = Json.object("Timestamp", clock.millis(), "CloudWatchMetrics", Json.array(Stream.of(metrics)));
        var line = Stream.concat(
                Stream.<Object>of("_aws", emf, what, 1, "account", account, "outcome", outcome), Stream.of(details));
        out.println(Json.object(line.toArray()).write());
    }
}
