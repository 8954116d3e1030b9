package dev.anxin.privacy;

import dev.anxin.json.Json;
import java.time.Instant;

/// What is kept of a body that somebody sent.
///
/// @param document its kept fields, or its shape where nobody understood it
/// @param sha256 of the raw bytes, in hex: it proves a body that somebody else still has, no more. Empty if there
///     were none
/// @param key which secret had signed it, by a name that tells nothing of it
/// @param signedAt by the sender's clock
public record KeptBody(Json document, String sha256, String key, Instant signedAt) {
    public static final KeptBody NONE = new KeptBody(Json.Null.NULL, "", "", Instant.EPOCH);

    /// Of what we say ourselves, or what came to us without a signature.
    public static KeptBody of(Json document) {
        return new KeptBody(document, "", "", Instant.EPOCH);
    }
}
