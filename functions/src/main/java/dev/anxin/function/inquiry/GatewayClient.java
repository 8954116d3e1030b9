package dev.anxin.function.inquiry;

import dev.anxin.aws.config.Document;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Breaker;
import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Asks a gateway how a payment stands. Every question gets an answer: "no answer" is one.
///
/// @param secrets what gateways are called with, by account
public record GatewayClient(Document secrets, Calls calls, Breaker breaker) {
    public static final String NOT_ASKED = "not asked: the gateway is given a rest";

    /// @param now when the question is asked
    public List<News> ask(PaymentKey key, Account account, PaymentState state, Instant now) {
        return Gateways.named(account.gateway())
                .map(gateway -> ask(gateway, inquiry(key, account, state, now), account, state))
                .orElseGet(() -> Replies.noAnswer("the account's gateway is none that is known here"));
    }

    /// Asks how the payment stands and, where the gateway took its money, what of that went back or is
    /// disputed. Changes nothing at the gateway: nothing is closed by it.
    ///
    /// @return what is unclear, of any of the answers, stands in it as [News.NoAnswer]
    public List<News> everything(PaymentKey key, Account account, PaymentState state, Instant now) {
        return Gateways.named(account.gateway())
                .map(gateway -> everything(gateway, inquiry(key, account, state, now)))
                .orElseGet(() -> Replies.noAnswer("the account's gateway is none that is known here"));
    }

    private List<News> everything(Gateway gateway, Inquiry inquiry) {
        var answer = put(gateway, inquiry, gateway.ask(inquiry));
        if (answer.stream().noneMatch(GatewayClient::isPaid)) {
            return answer;
        }
        var all = inquiry.knowing(answer);
        var money = gateway.askForMoney(inquiry, answer).stream()
                .flatMap(question -> put(question, all, reply -> gateway.understandMoney(all, reply)).stream());
        return Stream.concat(answer.stream(), money).toList();
    }

    /// A call that sends money back, ready to be made: once, by whoever may.
    public record Errand(
            GatewayClient gatewayClient, Gateway gateway, Inquiry inquiry, OutgoingRefund outgoingRefund, Call call) {
        public RefundReply run() {
            var reply = gatewayClient.send(inquiry.payment().account(), call, inquiry.at());
            return gateway.understandRefund(inquiry, outgoingRefund, reply);
        }
    }

    /// The call that sends this money back; empty if none can be made now.
    public Optional<Errand> errand(
            PaymentKey key, Account account, PaymentState state, OutgoingRefund outgoingRefund, Instant now) {
        return Gateways.named(account.gateway())
                .flatMap(gateway -> errand(gateway, inquiry(key, account, state, now), outgoingRefund));
    }

    private Optional<Errand> errand(Gateway gateway, Inquiry inquiry, OutgoingRefund outgoingRefund) {
        var ready = gateway.refund(inquiry, outgoingRefund) instanceof Question.Ready(var call)
                ? Optional.of(call)
                : Optional.<Call>empty();
        return ready.filter(_ -> breaker.allows(inquiry.payment().account()))
                .map(call -> new Errand(this, gateway, inquiry, outgoingRefund, call));
    }

    /// One page of the payments that the account's gateway knows.
    ///
    /// @param cursor as [Listing.Page#next] said; empty: the first page
    public Listing list(Account account, Instant from, Instant until, String cursor, Instant now) {
        var secrets = callingSecrets(account.name());
        var listingRequest = new ListingRequest(account.inquiryPolicy().gatewayUrl(), secrets, from, until, cursor);
        return Gateways.named(account.gateway())
                .map(gateway -> put(
                        gateway.list(listingRequest),
                        account.name(),
                        now,
                        gateway::understandList,
                        Listing.Unclear::new))
                .orElseGet(() -> new Listing.Unclear("the account's gateway is none that is known here"));
    }

    private static boolean isPaid(News news) {
        return news instanceof News.Paid || (news instanceof News.Dated(var _, var dated) && isPaid(dated));
    }

    private Inquiry inquiry(PaymentKey key, Account account, PaymentState state, Instant now) {
        var aliases = List.copyOf(state.summary().aliases().values());
        return new Inquiry(key, aliases, account.inquiryPolicy().gatewayUrl(), callingSecrets(account.name()), now);
    }

    private List<String> callingSecrets(String account) {
        var known = secrets.content().at(account);
        var entry = known.exists() ? known : secrets.again().at(account);
        return entry.at("secrets").elements().stream()
                .map(Json::text)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<News> ask(Gateway gateway, Inquiry inquiry, Account account, PaymentState state) {
        var answer = put(gateway, inquiry, gateway.ask(inquiry));
        return account.inquiryPolicy().closeUnpaid() && Abandonment.is(state, answer, inquiry.at())
                ? close(gateway, inquiry, answer)
                : answer;
    }

    /// Only the gateway's own "it is closed" ends a payment. Refused, or unclear: then it is just unpaid, and
    /// the next question tells.
    private List<News> close(Gateway gateway, Inquiry inquiry, List<News> answer) {
        var key = "close:" + inquiry.payment() + ":" + inquiry.at();
        var closed = put(gateway, inquiry, gateway.close(inquiry, key));
        return Abandonment.closed(answer, closed);
    }

    private List<News> put(Gateway gateway, Inquiry inquiry, Question question) {
        return put(question, inquiry, reply -> gateway.understand(inquiry, reply));
    }

    private List<News> put(Question question, Inquiry inquiry, Function<Reply, List<News>> understand) {
        return put(question, inquiry.payment().account(), inquiry.at(), understand, Replies::noAnswer);
    }

    /// @param understand reads what comes back
    /// @param not takes why nothing was asked
    private <T> T put(
            Question question, String account, Instant now, Function<Reply, T> understand, Function<String, T> not) {
        return switch (question) {
            case Question.Impossible(var why) -> not.apply(why);
            case Question.Ready(var call) ->
                breaker.allows(account) ? understand.apply(send(account, call, now)) : not.apply(NOT_ASKED);
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
