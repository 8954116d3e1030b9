package dev.anxin.gateway;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Where a gateway sends the events of an account, as it says itself.
public sealed interface EndpointRegistration {
    record Known(List<Endpoint> endpoints) implements EndpointRegistration {
        public Known {
            endpoints = List.copyOf(endpoints);
        }

        /// Why news of the account's payments would not arrive here; empty if they do.
        ///
        /// @param api where gateways call, without a slash at its end; empty: any is right
        public List<String> problems(String api, String account) {
            var path = "/callbacks/" + account;
            var ours = endpoints.stream()
                    .filter(endpoint -> isOurs(endpoint.address(), api, path))
                    .toList();
            if (ours.isEmpty()) {
                var wanted = api.isEmpty() ? "an address that ends in " + path : "the address " + api + path;
                return List.of("no endpoint has " + wanted + elsewhere(path));
            }
            var enabled = ours.stream().filter(Endpoint::isEnabled).toList();
            if (enabled.isEmpty()) {
                return List.of("the endpoint " + ours.getFirst().address() + " is disabled");
            }
            var missing = new TreeSet<>(enabled.getFirst().missing());
            enabled.forEach(endpoint -> missing.retainAll(endpoint.missing()));
            return missing.isEmpty()
                    ? List.of()
                    : List.of("the endpoint " + enabled.getFirst().address() + " does not send "
                            + String.join(", ", missing));
        }

        private static boolean isOurs(String address, String api, String path) {
            return api.isEmpty() ? address.endsWith(path) : address.equals(api + path);
        }

        /// Another stack's, or one of before a domain was set up.
        private String elsewhere(String path) {
            var others = endpoints.stream()
                    .map(Endpoint::address)
                    .filter(address -> address.endsWith(path))
                    .toList();
            return others.isEmpty() ? "" : "; events go to " + String.join(", ", others) + " instead";
        }
    }

    /// @param why in a few words
    record Unclear(String why) implements EndpointRegistration {}

    /// @param missing kinds of events that payments need, and that it is not sent
    record Endpoint(String address, boolean isEnabled, Set<String> missing) {
        public Endpoint {
            missing = Collections.unmodifiableSet(new TreeSet<>(missing));
        }
    }

    /// What a gateway is asked with that is asked about no payment.
    ///
    /// @param baseUrl as in [Inquiry]
    /// @param secrets as in [Inquiry]
    record Access(String baseUrl, List<String> secrets) {
        public Access {
            secrets = List.copyOf(secrets);
        }

        /// Without the secrets.
        @Override
        public String toString() {
            return "access to " + baseUrl;
        }
    }
}
