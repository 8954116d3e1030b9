package dev.anxin.gateway;

import dev.anxin.json.Json;
import java.time.Instant;

/// A genuine callback without what is not kept of it. This is all that an adapter gets to read: so what it says can
/// be read again from what is stored, by a version that understands more.
///
/// @param account the account it came in for
/// @param id that of its headers; a digest of its body where they have none
/// @param kept the fields of its body that the adapter keeps
/// @param signedAt by the gateway's clock, in whole seconds
/// @param at when it arrived, by ours
public record Notice(String account, String id, Json kept, Instant signedAt, Instant at) {
    /// Of a delivery that is not believed: good to learn which payment it names, and for nothing else.
    public static Notice unverified(Delivery delivery, Json kept) {
        return new Notice(delivery.account(), "unverified", kept, delivery.at(), delivery.at());
    }
}
