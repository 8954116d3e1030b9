package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.Event;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Alipay's notices say. A payment's reference is the merchant's `out_trade_no`. Refunds have no notices of their
/// own: the payment's comes again, as paid after a part of it went back, as closed after all did.
final class AlipayEvents {
    static final String TRADE = "trade_status_sync";

    /// Whether a bank took what was refunded to a card.
    static final String DEPOSIT_BACK = "alipay.trade.refund.depositback.completed";

    private AlipayEvents() {}

    static Meaning of(Notice notice) {
        try {
            return read(notice);
        } catch (BadJson bad) {
            return Event.unreadable(notice.id(), bad);
        }
    }

    static String type(Json envelope) {
        return envelope.at("msg_method")
                .text()
                .or(() -> envelope.at("notify_type").text())
                .orElse("");
    }

    private static Meaning read(Notice notice) {
        var body = notice.kept();
        var type = type(body);
        var about = type.equals(DEPOSIT_BACK) ? body.at("biz_content") : body;
        var at = Event.time(stated(about), notice.signedAt(), notice.at());
        var event = new Event(notice.account(), ForeignText.needId(body, "notify_id"), at, notice.at(), type, about);
        var reference = about.at("out_trade_no").text().orElse("");
        return switch (type) {
            case TRADE -> event.says(reference, trade(reference, about));
            case DEPOSIT_BACK -> event.says(reference, depositedBack(reference, about));
            default -> event.unknown();
        };
    }

    private static Instant stated(Json about) {
        return AlipayTimes.first(about, "bank_ack_time", "gmt_refund", "gmt_close", "gmt_payment");
    }

    private static List<News> trade(String reference, Json trade) {
        var status = trade.needText("trade_status");
        return switch (status) {
            case AlipayAnswers.SUCCESS, AlipayAnswers.FINISHED -> paid(reference, trade);
            case AlipayAnswers.CLOSED -> wasPaid(trade) ? returned(reference, trade) : List.of(new News.Closed());
            case AlipayAnswers.WAITING -> List.of(new News.Acting("", ""));
            default -> List.of(new News.Hinted("a status that is not known here"));
        };
    }

    /// Closed is said of two: nobody paid in time, or all that was paid went back.
    private static boolean wasPaid(Json trade) {
        return trade.at("gmt_payment").exists() || isRefund(trade);
    }

    private static boolean isRefund(Json trade) {
        var nothing = new Amount.Exact(new Money(0, AlipayAmounts.CURRENCY));
        var fee = trade.at("refund_fee").exists() ? AlipayAmounts.read(trade, "refund_fee") : nothing;
        return trade.at("gmt_refund").exists() || !fee.equals(nothing);
    }

    /// Closed after it was paid: all of it went back, by whatever it was.
    private static List<News> returned(String reference, Json trade) {
        var all = new News.Hinted("all that was paid went back");
        return isRefund(trade) ? paid(reference, trade) : List.of(AlipayAnswers.taken(trade), all);
    }

    private static List<News> paid(String reference, Json trade) {
        var news = new ArrayList<News>();
        news.add(AlipayAnswers.taken(trade));
        if (isRefund(trade)) {
            news.addAll(refunded(reference, trade.at("out_biz_no")));
        }
        return List.copyOf(news);
    }

    /// `refund_fee` is the sum of all refunds: how much this one is, its own query tells. Of ours that is known.
    private static List<News> refunded(String reference, Json number) {
        var ofWhich = number.text().filter(ForeignText::isId);
        if (ofWhich.isEmpty()) {
            return List.of(new News.Hinted("a refund without its number"));
        }
        var report = succeeded(reference, ofWhich.get());
        return AlipayRefunds.isOurs(reference, ofWhich.get())
                ? List.of(report)
                : List.of(report, new News.Hinted("a refund that was made elsewhere"));
    }

    private static News succeeded(String reference, String number) {
        return new News.RefundReported(AlipayRefunds.id(reference, number), Refund.Status.SUCCEEDED, Money.NONE);
    }

    /// What the bank did not take is in the customer's Alipay balance: it is the customer's either way, and has not
    /// come back. Another refund would pay twice.
    private static News depositedBack(String reference, Json refund) {
        return succeeded(reference, ForeignText.needId(refund, "out_request_no"));
    }

    /// Messages about refunds name no seller.
    static Optional<String> foreign(Json kept, EventOwner owner) {
        if (!kept.at("app_id").text().equals(Optional.of(owner.id("app_id")))) {
            return Optional.of("of another application (app_id)");
        }
        var isTrade = type(kept).equals(TRADE);
        return !isTrade || kept.at("seller_id").text().equals(Optional.of(owner.id("seller_id")))
                ? Optional.empty()
                : Optional.of("of another seller (seller_id)");
    }
}
