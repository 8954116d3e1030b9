package dev.anxin.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HeartbeatTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Heartbeat heartbeat = new Heartbeat(
            new Metrics(
                    new PrintStream(log, true, StandardCharsets.UTF_8), () -> Instant.parse("2026-03-01T12:00:00Z")),
            "anxin");

    @Test
    void aSweepSaysThatItFinishedAndThatNoReconciliationDid() {
        heartbeat.sweepFinished();
        assertThat(line()).isEqualTo("""
                {"_aws":{"Timestamp":1772366400000,"CloudWatchMetrics":[{"Namespace":"Anxin","Dimensions":[["stack"]],\
                "Metrics":[{"Name":"SweepFinished","Unit":"Count"},{"Name":"ReconciliationFinished","Unit":"Count"}]}]},\
                "stack":"anxin","SweepFinished":1,"ReconciliationFinished":0}
                """);
    }

    @Test
    void aReconciliationSaysThatItFinished() {
        heartbeat.reconciliationFinished();
        assertThat(line()).isEqualTo("""
                {"_aws":{"Timestamp":1772366400000,"CloudWatchMetrics":[{"Namespace":"Anxin","Dimensions":[["stack"]],\
                "Metrics":[{"Name":"ReconciliationFinished","Unit":"Count"}]}]},\
                "stack":"anxin","ReconciliationFinished":1}
                """);
    }

    private String line() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
