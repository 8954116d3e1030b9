package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What refunds say, and how they are called: our id `o-1:h-ab12` is WeChat Pay's `out_refund_no` `o-1@h-ab12`, for
/// it takes no colon. One that we did not make is `gateway:` and WeChat Pay's own id.
final class WeChatRefunds {
    /// pay.weixin.qq.com/doc/v3/merchant/4012791862: digits, letters and _-|*@.
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_|*@-]{1,64}");

    private static final Set<String> MISSING = Set.of("RESOURCE_NOT_EXISTS", "REFUND_NOT_EXISTS", "REFUNDNOTEXIST");

    private WeChatRefunds() {}

    /// What WeChat Pay calls a refund of ours; empty if it cannot be called so.
    static Optional<String> number(String reference, String refund) {
        return Optional.of(refund)
                .filter(id -> id.startsWith(reference + ":"))
                .map(id -> reference + "@" + id.substring(reference.length() + 1))
                .filter(number -> NUMBER.matcher(number).matches());
    }

    /// In callbacks, which name no currency: refunds are in yuan.
    static News told(Json refund) {
        return news(refund, refund.at("refund_status").text().orElse(""), "CNY");
    }

    static News answered(Json refund) {
        return news(refund, refund.at("status").text().orElse(""), "");
    }

    private static News news(Json refund, String status, String otherwise) {
        var amount = refund.at("amount");
        var currency = amount.at("currency").exists() ? amount.at("currency") : Json.of(otherwise);
        var returned = Json.object("refund", amount.at("refund"), "currency", currency);
        var read = amount.at("refund").exists()
                ? Amount.read(returned, "refund", Amount::iso).orNone()
                : Money.NONE;
        return new News.RefundReported(id(refund), status(status), read);
    }

    private static String id(Json refund) {
        var reference = refund.at("out_trade_no").text().orElse("");
        var number = refund.at("out_refund_no").text().orElse("");
        return number.startsWith(reference + "@")
                ? reference + ":" + number.substring(reference.length() + 1)
                : "gateway:" + ForeignText.needId(refund, "refund_id");
    }

    /// ABNORMAL: the bank does not take it, and the merchant has to say where it shall go. It has not failed, and the
    /// same number goes on: a new one would pay twice.
    private static Refund.Status status(String word) {
        return switch (word) {
            case "SUCCESS" -> Refund.Status.SUCCEEDED;
            case "PROCESSING" -> Refund.Status.PENDING;
            case "ABNORMAL" -> Refund.Status.STUCK;
            case "CLOSED" -> Refund.Status.FAILED;
            default -> Refund.Status.UNKNOWN;
        };
    }

    /// One question for each refund that we know of by our own number.
    static List<Question<List<News>>> questions(Inquiry inquiry) {
        return inquiry.books().refunds().stream()
                .flatMap(refund -> number(inquiry.reference(), refund).stream())
                .map(number -> question(inquiry, number))
                .toList();
    }

    private static Question<List<News>> question(Inquiry inquiry, String number) {
        return new Question<>(
                WeChatCalls.get(inquiry, WeChatRefundRequests.PATH + "/" + ForeignText.inPath(number)),
                reply ->
                        WeChatReplies.read(inquiry, reply, answer -> read(inquiry, number, answer), Replies::noAnswer));
    }

    private static List<News> read(Inquiry inquiry, String number, WeChatReplies.Believed answer) {
        if (answer.isGood()) {
            var refund = answer.object(WeChatFields.REFUND_ANSWER);
            return isOf(inquiry, number, refund) ? List.of(dated(inquiry, refund)) : Replies.another();
        }
        return answer.status() == 404 && MISSING.contains(answer.code())
                ? List.of()
                : Replies.noAnswer(answer.refusal());
    }

    static boolean isOf(Inquiry inquiry, String number, Json refund) {
        return refund.at("out_trade_no").text().equals(Optional.of(inquiry.reference()))
                && refund.at("out_refund_no").text().equals(Optional.of(number));
    }

    private static News dated(Inquiry inquiry, Json refund) {
        return inquiry.returned(WeChatEvents.time(refund, "create_time"), answered(refund));
    }
}
