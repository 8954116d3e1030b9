package dev.anxin.gateway;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One HTTP request that claims to come from a gateway, not yet believed.
///
/// @param account the account in its path
/// @param headers names in any letter case; a repeated header is one, joined by commas (as API Gateway
///     does)
/// @param body the raw bytes, before anybody parsed or decoded them
/// @param at when it arrived, by our clock
/// @param certificate what stands where [Gateway#certificate] says; empty if nothing was fetched. Not believed either
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out; never compared
public record Delivery(
        String account, Map<String, String> headers, byte[] body, Instant at, Optional<byte[]> certificate) {
    public Delivery {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
        body = body.clone();
    }

    public Delivery(String account, Map<String, String> headers, byte[] body, Instant at) {
        this(account, headers, body, at, Optional.empty());
    }

    public Delivery with(byte[] fetched) {
        return new Delivery(account, headers, body, at, Optional.of(fetched));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
