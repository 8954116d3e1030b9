package dev.anxin.local.simulator.protocol;

import java.util.Arrays;
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

    /// @param name in any letter case
    /// @return empty if there is none
    public String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("");
    }

    public boolean hasBodyOf(Callback other) {
        return Arrays.equals(body, other.body);
    }

    /// Whether both have the same under this name, or neither has any.
    public boolean hasHeaderOf(Callback other, String name) {
        return header(name).equals(other.header(name));
    }
}
