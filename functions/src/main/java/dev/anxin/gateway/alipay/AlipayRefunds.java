package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What refunds say, and how they are called: our id `o_1:h-ab12` is Alipay's `out_request_no` `o_1-h-ab12`, and no
/// `out_trade_no` has a `-` in it. One that we did not make is `gateway:` and the number that it was made under.
/// What a notice calls `refund_fee` is the sum of all refunds so far: of one refund its own query tells.
final class AlipayRefunds {
    private static final String PATH = "/v3/alipay/trade/fastpay/refund/query";

    /// opendocs.alipay.com, alipay.trade.refund: at most 64 characters, and no other number of the same trade. Which
    /// characters it does not say, unlike of an `out_trade_no` (letters, digits and `_`).
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    /// Of refunds that somebody else numbered.
    private static final Pattern FOREIGN = Pattern.compile("[!-~]{1,64}");

    private static final String GATEWAY = "gateway:";
    private static final String SUCCESS = "REFUND_SUCCESS";
    private static final String MISSING = "TRADE_NOT_EXIST";

    private AlipayRefunds() {}

    /// What Alipay calls a refund of ours; empty if it cannot be called so.
    static Optional<String> number(String reference, String refund) {
        return Optional.of(refund)
                .filter(id -> id.startsWith(reference + ":"))
                .map(id -> reference + "-" + id.substring(reference.length() + 1))
                .filter(number -> NUMBER.matcher(number).matches());
    }

    /// What we call a refund of this number.
    static String id(String reference, String number) {
        return isOurs(reference, number)
                ? reference + ":" + number.substring(reference.length() + 1)
                : GATEWAY + number;
    }

    static boolean isOurs(String reference, String number) {
        return number.startsWith(reference + "-");
    }

    /// One question for each refund that we know of.
    static List<Question<List<News>>> questions(Inquiry inquiry) {
        return inquiry.books().refunds().stream()
                .flatMap(refund -> asked(inquiry.reference(), refund).map(number -> question(inquiry, refund, number)))
                .toList();
    }

    private static Stream<String> asked(String reference, String refund) {
        return refund.startsWith(GATEWAY)
                ? Stream.of(refund.substring(GATEWAY.length()))
                        .filter(number -> FOREIGN.matcher(number).matches())
                : number(reference, refund).stream();
    }

    private static Question<List<News>> question(Inquiry inquiry, String refund, String number) {
        var body = Json.object(
                "out_trade_no",
                inquiry.reference(),
                "out_request_no",
                number,
                "query_options",
                Json.array(Stream.of("gmt_refund_pay")));
        return new Question<>(
                AlipayCalls.post(inquiry, PATH, body),
                reply -> AlipayReplies.read(
                        inquiry, reply, answer -> read(inquiry, refund, number, answer), Replies::noAnswer));
    }

    /// An answer without a status is Alipay's way to say that nothing went back under this number.
    private static List<News> read(Inquiry inquiry, String refund, String number, AlipayReplies.Believed answer) {
        if (!answer.isGood()) {
            return answer.code().equals(MISSING) ? List.of() : Replies.noAnswer(answer.refusal());
        }
        var told = answer.object(AlipayFields.REFUND_ANSWER);
        if (!told.at("refund_status").exists()) {
            return List.of();
        }
        var isSame = AlipayAnswers.isOf(inquiry, told)
                && told.at("out_request_no").text().equals(Optional.of(number));
        return isSame ? status(inquiry, refund, told) : Replies.another();
    }

    private static List<News> status(Inquiry inquiry, String refund, Json told) {
        var status = told.needText("refund_status");
        if (!status.equals(SUCCESS)) {
            return Replies.unknownStatus(status);
        }
        var amount = AlipayAmounts.read(told, "refund_amount").orNone();
        var report = new News.RefundReported(refund, Refund.Status.SUCCEEDED, amount);
        return List.of(inquiry.returned(AlipayTimes.first(told, "gmt_refund_pay"), report));
    }
}
