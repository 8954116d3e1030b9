package dev.anxin.local.trigger;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// One record of a stream on its way to a function.
///
/// @param json as Lambda sends it
/// @param created by the wall's clock
/// @param progress is told when it is handled or given up
record Change(JsonNode json, String shard, String sequence, Instant created, Progress progress) {
    void done() {
        progress.done(sequence);
    }
}
