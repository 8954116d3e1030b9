package dev.anxin.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One request, ready to be sent.
///
/// @param headers without those that HTTP itself sets
/// @param body empty for none
/// @param backup where else the same call can be made, if no connection comes about: nobody got it then
/// @param grant how to get the token that it has to show, where it needs one: see [OAuthCalls]
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made, never compared
public record Call(
        String method,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        Optional<URI> backup,
        Optional<TokenGrant> grant) {
    public Call {
        headers = Map.copyOf(headers);
    }

    public Call(String method, URI uri, Map<String, String> headers, byte[] body) {
        this(method, uri, headers, body, Optional.empty(), Optional.empty());
    }

    public Call orAt(URI other) {
        return new Call(method, uri, headers, body, Optional.of(other), grant);
    }

    public Call granted(TokenGrant by) {
        return new Call(method, uri, headers, body, backup, Optional.of(by));
    }

    /// The same, showing this token.
    Call showing(String token) {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        return new Call(method, uri, all, body, backup, Optional.empty());
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
