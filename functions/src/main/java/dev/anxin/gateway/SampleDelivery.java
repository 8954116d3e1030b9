package dev.anxin.gateway;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// A delivery as a gateway would send it, and the account that believes it. All of it is made up, and nobody else has
/// the keys.
///
/// @param secrets what verifies
/// @param owner by which fields the account says whose events it takes: see [Gateway#ownerFields]
/// @param certificates what stands where [Gateway#certificate] says, as text; none where nothing has to be fetched
public record SampleDelivery(
        List<String> secrets,
        Map<String, String> owner,
        Map<String, String> headers,
        String body,
        Map<URI, String> certificates) {
    public SampleDelivery {
        secrets = List.copyOf(secrets);
        owner = Map.copyOf(owner);
        headers = Map.copyOf(headers);
        certificates = Map.copyOf(certificates);
    }

    public SampleDelivery(List<String> secrets, Map<String, String> owner, Map<String, String> headers, String body) {
        this(secrets, owner, headers, body, Map.of());
    }
}
