package dev.anxin.local.simulator.alipay;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.RefundOutcome;
import dev.anxin.local.simulator.protocol.GatewayApi.Desk;
import dev.anxin.local.simulator.protocol.GatewayApi.Wanted;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Alipay's refunds, by the merchant's own number: the same number is the same refund for ever.
final class AlipayRefundBooks {
    static final String CALL = "/v3/alipay/trade/refund";
    static final String QUERY = "/v3/alipay/trade/fastpay/refund/query";

    private static final Set<String> CALL_FIELDS =
            Set.of("out_trade_no", "trade_no", "refund_amount", "out_request_no", "refund_reason", "query_options");
    private static final Set<String> QUERY_FIELDS =
            Set.of("out_trade_no", "trade_no", "out_request_no", "query_options");

    private static final Pattern NUMBER = Pattern.compile("[!-~]{1,64}");

    private AlipayRefundBooks() {}

    static LoopbackServer.Answer call(Json body, GatewayPayment payment, Desk desk) {
        AlipayApi.only(body, CALL_FIELDS);
        var number = number(body);
        var amount = AlipayApi.amount(body, "refund_amount");
        if (payment.status() == Status.SUCCEEDED && AlipayObjects.isFinished(payment, desk.now())) {
            return refused("TRADE_HAS_FINISHED");
        }
        return answered(desk.refund(payment, new Wanted(number, amount, true)));
    }

    private static String number(Json body) {
        var number = body.needText("out_request_no");
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("'out_request_no' is none");
        }
        return number;
    }

    /// One that it does not know has no status either: that is how it is told.
    static LoopbackServer.Answer query(Json body, GatewayPayment payment) {
        AlipayApi.only(body, QUERY_FIELDS);
        var number = number(body);
        return payment.returns().refunds().stream()
                .filter(refund -> AlipayObjects.number(refund).equals(number))
                .findFirst()
                .map(refund -> AlipayApi.good(AlipayObjects.refund(payment, refund)))
                .orElseGet(() -> AlipayApi.good(new Json.Fields(AlipayObjects.names(payment))));
    }

    private static LoopbackServer.Answer answered(RefundOutcome outcome) {
        return switch (outcome) {
            case RefundOutcome.Made(var after, var refund, var again) -> made(after, refund, again);
            case RefundOutcome.Refused(var why) ->
                switch (why) {
                    case NOT_TAKEN -> refused("TRADE_STATUS_ERROR");
                    case TOO_MUCH -> refused("REFUND_AMT_NOT_EQUAL_TOTAL");
                    case NOTHING_LEFT -> refused("TRADE_HAS_CLOSE");
                    case OTHER_AMOUNT -> refused("DISCORDANT_REPEAT_REQUEST");
                    case OTHER_CURRENCY -> refused("CURRENCY_NOT_SUPPORT");
                    case DISPUTED -> refused("REASON_TRADE_BEEN_FREEZEN");
                    case REJECTED -> refused("TRADE_NOT_ALLOW_REFUND");
                };
        };
    }

    /// Names the sum of all refunds, and whether this very call moved money.
    private static LoopbackServer.Answer made(GatewayPayment after, GatewayRefund refund, boolean again) {
        var moved = !again && refund.status() == GatewayRefund.Status.SUCCEEDED;
        var fields = AlipayObjects.names(after);
        fields.put("fund_change", Json.of(moved ? "Y" : "N"));
        fields.put("refund_fee", Json.of(AlipayObjects.yuan(AlipayObjects.returned(after))));
        fields.put("buyer_user_id", Json.of("2088000000000099"));
        return AlipayApi.good(new Json.Fields(fields));
    }

    private static LoopbackServer.Answer refused(String code) {
        return AlipayApi.error(400, "ACQ." + code, "simulated");
    }

    /// Names that a query may ask for.
    static Stream<String> options() {
        return Stream.of("deposit_back_info", "gmt_refund_pay", "refund_detail_item_list");
    }
}
