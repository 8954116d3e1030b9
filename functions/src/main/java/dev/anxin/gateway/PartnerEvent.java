package dev.anxin.gateway;

import dev.anxin.json.Json;
import java.time.Instant;

/// An event that a gateway put on an event bus as a partner of Amazon EventBridge. Nothing in it is signed. AWS lets
/// the partner alone put events on that bus, and only under the name of its source: that stands for a signature.
///
/// @param source the partner event source: `aws.partner/stripe.com/ed_...`
/// @param sentAt when it was put on the bus, in whole seconds
/// @param detail what the gateway says: the body that it would send to a webhook
/// @param at when it arrived, by our clock
public record PartnerEvent(String source, Instant sentAt, Json detail, Instant at) {}
