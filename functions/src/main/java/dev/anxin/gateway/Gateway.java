package dev.anxin.gateway;

import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import java.time.Duration;
import java.util.List;

/// One kind of payment gateway. An implementation is a folder: XGateway, XSignature, XEvents,
/// XAnswers.
public interface Gateway {
    /// As accounts name it: `stripe`, `olepay`.
    String name();

    /// Verifies the delivery over its raw bytes, then reads what it says.
    ///
    /// @param secrets the live verifying secrets of the account, several while one is rotated; any match is
    ///     enough
    /// @return never throws for what strangers send
    Reading read(Delivery delivery, List<String> secrets);

    /// Why [#read] says what it says, for the engineer who debugs a webhook. Never for strangers: it tells
    /// how near they are.
    ///
    /// @return first the verdict, beginning with "trusted" or "rejected", then what explains it; no secret,
    ///     no expected signature
    List<String> explain(Delivery delivery, List<String> secrets);

    /// The call that asks how a payment stands.
    Question ask(Inquiry inquiry);

    /// The call that asks the gateway to take no money for a payment any more. Asking twice does no harm.
    ///
    /// @param key the same for the same attempt to close it: 1 to 200 visible ASCII characters
    Question close(Inquiry inquiry, String key);

    /// What a reply to either call says, never empty. Unknown, under way, failed and not found stay four
    /// things: what says none of them clearly is [News.NoAnswer].
    ///
    /// @return never throws for what comes back; where a gateway tells refunds and disputes in the same answer
    ///     and they are unclear, [News.NoAnswer] follows what is clear
    List<News> understand(Inquiry inquiry, Reply reply);

    /// Further calls that tell how the money of a taken payment stands: what went back, what is disputed.
    ///
    /// @param answer what [#understand] said; a payment may be known by other ids from it
    List<Question> askForMoney(Inquiry inquiry, List<News> answer);

    /// What a reply to one of [#askForMoney] says: refunds and disputes, none if there are none; anything
    /// unclear, and a list that goes on, is [News.NoAnswer] alone.
    ///
    /// @param inquiry with all ids of the payment: see [Inquiry#knowing]
    List<News> understandMoney(Inquiry inquiry, Reply reply);

    /// The call that sends money back. The same refund id twice is one refund, for as long as the gateway
    /// remembers it: see [#refundKeyLife].
    ///
    /// @param inquiry with all ids of the payment: see [Inquiry#knowing]
    Question refund(Inquiry inquiry, OutgoingRefund outgoingRefund);

    /// What a reply to [#refund] says.
    ///
    /// @return never throws for what comes back
    RefundReply understandRefund(Inquiry inquiry, OutgoingRefund outgoingRefund, Reply reply);

    /// How long the gateway remembers a refund's key: a call repeated later would be another refund.
    Duration refundKeyLife();

    /// The call that lists payments.
    Question list(ListingRequest listingRequest);

    /// What a reply to [#list] says.
    ///
    /// @return never throws for what comes back
    Listing understandList(Reply reply);
}
