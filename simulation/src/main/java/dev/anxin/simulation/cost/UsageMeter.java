package dev.anxin.simulation.cost;

import dev.anxin.json.Json;
import dev.anxin.local.cost.Bill;
import dev.anxin.local.cost.Price;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was used of all that has a price.
final class UsageMeter {
    private static final double GIGABYTE = 1e9;

    private static final double MEGABYTES = 1_024; // in Lambda's GB

    /// CloudWatch adds so many bytes to each event (PutLogEvents).
    private static final int LOG_EVENT = 26;

    private final Map<Price, Double> used = new EnumMap<>(Price.class);
    private final Set<String> metrics = new TreeSet<>();
    private final Map<String, Double> runs = new TreeMap<>();
    private final Map<String, Double> millis = new TreeMap<>();

    void add(Price price, double units) {
        used.merge(price, units, Double::sum);
    }

    void addBytes(Price price, long bytes) {
        add(price, bytes / GIGABYTE);
    }

    void logged(int bytes) {
        addBytes(Price.LOGS, bytes + (long) LOG_EVENT);
    }

    /// One invocation. Lambda charges whole milliseconds, rounded up.
    ///
    /// @param megabytes of the function's memory
    void ran(String function, int megabytes, Duration time) {
        var billed = Math.ceilDiv(time.toNanos(), 1_000_000);
        runs.merge(function, 1.0, Double::sum);
        millis.merge(function, (double) billed, Double::sum);
        add(Price.FUNCTION_REQUESTS, 1);
        add(Price.FUNCTION_TIME, billed / 1_000.0 * megabytes / MEGABYTES);
    }

    Bill bill() {
        return new Bill(used);
    }

    /// Invocations by function.
    Map<String, Double> runs() {
        return Map.copyOf(runs);
    }

    /// How long they took.
    Map<String, Double> millis() {
        return Map.copyOf(millis);
    }

    /// Names of the custom metrics that lines of the log make: each with its dimensions is one.
    Set<String> metrics() {
        return Set.copyOf(metrics);
    }

    /// Where functions write their lines to.
    PrintStream log() {
        return new PrintStream(new Lines(), false, StandardCharsets.UTF_8);
    }

    private void line(String text) {
        logged(text.getBytes(StandardCharsets.UTF_8).length);
        var json = Json.parse(text);
        json.at("_aws", "CloudWatchMetrics")
                .elements()
                .forEach(group -> group.at("Metrics")
                        .elements()
                        .forEach(metric -> group.at("Dimensions")
                                .elements()
                                .forEach(dimensions -> metrics.add(name(json, metric.needText("Name"), dimensions)))));
    }

    private static String name(Json line, String metric, Json dimensions) {
        var name = new StringBuilder(metric);
        dimensions.elements().stream()
                .flatMap(dimension -> dimension.text().stream())
                .forEach(dimension -> name.append(' ')
                        .append(dimension)
                        .append('=')
                        .append(line.at(dimension).text().orElse("")));
        return name.toString();
    }

    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            if (one == '\n') {
                line(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            } else {
                begun.write(one);
            }
        }
    }
}
