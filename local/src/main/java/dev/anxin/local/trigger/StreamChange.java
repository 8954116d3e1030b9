package dev.anxin.local.trigger;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/// One record of a stream on its way to a function.
///
/// @param json as Lambda sends it
/// @param created in the time of the stack
/// @param done whether it is handled, passed over or given up
record StreamChange(JsonNode json, String shard, Instant created, AtomicBoolean done) {
    StreamChange(JsonNode json, String shard, Instant created) {
        this(json, shard, created, new AtomicBoolean());
    }

    String sequence() {
        return json.at("/dynamodb/SequenceNumber").asString("");
    }

    /// Which of so many lanes it goes to.
    int lane(int lanes) {
        return Math.floorMod(json.at("/dynamodb/Keys").toString().hashCode(), lanes);
    }
}
