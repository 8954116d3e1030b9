package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Replies;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a payment stands, by its `trade_status`.
final class AlipayAnswers {
    static final String WAITING = "WAIT_BUYER_PAY";

    /// Nobody paid in time; or all that was paid went back. Only whether it was ever paid tells these apart.
    static final String CLOSED = "TRADE_CLOSED";

    static final String SUCCESS = "TRADE_SUCCESS";

    /// As [#SUCCESS], and nothing of it can be refunded any more.
    static final String FINISHED = "TRADE_FINISHED";

    private AlipayAnswers() {}

    /// What the customer paid may be less by coupons: what counts is what was asked for.
    static News taken(Json trade) {
        var total = AlipayAmounts.read(trade, "total_amount");
        return Amount.paid(total, total);
    }

    static List<News> read(Inquiry inquiry, Json trade) {
        return isOf(inquiry, trade) ? status(inquiry, trade) : Replies.another();
    }

    static boolean isOf(Inquiry inquiry, Json answer) {
        return answer.at("out_trade_no").text().equals(Optional.of(inquiry.reference()));
    }

    private static List<News> status(Inquiry inquiry, Json trade) {
        var status = trade.needText("trade_status");
        var paid = AlipayTimes.first(trade, "send_pay_date");
        return switch (status) {
            case WAITING -> List.of(new News.Unpaid());
            case SUCCESS, FINISHED -> List.of(inquiry.dated(paid, taken(trade)));
            case CLOSED ->
                trade.at("send_pay_date").exists() ? returned(inquiry, paid, trade) : List.of(new News.Closed());
            default -> Replies.unknownStatus(status);
        };
    }

    /// Nobody can list a payment's refunds. One that went back without our knowing any refund was refunded in Alipay's
    /// own pages: by what, a person has to look up there.
    private static List<News> returned(Inquiry inquiry, Instant paid, Json trade) {
        var taken = inquiry.dated(paid, taken(trade));
        return inquiry.books().refunds().isEmpty()
                ? List.of(taken, new News.NoAnswer("it was refunded outside of Anxin, and Alipay lists no refunds"))
                : List.of(taken);
    }
}
