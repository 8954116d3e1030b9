package dev.anxin.local.simulator.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A gateway's HTTP request, ready to be sent as often as wanted.
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out; never compared
public record Callback(Map<String, String> headers, byte[] body) {
    public Callback {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
