package dev.anxin.local.trigger;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// One record of a stream on its way to a function.
final class Change {
    private final JsonNode json;
    private final String shard;
    private volatile boolean done;

    /// @param json as Lambda sends it
    Change(JsonNode json, String shard) {
        this.json = json;
        this.shard = shard;
    }

    JsonNode json() {
        return json;
    }

    String shard() {
        return shard;
    }

    String sequence() {
        return json.at("/dynamodb/SequenceNumber").asString("");
    }

    /// By the wall's clock, in whole seconds.
    Instant created() {
        return Instant.ofEpochSecond(
                json.at("/dynamodb/ApproximateCreationDateTime").asLong(0));
    }

    /// Which of so many lanes it goes to.
    int lane(int lanes) {
        return Math.floorMod(json.at("/dynamodb/Keys").toString().hashCode(), lanes);
    }

    /// It is handled, passed over or given up.
    void done() {
        done = true;
    }

    boolean isDone() {
        return done;
    }
}
