package dev.anxin.gateway.stripe;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Request;
import dev.anxin.http.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How Stripe is called: questions by query, orders by form, both in the words of one version.
final class StripeCalls {
    private static final String BASE = "https://api.stripe.com";

    /// The shape of answers that is read here; without it each account has that of the day it was made.
    private static final String VERSION = "2026-07-29.dahlia";

    private StripeCalls() {}

    static Request get(Inquiry inquiry, String path) {
        return Request.of(inquiry, BASE, target -> get(target, path, inquiry.secrets()));
    }

    static Request get(ListingRequest listingRequest, String path) {
        return Request.of(listingRequest, BASE, target -> get(target, path, listingRequest.secrets()));
    }

    /// Of the platform itself, whichever connected account stands beside its key.
    static Request ofPlatform(EndpointRegistration.Access access, String path) {
        return Request.of(access, BASE, target -> get(target, path, List.of()));
    }

    private static Call get(Request.Target target, String path, List<String> secrets) {
        return Call.get(target.at(path), headers(target.headers(), secrets));
    }

    /// @param form made of [#field]; may be empty
    static Request post(Inquiry inquiry, String path, String key, String form) {
        return Request.of(
                inquiry,
                BASE,
                target -> Call.post(target.at(path), form(headers(target.headers(key), inquiry.secrets())), form));
    }

    /// One field of a form or a query.
    static String field(String name, Object value) {
        return ForeignText.inPath(name) + "=" + ForeignText.inPath(value.toString());
    }

    /// A call on behalf of a connected account names it (docs.stripe.com/connect/authentication); without the header
    /// it is one of the platform itself.
    private static Map<String, String> headers(Map<String, String> headers, List<String> secrets) {
        var all = new HashMap<>(headers);
        all.put("Stripe-Version", VERSION);
        StripeSecretForms.connectedAccount(secrets).ifPresent(account -> all.put("Stripe-Account", account));
        return all;
    }

    /// An empty form is a form: stripe-mock refuses a call without its type.
    private static Map<String, String> form(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return all;
    }
}
