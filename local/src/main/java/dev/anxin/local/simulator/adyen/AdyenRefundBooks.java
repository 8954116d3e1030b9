package dev.anxin.local.simulator.adyen;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.RefundOutcome;
import dev.anxin.local.simulator.protocol.GatewayApi.Asked;
import dev.anxin.local.simulator.protocol.GatewayApi.Desk;
import dev.anxin.local.simulator.protocol.GatewayApi.Wanted;
import dev.anxin.payment.Money;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Adyen's refunds and reversals, by their idempotency keys. They are only taken on: what became of one is told later.
final class AdyenRefundBooks {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");
    private static final int LONGEST_REFERENCE = 80;

    private final Map<String, Request> taken = new ConcurrentHashMap<>();

    /// A call as it was made first under its key.
    private record Request(String path, String body, String reference) {}

    Optional<String> reference(String key) {
        return Optional.ofNullable(taken.get(key)).map(Request::reference);
    }

    boolean isReversal(String key) {
        return Optional.ofNullable(taken.get(key))
                .filter(request -> request.path().endsWith("/reversals"))
                .isPresent();
    }

    LoopbackServer.Answer answer(Asked asked, Optional<GatewayPayment> payment, Desk desk) {
        var whole = asked.part(4).equals("reversals");
        if (!asked.is("POST") || !(whole || asked.part(4).equals("refunds"))) {
            return AdyenApi.error(404, "905", "there is no such call");
        }
        if (!KEY.matcher(asked.key()).matches()) {
            return AdyenApi.error(422, "702", "Idempotency-Key is missing or longer than 64 characters");
        }
        var body = Json.parse(asked.body());
        AdyenRequestBody.own(
                body,
                whole ? Set.of("merchantAccount", "reference") : Set.of("merchantAccount", "amount", "reference"));
        var reference = body.needText("reference");
        if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
            return AdyenApi.error(422, "702", "'reference' is not 1 to 80 characters");
        }
        if (payment.isEmpty() || payment.get().status() != Status.SUCCEEDED) {
            return AdyenApi.error(422, "167", "Original pspReference required for this operation");
        }
        var request = new Request(asked.path(), asked.body(), reference);
        var first = Optional.ofNullable(taken.putIfAbsent(asked.key(), request)).orElse(request);
        if (!first.equals(request)) {
            return AdyenApi.error(422, "704", "the key was used for another request");
        }
        var amount = whole ? payment.get().taken() : AdyenRequestBody.amount(body.at("amount"));
        return answered(asked, desk.refund(payment.get(), new Wanted(asked.key(), amount, true)), whole, amount);
    }

    private LoopbackServer.Answer answered(Asked asked, RefundOutcome outcome, boolean whole, Money amount) {
        return switch (outcome) {
            case RefundOutcome.Made(var _, var refund, var _) -> {
                var psp = asked.part(3);
                var reference = reference(asked.key()).orElse("");
                var answer = whole
                        ? Json.object(
                                "merchantAccount",
                                Adyen.ACCOUNT,
                                "paymentPspReference",
                                psp,
                                "pspReference",
                                refund.id(),
                                "reference",
                                reference,
                                "status",
                                "received")
                        : Json.object(
                                "merchantAccount",
                                Adyen.ACCOUNT,
                                "paymentPspReference",
                                psp,
                                "pspReference",
                                refund.id(),
                                "reference",
                                reference,
                                "status",
                                "received",
                                "amount",
                                AdyenObjects.amount(amount));
                yield LoopbackServer.Answer.json(201, answer.write());
            }
            case RefundOutcome.Refused _ -> {
                taken.remove(asked.key());
                yield AdyenApi.error(422, "137", "Invalid amount specified, or it cannot be refunded now");
            }
        };
    }
}
