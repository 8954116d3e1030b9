package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// What WeChat Pay's callbacks say. A payment's reference is the merchant's `out_trade_no`. Of payments only success is
/// pushed; of refunds every end, and nothing of one that is under way.
final class WeChatEvents {
    static final String PAID = "TRANSACTION.SUCCESS";
    static final String REFUNDED = "REFUND.SUCCESS";
    static final String REFUND_ABNORMAL = "REFUND.ABNORMAL";
    static final String REFUND_CLOSED = "REFUND.CLOSED";

    /// What [WeChatSelfTest] has sent. It is about no payment.
    static final String ECHO = "SECURITY_ECHO.SUCCESS";

    private WeChatEvents() {}

    static Meaning of(Notice notice) {
        try {
            return read(notice);
        } catch (BadJson bad) {
            return Event.unreadable(notice.id(), bad);
        }
    }

    private static Meaning read(Notice notice) {
        var body = notice.kept();
        var about = body.at("resource");
        var done = time(about, "success_time");
        var stated = done.equals(Instant.MIN) ? time(body, "create_time") : done;
        var at = Event.time(stated, notice.signedAt(), notice.at());
        var id = ForeignText.needId(body, "id");
        var event = new Event(notice.account(), id, at, notice.at(), body.needText("event_type"), about);
        var reference = about.at("out_trade_no").text().orElse("");
        return switch (event.type()) {
            case PAID -> event.says(reference, paid(about));
            case REFUNDED, REFUND_ABNORMAL, REFUND_CLOSED -> event.says(reference, WeChatRefunds.told(about));
            case ECHO -> event.kept("an event for a test: address and keys are right");
            default -> event.unknown();
        };
    }

    /// A success whose own state is another has to be asked about.
    private static News paid(Json transaction) {
        return WeChatAnswers.isTaken(transaction.needText("trade_state"))
                ? WeChatAnswers.taken(transaction)
                : new News.Hinted("a success that says otherwise of itself");
    }

    /// Events of one merchant number can be about several apps. Those of refunds name none.
    static Optional<String> foreign(Json kept, EventOwner owner) {
        var about = kept.at("resource");
        if (!about.at("mchid").text().equals(Optional.of(owner.id("mchid")))) {
            return Optional.of("of another merchant number (mchid)");
        }
        var appid = about.at("appid").text();
        var isPayment = kept.at("event_type").text().equals(Optional.of(PAID));
        return !isPayment || appid.equals(Optional.of(owner.id("appid")))
                ? Optional.empty()
                : Optional.of("of another app (appid)");
    }

    /// A time in ISO 8601, or [Instant#MIN] where there is none.
    static Instant time(Json object, String field) {
        try {
            return object.at(field).text().map(Instant::parse).orElse(Instant.MIN);
        } catch (DateTimeException notATime) {
            return Instant.MIN;
        }
    }
}
