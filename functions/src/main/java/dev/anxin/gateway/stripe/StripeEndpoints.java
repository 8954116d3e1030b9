package dev.anxin.gateway.stripe;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Where Stripe sends events: `GET /v1/webhook_endpoints`. Those of connected accounts come to an endpoint of the
/// platform, so the platform is asked in every case.
final class StripeEndpoints {
    /// What no payment can do without. What else is read (`charge.*`, `checkout.session.*`, warnings of fraud) says the
    /// same once more, or matters to some shops only.
    static final List<String> NEEDED = List.of(
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.processing",
            "payment_intent.requires_action",
            "payment_intent.canceled",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated");

    private static final String ALL = "*";

    private StripeEndpoints() {}

    /// A key that may not read endpoints is refused with 403, and that says nothing of what else it may do.
    static Question<EndpointRegistration> question(EndpointRegistration.Access access) {
        Request request = StripeCalls.ofPlatform(access, "/v1/webhook_endpoints?limit=100");
        return new Question<>(
                request,
                reply -> Replies.object(
                        reply, StripeFields.ENDPOINTS, StripeEndpoints::read, EndpointRegistration.Unclear::new),
                reply -> reply instanceof Reply.Answered answered && answered.status() == 403);
    }

    private static EndpointRegistration read(Json list) {
        if (StripeLists.goesOn(list)) {
            return new EndpointRegistration.Unclear("the list goes on");
        }
        return new EndpointRegistration.Known(StripeLists.elements(list).stream()
                .map(StripeEndpoints::endpoint)
                .toList());
    }

    private static EndpointRegistration.Endpoint endpoint(Json endpoint) {
        var sent = endpoint.at("enabled_events").elements().stream()
                .flatMap(type -> type.text().stream())
                .collect(Collectors.toUnmodifiableSet());
        var missing = sent.contains(ALL)
                ? Set.<String>of()
                : NEEDED.stream().filter(type -> !sent.contains(type)).collect(Collectors.toUnmodifiableSet());
        var isEnabled = endpoint.needText("status").equals("enabled");
        return new EndpointRegistration.Endpoint(endpoint.needText("url"), isEnabled, missing);
    }
}
