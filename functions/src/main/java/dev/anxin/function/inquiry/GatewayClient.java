package dev.anxin.function.inquiry;

import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.aws.config.Document;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Breaker;
import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks a gateway how a payment stands. Every question gets an answer: "no answer" is one.
///
/// @param secrets what gateways are called with, by account
public record GatewayClient(Document secrets, Calls calls, Breaker breaker) {
    public static final String NOT_ASKED = "not asked: the gateway is given a rest";

    private static final String UNKNOWN_GATEWAY = "the account's gateway is none that is known here";

    /// @param now when the question is asked
    public List<News> ask(PaymentKey key, Account account, PaymentState state, Instant now) {
        return Gateways.named(account.gateway())
                .map(gateway -> ask(gateway, inquiry(key, account, state, now), account, state))
                .orElseGet(() -> Replies.noAnswer(UNKNOWN_GATEWAY));
    }

    /// Asks how the payment stands and, where the gateway took its money, what of that went back or is
    /// disputed. Changes nothing at the gateway: nothing is closed by it.
    ///
    /// @return the news; what is unclear in any of the answers stands in it as [News.NoAnswer]
    public List<News> everything(PaymentKey key, Account account, PaymentState state, Instant now) {
        return Gateways.named(account.gateway())
                .map(gateway -> everything(gateway, inquiry(key, account, state, now)))
                .orElseGet(() -> Replies.noAnswer(UNKNOWN_GATEWAY));
    }

    private List<News> everything(Gateway gateway, Inquiry inquiry) {
        var answer = put(gateway.payment(inquiry), inquiry);
        if (answer.stream().noneMatch(GatewayClient::isPaid)) {
            return answer;
        }
        var all = inquiry.knowing(answer);
        var money = gateway.money(all).stream().flatMap(question -> put(question, all).stream());
        return Stream.concat(answer.stream(), money).toList();
    }

    /// A call that sends money back, ready to be made: once, by whoever may.
    ///
    /// @param at as [Inquiry#at]
    public record Errand(
            GatewayClient gatewayClient, Question<RefundReply> question, Call call, String account, Instant at) {
        public RefundReply run() {
            return question.read(gatewayClient.send(account, call, at));
        }
    }

    /// The call that sends this money back; empty if none can be made now.
    public Optional<Errand> errand(
            PaymentKey key, Account account, PaymentState state, OutgoingRefund outgoingRefund, Instant now) {
        return Gateways.named(account.gateway())
                .flatMap(gateway -> errand(gateway, inquiry(key, account, state, now), outgoingRefund));
    }

    private Optional<Errand> errand(Gateway gateway, Inquiry inquiry, OutgoingRefund outgoingRefund) {
        var account = inquiry.payment().account();
        var question = gateway.refund(inquiry, outgoingRefund);
        return question.request() instanceof Request.Ready(var call) && breaker.allows(account)
                ? Optional.of(new Errand(this, question, call, account, inquiry.at()))
                : Optional.empty();
    }

    /// One page of the payments that the account's gateway knows.
    ///
    /// @param cursor as [Listing.Page#next] said; empty: the first page
    public Listing list(Account account, Instant from, Instant until, String cursor, Instant now) {
        var live = AccountSecrets.of(secrets, account.name());
        var listingRequest = new ListingRequest(account.inquiryPolicy().gatewayUrl(), live, from, until, cursor);
        return Gateways.named(account.gateway())
                .map(gateway -> put(gateway.list(listingRequest), account.name(), now))
                .orElseGet(() -> new Listing.Unclear(UNKNOWN_GATEWAY));
    }

    private static boolean isPaid(News news) {
        return news instanceof News.Paid || (news instanceof News.Dated(var _, var dated) && isPaid(dated));
    }

    private Inquiry inquiry(PaymentKey key, Account account, PaymentState state, Instant now) {
        var aliases = List.copyOf(state.summary().aliases().values());
        var live = AccountSecrets.of(secrets, account.name());
        return new Inquiry(key, aliases, account.inquiryPolicy().gatewayUrl(), live, now);
    }

    private List<News> ask(Gateway gateway, Inquiry inquiry, Account account, PaymentState state) {
        var answer = put(gateway.payment(inquiry), inquiry);
        return account.inquiryPolicy().closeUnpaid() && Abandonment.is(inquiry.payment(), state, answer, inquiry.at())
                ? close(gateway, inquiry, answer)
                : answer;
    }

    /// Only the gateway's own "it is closed" ends a payment. Refused, or unclear: then it is just unpaid, and
    /// the next question tells.
    private List<News> close(Gateway gateway, Inquiry inquiry, List<News> answer) {
        var key = "close:" + inquiry.payment() + ":" + inquiry.at();
        var closed = put(gateway.close(inquiry, key), inquiry);
        return Abandonment.closed(answer, closed);
    }

    private <A> A put(Question<A> question, Inquiry inquiry) {
        return put(question, inquiry.payment().account(), inquiry.at());
    }

    private <A> A put(Question<A> question, String account, Instant now) {
        return switch (question.request()) {
            case Request.Impossible(var why) -> question.unasked(why);
            case Request.Ready(var call) ->
                breaker.allows(account) ? question.read(send(account, call, now)) : question.unasked(NOT_ASKED);
        };
    }

    private Reply send(String account, Call call, Instant now) {
        var reply = calls.send(call);
        switch (ReplyHealth.of(reply, now)) {
            case ReplyHealth.Well _ -> breaker.succeeded(account);
            case ReplyHealth.Ill _ -> breaker.failed(account);
            case ReplyHealth.Resting(var rest) -> breaker.restFor(account, rest);
        }
        return reply;
    }
}
