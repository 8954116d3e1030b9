package dev.anxin.gateway.paypal;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Question;
import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Where PayPal sends an app's events: `GET /v1/notifications/webhooks`. A webhook is never disabled: PayPal keeps it
/// or has none.
final class PayPalWebhooks {
    private static final String PATH = "/v1/notifications/webhooks";

    /// What no payment can do without. What else is read says the same once more, or matters to some shops only.
    static final List<String> NEEDED = List.of(
            "CHECKOUT.ORDER.APPROVED",
            "PAYMENT.CAPTURE.COMPLETED",
            "PAYMENT.CAPTURE.DECLINED",
            "PAYMENT.CAPTURE.DENIED",
            "PAYMENT.CAPTURE.PENDING",
            "PAYMENT.CAPTURE.REFUNDED",
            "PAYMENT.CAPTURE.REVERSED",
            PayPalEvents.DISPUTES + "CREATED",
            PayPalEvents.DISPUTES + "UPDATED",
            PayPalEvents.DISPUTES + "RESOLVED");

    private static final String ALL = "*";

    private PayPalWebhooks() {}

    /// An app that may not read its webhooks is refused with 403, and that says nothing of what else it may do.
    static Question<EndpointRegistration> question(EndpointRegistration.Access access) {
        return new Question<>(
                PayPalCalls.get(access, PATH),
                reply -> PayPalReplies.read(
                        reply,
                        PayPalFields.WEBHOOKS,
                        PayPalWebhooks::read,
                        refusal -> new EndpointRegistration.Unclear(refusal.words()),
                        EndpointRegistration.Unclear::new),
                reply -> reply instanceof Reply.Answered answered && answered.status() == 403);
    }

    private static EndpointRegistration read(Json list) {
        if (!(list.at("webhooks") instanceof Json.Items(var webhooks))) {
            throw new BadJson("'webhooks' is missing or is no list");
        }
        return new EndpointRegistration.Known(
                webhooks.stream().map(PayPalWebhooks::endpoint).toList());
    }

    private static EndpointRegistration.Endpoint endpoint(Json webhook) {
        var sent = webhook.at("event_types").elements().stream()
                .flatMap(type -> type.at("name").text().stream())
                .collect(Collectors.toUnmodifiableSet());
        var missing = sent.contains(ALL)
                ? Set.<String>of()
                : NEEDED.stream().filter(type -> !sent.contains(type)).collect(Collectors.toUnmodifiableSet());
        return new EndpointRegistration.Endpoint(webhook.needText("url"), true, missing);
    }
}
