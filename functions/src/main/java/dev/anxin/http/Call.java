package dev.anxin.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One request, ready to be sent.
///
/// @param headers without those that HTTP itself sets
/// @param body empty for none
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made, never compared
public record Call(String method, URI uri, Map<String, String> headers, byte[] body) {
    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(URI uri, Map<String, String> headers) {
        return new Call("GET", uri, headers, new byte[0]);
    }

    public static Call post(URI uri, Map<String, String> headers, String body) {
        return new Call("POST", uri, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /// Without headers and body: they may hold secrets.
    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
