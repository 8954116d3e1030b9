package dev.anxin.local.simulator.wechat;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.RefundOutcome;
import dev.anxin.local.simulator.protocol.GatewayApi.Asked;
import dev.anxin.local.simulator.protocol.GatewayApi.Desk;
import dev.anxin.local.simulator.protocol.GatewayApi.Wanted;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// WeChat Pay's refunds, by the merchant's own number: the same number is the same refund for ever.
final class WeChatRefundBooks {
    static final String PATH = "/v3/refund/domestic/refunds";

    /// pay.weixin.qq.com/doc/v3/merchant/4012791862
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_|*@-]{1,64}");

    private static final Set<String> FIELDS = Set.of("out_trade_no", "out_refund_no", "reason", "notify_url", "amount");
    private static final int MOST = 50;

    /// Between two refunds of one payment.
    private static final Duration APART = Duration.ofMinutes(1);

    LoopbackServer.Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        if (asked.is("GET") && !asked.part(5).isEmpty()) {
            return gatewayBooks
                    .find(about(asked))
                    .flatMap(payment -> payment.returns().byKey(asked.part(5)).map(refund -> shown(payment, refund)))
                    .orElseGet(() -> WeChatApi.error(404, "RESOURCE_NOT_EXISTS", "the refund does not exist"));
        }
        return asked.is("POST") && asked.path().equals(PATH)
                ? refund(Json.parse(asked.body()), gatewayBooks, desk)
                : WeChatApi.error(404, "NOT_FOUND", "there is no such call");
    }

    private static LoopbackServer.Answer shown(GatewayPayment payment, GatewayRefund refund) {
        return LoopbackServer.Answer.json(
                200, WeChatObjects.refund(payment, refund).write());
    }

    /// The order that a refund is of: our numbers begin with it.
    static String about(Asked asked) {
        try {
            return asked.is("POST")
                    ? Json.parse(asked.body()).at("out_trade_no").text().orElse("")
                    : asked.part(5).replaceFirst("@.*", "");
        } catch (BadJson none) {
            return "";
        }
    }

    private static LoopbackServer.Answer refund(Json body, GatewayBooks gatewayBooks, Desk desk) {
        WeChatApi.own(body, FIELDS);
        var number = body.needText("out_refund_no");
        var payment = gatewayBooks.find(body.needText("out_trade_no"));
        if (!NUMBER.matcher(number).matches()) {
            return WeChatApi.error(400, "PARAM_ERROR", "'out_refund_no' is none");
        }
        if (payment.isEmpty()) {
            return WeChatApi.error(404, "RESOURCE_NOT_EXISTS", "the order does not exist");
        }
        var fields = Set.of("refund", "total", "currency");
        var amount = WeChatApi.amount(body.at("amount"), "refund", fields);
        var total = WeChatApi.amount(body.at("amount"), "total", fields);
        if (!body.at("amount").at("currency").exists()
                || total.minor() != payment.get().taken().minor()) {
            return WeChatApi.error(400, "PARAM_ERROR", "'total' is not that of the order, or 'currency' is missing");
        }
        return tooMuch(payment.get(), number, desk)
                .orElseGet(() -> answered(desk.refund(payment.get(), new Wanted(number, amount, true))));
    }

    private static Optional<LoopbackServer.Answer> tooMuch(GatewayPayment payment, String number, Desk desk) {
        var refunds = payment.returns().refunds();
        if (refunds.stream().anyMatch(refund -> refund.key().equals(number))) {
            return Optional.empty();
        }
        if (refunds.size() >= MOST) {
            return Optional.of(WeChatApi.error(400, "INVALID_REQUEST", "the order has 50 refunds"));
        }
        var since = desk.now().minus(APART);
        return refunds.stream().anyMatch(refund -> refund.at().isAfter(since))
                ? Optional.of(WeChatApi.error(429, "FREQUENCY_LIMITED", "one refund a minute"))
                : Optional.empty();
    }

    private static LoopbackServer.Answer answered(RefundOutcome outcome) {
        return switch (outcome) {
            case RefundOutcome.Made(var after, var refund, var _) -> shown(after, refund);
            case RefundOutcome.Refused(var why) ->
                switch (why) {
                    case NOT_TAKEN -> WeChatApi.error(400, "INVALID_REQUEST", "the order is not paid");
                    case TOO_MUCH, NOTHING_LEFT -> WeChatApi.error(400, "INVALID_REQUEST", "so much is not left");
                    case OTHER_AMOUNT, OTHER_CURRENCY ->
                        WeChatApi.error(400, "INVALID_REQUEST", "the number was used for another refund");
                    case DISPUTED -> WeChatApi.error(403, "REQUEST_BLOCKED", "the money is frozen");
                    case REJECTED -> WeChatApi.error(403, "USER_ACCOUNT_ABNORMAL", "the account takes no refunds");
                };
        };
    }
}
