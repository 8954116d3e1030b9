package dev.anxin.function.inquiry;

import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.aws.config.Document;
import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Event;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.SelfTest;
import dev.anxin.gateway.Undelivered;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Breaker;
import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Asks a gateway how a payment stands. Every question gets an answer: "no answer" is one.
///
/// @param secrets what gateways are called with, by account
public record GatewayClient(Document secrets, Calls calls, Breaker breaker) {
    public static final String NOT_ASKED = "not asked: the gateway is given a rest";

    private static final String UNKNOWN_GATEWAY = "the account's gateway is none that is known here";

    /// A payment that a gateway is asked about.
    ///
    /// @param over the version of the payment item that `state` was read from, before asking
    /// @param now when the question is asked
    public record Subject(PaymentKey key, Account account, PaymentState state, long over, Instant now) {}

    public AskedNews ask(Subject subject) {
        return about(subject, this::ask);
    }

    /// Asks how the payment stands and, where the gateway took its money, what of that went back or is
    /// disputed. Changes nothing at the gateway: nothing is closed by it.
    ///
    /// @return the news; what is unclear in any of the answers stands in it as [News.NoAnswer]
    public AskedNews everything(Subject subject) {
        return about(subject, this::everything);
    }

    private AskedNews about(Subject subject, BiFunction<Gateway, Subject, Answered<List<News>>> how) {
        var answered = Gateways.named(subject.account().gateway())
                .map(gateway -> how.apply(gateway, subject))
                .orElseGet(() -> new Answered<>(Replies.noAnswer(UNKNOWN_GATEWAY), subject.now()));
        return asked(answered, subject);
    }

    private static AskedNews asked(Answered<List<News>> answered, Subject subject) {
        var news = answered.answer().stream().map(subject.state()::recognised).toList();
        return new AskedNews(news, new Fact.Origin(subject.over(), answered.stated()));
    }

    /// @param stated when it was answered, by the gateway's clock; when it was asked, where that is not known
    private record Answered<A>(A answer, Instant stated) {
        <B> Answered<B> with(B other) {
            return new Answered<>(other, stated);
        }
    }

    private Answered<List<News>> everything(Gateway gateway, Subject subject) {
        var inquiry = inquiry(subject);
        var answered = put(gateway.payment(inquiry), inquiry);
        if (answered.answer().stream().noneMatch(GatewayClient::isPaid)) {
            return answered;
        }
        var all = inquiry.knowing(answered.answer());
        return answered.with(
                Stream.concat(answered.answer().stream(), money(gateway, all)).toList());
    }

    /// Disputes that were only named stand in it as they were told when they were asked about.
    private Stream<News> money(Gateway gateway, Inquiry all) {
        var money = put(gateway.money(all), all).toList();
        var disputes = gateway.disputes(all, money);
        var rest =
                money.stream().filter(news -> disputes.isEmpty() || !(news.undated() instanceof News.DisputeReported));
        return Stream.concat(rest, put(disputes, all));
    }

    private Stream<News> put(List<Question<List<News>>> questions, Inquiry all) {
        return questions.stream().flatMap(question -> put(question, all).answer().stream());
    }

    /// A call that sends money back, ready to be made: once, by whoever may.
    ///
    /// @param at as [Inquiry#at]
    public record Errand(
            GatewayClient gatewayClient, Question<RefundReply> question, Call call, String account, Instant at) {
        public RefundReply run() {
            return question.read(gatewayClient.send(question, account, call, at));
        }
    }

    /// The call that sends this money back; empty if none can be made now.
    public Optional<Errand> errand(
            PaymentKey key, Account account, PaymentState state, OutgoingRefund outgoingRefund, Instant now) {
        return Gateways.named(account.gateway())
                .flatMap(gateway -> errand(gateway, inquiry(new Subject(key, account, state, 0, now)), outgoingRefund));
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
                .map(gateway ->
                        put(gateway.list(listingRequest), account.name(), now).answer())
                .orElseGet(() -> new Listing.Unclear(UNKNOWN_GATEWAY));
    }

    /// One page of the events that the account's gateway could not deliver; empty if it cannot say.
    ///
    /// @param cursor as [Undelivered.Page#next] said; empty: the first page
    public Optional<Undelivered> undelivered(Account account, Instant from, Instant until, String cursor, Instant now) {
        var live = AccountSecrets.of(secrets, account.name());
        var listingRequest = new ListingRequest(account.inquiryPolicy().gatewayUrl(), live, from, until, cursor);
        return Gateways.named(account.gateway())
                .flatMap(gateway -> gateway.undelivered(listingRequest))
                .map(question -> put(question, account.name(), now).answer());
    }

    /// Where the account's gateway sends its events; empty if it cannot say.
    public Optional<EndpointRegistration> registration(Account account, Instant now) {
        return Gateways.named(account.gateway())
                .flatMap(gateway -> gateway.registration(access(account)))
                .map(question -> put(question, account.name(), now).answer());
    }

    /// Whether the account's keys and its gateway's fit; empty if the gateway has no such test.
    ///
    /// @param callback as [SelfTest.Attempt#callback]
    public Optional<SelfTest> selfTest(Account account, String callback, Instant now) {
        return Gateways.named(account.gateway())
                .flatMap(gateway -> gateway.selfTest(new SelfTest.Attempt(access(account), callback, now)))
                .map(question -> put(question, account.name(), now).answer());
    }

    private EndpointRegistration.Access access(Account account) {
        var live = AccountSecrets.of(secrets, account.name());
        return new EndpointRegistration.Access(account.inquiryPolicy().gatewayUrl(), live);
    }

    private static boolean isPaid(News news) {
        return news instanceof News.Paid || (news instanceof News.Dated(var _, var dated) && isPaid(dated));
    }

    private Inquiry inquiry(Subject subject) {
        var aliases = List.copyOf(subject.state().summary().aliases().values());
        var account = subject.account();
        var live = AccountSecrets.of(secrets, account.name());
        return new Inquiry(
                subject.key(),
                aliases,
                account.inquiryPolicy().gatewayUrl(),
                live,
                subject.now(),
                books(subject.state().summary()));
    }

    /// A refund that was only asked for is nothing that the gateway can know.
    private static Inquiry.Books books(Summary known) {
        var asked = known.taken().entries().keySet();
        var refunds = known.refunds().entries().entrySet().stream()
                .filter(entry -> entry.getValue().decision() == Refund.Decision.ADMITTED
                        || entry.getValue().status() != Refund.Status.NONE)
                .map(Map.Entry::getKey)
                .toList();
        return new Inquiry.Books(
                asked.size() == 1 ? Money.parse(asked.iterator().next()) : Money.NONE, refunds);
    }

    private Answered<List<News>> ask(Gateway gateway, Subject subject) {
        var inquiry = inquiry(subject);
        var answered = put(gateway.payment(inquiry), inquiry);
        var closes = subject.account().inquiryPolicy().closeUnpaid()
                && Abandonment.is(
                        subject.state(),
                        asked(answered, subject).fact(subject.key(), Fact.Source.CHECK, "", subject.now()));
        return closes ? answered.with(close(gateway, inquiry, answered.answer())) : answered;
    }

    /// Only the gateway's own "it is closed" ends a payment. Refused, or unclear: then it is just unpaid, and
    /// the next question tells.
    private List<News> close(Gateway gateway, Inquiry inquiry, List<News> answer) {
        var key = "close:" + inquiry.payment() + ":" + inquiry.at();
        var closed = put(gateway.close(inquiry, key), inquiry).answer();
        return Abandonment.closed(answer, closed);
    }

    private <A> Answered<A> put(Question<A> question, Inquiry inquiry) {
        return put(question, inquiry.payment().account(), inquiry.at());
    }

    private <A> Answered<A> put(Question<A> question, String account, Instant now) {
        return switch (question.request()) {
            case Request.Impossible(var why) -> new Answered<>(question.unasked(why), now);
            case Request.Ready(var call) ->
                breaker.allows(account)
                        ? read(question, send(question, account, call, now), now)
                        : new Answered<>(question.unasked(NOT_ASKED), now);
        };
    }

    private static <A> Answered<A> read(Question<A> question, Reply reply, Instant now) {
        var date = reply instanceof Reply.Answered answered ? answered.date() : Optional.<Instant>empty();
        return new Answered<>(question.read(reply), Event.time(date.orElse(Instant.MIN), now, now));
    }

    private Reply send(Question<?> question, String account, Call call, Instant now) {
        var reply = calls.send(call);
        switch (question.aboutThis().test(reply) ? new ReplyHealth.Well() : ReplyHealth.of(reply, now)) {
            case ReplyHealth.Well _ -> breaker.succeeded(account);
            case ReplyHealth.Ill _ -> breaker.failed(account);
            case ReplyHealth.Resting(var rest) -> breaker.restFor(account, rest);
        }
        return reply;
    }
}
