package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Replies;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a payment stands, by its `trade_state`.
final class WeChatAnswers {
    private static final String SUCCESS = "SUCCESS";

    /// It was paid, and some of that went back or is about to.
    private static final String REFUND = "REFUND";

    private WeChatAnswers() {}

    static boolean isTaken(String state) {
        return Set.of(SUCCESS, REFUND).contains(state);
    }

    /// What the customer paid may be less by coupons: the merchant has the whole.
    static News taken(Json transaction) {
        var total = Amount.read(transaction.at("amount"), "total", Amount::iso);
        return Amount.paid(total, total);
    }

    static List<News> read(Inquiry inquiry, String mchid, Json transaction) {
        var same = transaction.at("out_trade_no").text().equals(Optional.of(inquiry.reference()))
                && transaction.at("mchid").text().equals(Optional.of(mchid));
        return same ? state(inquiry, transaction) : Replies.another();
    }

    private static List<News> state(Inquiry inquiry, Json transaction) {
        var state = transaction.needText("trade_state");
        return switch (state) {
            case SUCCESS -> List.of(dated(inquiry, transaction));
            case REFUND -> returned(inquiry, dated(inquiry, transaction));
            case "NOTPAY" -> List.of(new News.Unpaid());
            case "USERPAYING", "ACCEPT" -> List.of(new News.Acting(attempt(transaction), ""));
            case "PAYERROR" -> List.of(new News.Failed(attempt(transaction), state), new News.Unpaid());
            case "CLOSED", "REVOKED" -> List.of(new News.Closed());
            default -> Replies.unknownStatus(state);
        };
    }

    private static News dated(Inquiry inquiry, Json transaction) {
        return inquiry.dated(WeChatEvents.time(transaction, "success_time"), taken(transaction));
    }

    /// Nobody can list a payment's refunds. One that went back without our knowing any refund was refunded in the
    /// merchant platform: how much of it, a person has to look up there.
    private static List<News> returned(Inquiry inquiry, News taken) {
        return inquiry.books().refunds().isEmpty()
                ? List.of(taken, new News.NoAnswer("it was refunded outside of Anxin, and WeChat Pay lists no refunds"))
                : List.of(taken);
    }

    private static String attempt(Json transaction) {
        return transaction.at("transaction_id").text().filter(ForeignText::isId).orElse("");
    }
}
