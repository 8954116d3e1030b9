package dev.anxin.local.simulator.adyen;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.adyen.AdyenObjects.Item;
import dev.anxin.local.simulator.books.GatewayCapture;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.protocol.GatewayApi.Asked;
import dev.anxin.local.simulator.protocol.GatewayApi.Desk;
import dev.anxin.local.simulator.protocol.GatewayApi.Event;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What Adyen captures. A capture has an id of its own, and names the payment as its original; if a card network
/// rejects it days later, that is told under the capture's id.
final class AdyenCaptures {
    private AdyenCaptures() {}

    /// Only taken on: a webhook tells of it.
    static LoopbackServer.Answer answer(Asked asked, Optional<GatewayPayment> payment, Desk desk) {
        if (!asked.is("POST")) {
            return AdyenApi.error(404, "905", "there is no such call");
        }
        var body = Json.parse(asked.body());
        AdyenRequestBody.own(body, Set.of("merchantAccount", "amount", "reference"));
        var amount = AdyenRequestBody.amount(body.at("amount"));
        if (payment.isEmpty() || payment.get().status() != Status.AUTHORISED) {
            return AdyenApi.error(422, "167", "Original pspReference required for this operation");
        }
        if (!desk.capture(payment.get(), amount)) {
            return AdyenApi.error(422, "137", "Invalid amount specified");
        }
        var answer = Json.object(
                "merchantAccount",
                Adyen.ACCOUNT,
                "paymentPspReference",
                asked.part(3),
                "pspReference",
                id(asked.part(3)),
                "reference",
                body.at("reference").text().orElse(""),
                "status",
                "received",
                "amount",
                AdyenObjects.amount(amount));
        return LoopbackServer.Answer.json(201, answer.write());
    }

    private static String id(String payment) {
        return AdyenObjects.psp("capture" + payment);
    }

    /// @param original Adyen's id of the payment
    static List<Event> events(GatewayPayment payment, String original, Instant at) {
        var failed = payment.taking().captures().stream().anyMatch(GatewayCapture::failed);
        var code = failed ? "CAPTURE_FAILED" : "CAPTURE";
        var reference = payment.ids().reference();
        var item = new Item(code, true, id(original), original, reference, captured(payment), at);
        return List.of(AdyenObjects.event(item, failed ? "Capture Failed" : "", payment));
    }

    private static Money captured(GatewayPayment payment) {
        var all = payment.amount();
        return new Money(all.minor() - payment.taking().untaken(), all.currency());
    }
}
