package dev.anxin.gateway;

import dev.anxin.http.Call;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What to send to a gateway, or why nothing can be sent.
public sealed interface Request {
    Pattern ADDRESS = Pattern.compile("https?://[^/?#]+[^?#]*");

    record Ready(Call call) implements Request {}

    /// @param why names what is not configured; holds no secret
    record Impossible(String why) implements Request {}

    /// A call to the gateway's API, with the account's first secret as its bearer token.
    ///
    /// @param own the gateway's own base URL; empty: it has none, the account must name one
    /// @param make the call, of a target to which paths are added
    static Request of(Inquiry inquiry, String own, Function<Target, Call> make) {
        return of(inquiry.baseUrl(), inquiry.secrets(), own, make);
    }

    /// As for an [Inquiry].
    static Request of(ListingRequest listingRequest, String own, Function<Target, Call> make) {
        return of(listingRequest.baseUrl(), listingRequest.secrets(), own, make);
    }

    /// As for an [Inquiry].
    static Request of(EndpointRegistration.Access access, String own, Function<Target, Call> make) {
        return of(access.baseUrl(), access.secrets(), own, make);
    }

    private static Request of(String configured, List<String> secrets, String own, Function<Target, Call> make) {
        var base = configured.isEmpty() ? own : configured;
        if (base.isEmpty()) {
            return new Impossible("no gatewayUrl is configured");
        }
        if (!ADDRESS.matcher(base.toLowerCase(Locale.ROOT)).matches()) {
            return new Impossible("the gatewayUrl is no http(s) address");
        }
        if (secrets.isEmpty()) {
            return new Impossible("no secret to call the gateway with is configured");
        }
        return ready(new Target(base.replaceAll("/+$", ""), secrets.getFirst()), make);
    }

    private static Request ready(Target target, Function<Target, Call> make) {
        try {
            return new Ready(make.apply(target));
        } catch (IllegalArgumentException malformed) {
            return new Impossible("the gatewayUrl is no http(s) address");
        }
    }

    /// Where calls go.
    ///
    /// @param base without a slash at its end
    record Target(String base, String secret) {
        /// @param path begins with a slash; ids in it went through [ForeignText#inPath]
        /// @throws IllegalArgumentException if the base is no address
        public URI at(String path) {
            return URI.create(base + path);
        }

        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + secret, "Accept", "application/json");
        }

        /// Headers of a call that changes something: the same key twice means the same call.
        public Map<String, String> headers(String idempotencyKey) {
            return Map.of(
                    "Authorization",
                    "Bearer " + secret,
                    "Accept",
                    "application/json",
                    "Idempotency-Key",
                    idempotencyKey);
        }

        @Override
        public String toString() {
            return base;
        }
    }
}
