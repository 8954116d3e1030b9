package dev.anxin.gateway;

import java.time.Instant;
import java.util.List;

/// Which payments a gateway is asked to list, and with what.
///
/// @param baseUrl as in [Inquiry]
/// @param secrets as in [Inquiry]
/// @param from payments made at this time or later
/// @param until and before this
/// @param cursor where the page begins, as [Listing.Page#next] said; empty: the first
public record ListingRequest(String baseUrl, List<String> secrets, Instant from, Instant until, String cursor) {
    public ListingRequest {
        secrets = List.copyOf(secrets);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "payments of " + from + " to " + until;
    }
}
