package dev.anxin.local.monitoring;

import dev.anxin.local.alarm.Metric;
import dev.anxin.local.alarm.MetricStore;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A function's log, of which CloudWatch takes the lines in the embedded metric format. Source: the CloudWatch user
/// guide, "Embedded metric format specification".
public final class EmfLog extends PrintStream {
    private static final String BEGIN = "{\"_aws\":";

    private final MetricStore store;

    /// @param log gets every line as it is
    public EmfLog(PrintStream log, MetricStore store) {
        super(log, true, log.charset());
        this.store = store;
    }

    @Override
    public void println(@Nullable String line) {
        super.println(line);
        if (line != null && line.startsWith(BEGIN)) {
            count(JsonMapper.shared().readTree(line));
        }
    }

    private void count(JsonNode line) {
        var at = Instant.ofEpochMilli(line.at("/_aws/Timestamp").asLong(0));
        for (var directive : line.at("/_aws/CloudWatchMetrics")) {
            for (var dimensions : directive.path("Dimensions")) {
                var values = new HashMap<String, String>();
                dimensions.forEach(name -> values.put(
                        name.asString(""), line.path(name.asString("")).asString("")));
                for (var metric : directive.path("Metrics")) {
                    var name = metric.path("Name").asString("");
                    var namespace = directive.path("Namespace").asString("");
                    store.put(
                            new Metric(namespace, name, values),
                            at,
                            line.path(name).asDouble(0));
                }
            }
        }
    }
}
