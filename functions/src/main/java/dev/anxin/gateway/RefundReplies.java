package dev.anxin.gateway;

import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.Money;
import dev.anxin.privacy.KeptFields;
import dev.anxin.privacy.Mask;
import java.util.Optional;
import java.util.function.Function;

/// Reads replies to calls that move money. Only two kinds are certain: a 2xx that can be read and is about this
/// very refund, and a refusal in the gateway's own words. All else may have moved money.
public final class RefundReplies {
    private RefundReplies() {}

    /// @param fields what is kept of a good answer
    /// @param refusal of the error object of a 400, 402 or 404: the code by which the gateway says that nothing
    ///     moved and nothing will; empty if it does not say that
    /// @param says reads the object of a 2xx; a [BadJson] that it throws is unknown
    public static RefundReply read(
            Reply reply,
            KeptFields fields,
            Function<Json, Optional<String>> refusal,
            Function<Json, RefundReply> says) {
        return switch (reply) {
            case Reply.Answered answered
            when mayRefuse(answered.status()) ->
                refused(answered.body(), refusal)
                        .<RefundReply>map(code -> new RefundReply.Rejected("the gateway refuses: " + Mask.code(code)))
                        .orElseGet(() -> new RefundReply.Unknown("the gateway answers " + answered.status()));
            case Reply.Answered _, Reply.None _ -> Replies.object(reply, fields, says, RefundReply.Unknown::new);
        };
    }

    /// Not 401 and 403 (our secret, or something before the gateway), 409 (another call under way, or another
    /// one under this key), 429 and 5xx.
    private static boolean mayRefuse(int status) {
        return status == 400 || status == 402 || status == 404;
    }

    private static Optional<String> refused(byte[] body, Function<Json, Optional<String>> refusal) {
        try {
            return refusal.apply(Replies.ERROR.keep(Json.parse(body)).at("error"));
        } catch (BadJson rubbish) {
            return Optional.empty();
        }
    }

    /// What the gateway reports is this refund's, or it is not known what it is.
    public static RefundReply about(OutgoingRefund outgoingRefund, News news) {
        if (!(news instanceof News.RefundReported report) || report.amount().equals(Money.NONE)) {
            return new RefundReply.Unknown("the refund's amount cannot be read");
        }
        return report.refund().equals(outgoingRefund.refund())
                ? new RefundReply.Said(report)
                : new RefundReply.Unknown("the answer is about another refund");
    }
}
