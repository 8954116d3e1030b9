package dev.anxin.local.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.RefundReply;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.SelfTest;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.ledger.News;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a gateway is asked, and what its unclear answers are taken for: never for more than they say.
final class QuestionClauses {
    private static final Reply SILENCE = new Reply.None("nobody answers");

    /// Answers that say nothing, whatever was asked.
    private static final List<Reply> UNCLEAR = List.of(
            SILENCE,
            answered(200, ""),
            answered(200, "<html>busy</html>"),
            answered(200, "{\"id\":\"x"),
            answered(200, "null"),
            answered(200, "[]"),
            answered(200, "{}"),
            answered(200, "{\"error\":{\"code\":\"busy\"}}"),
            answered(302, ""),
            answered(401, "{}"),
            answered(403, "{}"),
            answered(404, "<html>not found</html>"),
            answered(429, "{}"),
            answered(500, "{}"),
            answered(503, "<html>"));

    private QuestionClauses() {}

    private static Reply answered(int status, String body) {
        return new Reply.Answered(
                status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Clause> all() {
        return Stream.concat(calls(), answers());
    }

    private static Stream<Clause> calls() {
        return Stream.of(
                new Clause(
                        "is asked at the account's address, or says why it cannot be asked",
                        party -> assertThat(requests(party)).allSatisfy(request -> {
                            if (request instanceof Request.Ready(var call)) {
                                assertThat(call.uri().toString()).startsWith(ContractParty.BASE + "/");
                            } else {
                                assertThat(((Request.Impossible) request).why()).isNotBlank();
                            }
                        })),
                new Clause(
                        "can be asked how a payment stands, or lists payments, or says that it cannot be asked",
                        party -> assertThat(Stream.of(
                                                        party.gateway()
                                                                .payment(party.inquiry())
                                                                .request(),
                                                        listing(party).request())
                                                .anyMatch(Request.Ready.class::isInstance)
                                        || party.gateway().payment(party.inquiry()).unasked("made").stream()
                                                .allMatch(News.Unaskable.class::isInstance))
                                .isTrue()),
                new Clause(
                        "can send money back",
                        party -> assertThat(refund(party).request()).isInstanceOf(Request.Ready.class)),
                new Clause(
                        "is told no secret in an address or a body",
                        party -> assertThat(ready(party)).allSatisfy(call -> {
                            var said = call.uri() + new String(call.body(), StandardCharsets.UTF_8);
                            assertThat(party.allSecrets()).noneMatch(said::contains);
                        })),
                new Clause(
                        "writes no secret where a call or an inquiry is written",
                        party -> assertThat(ready(party))
                                .allSatisfy(call -> assertThat(party.allSecrets())
                                        .noneMatch((call + " " + party.inquiry())::contains))),
                new Clause(
                        "is asked nothing where there is no key to call it with",
                        party -> assertThat(Stream.of(
                                        party.gateway()
                                                .payment(party.inquiry(ContractParty.BASE, List.of()))
                                                .request(),
                                        party.gateway()
                                                .refund(party.inquiry(ContractParty.BASE, List.of()), outgoing(party))
                                                .request()))
                                .allMatch(Request.Impossible.class::isInstance)),
                new Clause(
                        "is asked nothing at an address that is none",
                        party -> assertThat(Stream.of(
                                                "ftp://gateway.example", "gateway.example", "https://", "https://a b")
                                        .map(base -> party.gateway()
                                                .payment(party.inquiry(base, party.callSecrets()))
                                                .request()))
                                .allMatch(Request.Impossible.class::isInstance)),
                new Clause("asks with GET, and changes things with another method", party -> {
                    if (refund(party).request() instanceof Request.Ready(var call)) {
                        assertThat(call.method()).isNotEqualTo("GET");
                    }
                }),
                new Clause(
                        "is called for the same refund in the same words",
                        party -> assertThat(content(refund(party))).isEqualTo(content(refund(party)))),
                new Clause("is called for another refund in other words", party -> {
                    var other = new OutgoingRefund(party.reference() + ":r2", party.price());
                    assertThat(content(party.gateway().refund(party.inquiry(), other)))
                            .isNotEqualTo(content(refund(party)));
                }));
    }

    private static Stream<Clause> answers() {
        return Stream.of(
                new Clause("takes no unclear answer for a state of the payment", party -> {
                    var question = party.gateway().payment(party.inquiry());
                    assertThat(UNCLEAR).allSatisfy(reply -> noAnswer(question.read(reply)));
                }),
                new Clause("takes no unclear answer for the end of a payment", party -> {
                    var question = party.gateway().close(party.inquiry(), "close:contract");
                    assertThat(UNCLEAR).allSatisfy(reply -> noAnswer(question.read(reply)));
                }),
                new Clause("takes no unclear answer for money that went back", party -> {
                    for (var question : party.gateway().money(party.inquiry())) {
                        assertThat(UNCLEAR).allSatisfy(reply -> noAnswer(question.read(reply)));
                    }
                }),
                new Clause(
                        "takes silence after a refund for unknown",
                        party -> assertThat(refund(party).read(SILENCE)).isInstanceOf(RefundReply.Unknown.class)),
                new Clause(
                        "takes no unclear answer for a refund that was made",
                        party -> assertThat(UNCLEAR)
                                .allSatisfy(reply ->
                                        assertThat(refund(party).read(reply)).isNotInstanceOf(RefundReply.Said.class))),
                new Clause(
                        "takes a fault of the gateway's after a refund for unknown",
                        party -> assertThat(List.of(429, 500, 503))
                                .allSatisfy(status -> assertThat(refund(party).read(answered(status, "{}")))
                                        .isInstanceOf(RefundReply.Unknown.class))),
                new Clause("takes a question that was not put for one without an answer", party -> {
                    noAnswer(party.gateway().payment(party.inquiry()).unasked("made"));
                    assertThat(refund(party).unasked("made")).isInstanceOf(RefundReply.Unknown.class);
                }),
                new Clause(
                        "takes no unclear answer for a proof that keys fit",
                        party -> selfTest(party)
                                .ifPresent(question -> assertThat(UNCLEAR)
                                        .allSatisfy(reply -> assertThat(question.read(reply))
                                                .isInstanceOf(SelfTest.Unclear.class)))),
                new Clause("takes no unclear answer for an empty list", party -> {
                    if (listing(party).request() instanceof Request.Ready) {
                        assertThat(List.of(SILENCE, answered(200, "<html>"), answered(500, "{}")))
                                .allSatisfy(reply ->
                                        assertThat(listing(party).read(reply)).isInstanceOf(Listing.Unclear.class));
                    }
                }));
    }

    private static void noAnswer(List<News> news) {
        assertThat(news).isNotEmpty().allMatch(each -> each instanceof News.NoAnswer || each instanceof News.Unaskable);
    }

    private static OutgoingRefund outgoing(ContractParty party) {
        return new OutgoingRefund(party.reference() + ":r1", party.price());
    }

    private static Question<RefundReply> refund(ContractParty party) {
        return party.gateway().refund(party.inquiry(), outgoing(party));
    }

    private static Question<Listing> listing(ContractParty party) {
        return party.gateway()
                .list(new ListingRequest(
                        ContractParty.BASE,
                        party.callSecrets(),
                        ContractParty.AT.minus(Duration.ofDays(1)),
                        ContractParty.AT,
                        ""));
    }

    private static Optional<Question<SelfTest>> selfTest(ContractParty party) {
        var access = new EndpointRegistration.Access(ContractParty.BASE, party.callSecrets());
        return party.gateway()
                .selfTest(new SelfTest.Attempt(access, "https://anxin.example/callbacks/made", ContractParty.AT));
    }

    private static List<Request> requests(ContractParty party) {
        return Stream.of(
                        selfTest(party).map(Question::request).stream(),
                        Stream.of(
                                party.gateway().payment(party.inquiry()).request(),
                                party.gateway()
                                        .close(party.inquiry(), "close:contract")
                                        .request(),
                                refund(party).request(),
                                listing(party).request()),
                        party.gateway().money(party.inquiry()).stream().map(Question::request))
                .flatMap(requests -> requests)
                .toList();
    }

    private static List<Call> ready(ContractParty party) {
        return requests(party).stream()
                .flatMap(request -> request instanceof Request.Ready(var call) ? Stream.of(call) : Stream.empty())
                .toList();
    }

    /// All of it but what signs it anew each time.
    private static String content(Question<RefundReply> question) {
        var call = ((Request.Ready) question.request()).call();
        var key = call.headers().entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).contains("idempot"))
                .map(Map.Entry::getValue)
                .toList();
        return call.method() + " " + call.uri() + " " + key + " " + new String(call.body(), StandardCharsets.UTF_8);
    }
}
