package dev.anxin.local.product.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Evidence;
import dev.anxin.function.PageFunction;
import dev.anxin.function.timeline.FactItem;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Review;
import dev.anxin.ledger.Summary;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.timeline.PaymentItems;
import dev.anxin.locale.Locales;
import dev.anxin.page.link.Seal;
import dev.anxin.page.link.Ticket;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Customers answer on their page: over HTTP, as their browser sends it, and as nobody should.
final class PageFeedbackTest {
    private static final Map<String, String> FORM =
            Map.of("accept", "text/html,*/*;q=0.8", "content-type", "application/x-www-form-urlencoded");
    private static final Map<String, String> APP =
            Map.of("accept", "application/json", "content-type", "application/json");
    private static final Money PRICE = new Money(1099, "USD");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PageFunction function =
            new PageFunction(ProductStack.surroundings("PageFunction", Map.of(), log, Instant::now));

    /// "101 although my balance is fine": the call has what the gateway's support will ask for.
    @Test
    void aTapCallsAPersonWithTheEvidenceAndLeadsBackToThePage() throws Exception {
        var key = failed("made-feedback-1", "101");
        var answer = tap(key, Feedback.BALANCE_FINE);
        assertThat(answer.statusCode()).isEqualTo(303);
        var back = answer.headers().firstValue("location").orElse("");
        assertThat(answer.request().uri().resolve(back))
                .isEqualTo(URI.create(ProductStack.shared().apiUri() + "/pay/" + PageTest.token(key)
                        + "?lang=en&said=balance-fine#said"));
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        var page = ProductStack.get("/pay/" + PageTest.token(key), FORM).body();
        assertThat(page)
                .contains("will ask the payment provider why your balance was not accepted")
                .doesNotContain("value=\"balance-fine\"");
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(state(key).review()).containsOnlyKeys(Review.BALANCE_DISPUTED);
        var call = published("anxin.call/1", key);
        assertThat(call.needText("reason")).isEqualTo("balance-disputed");
        var evidence = call.at("evidence");
        assertThat(evidence.needText("answer")).isEqualTo("balance-fine");
        assertThat(evidence.needText("attempt")).isEqualTo("ch_made1");
        assertThat(evidence.needText("code")).isEqualTo("101");
        assertThat(evidence.needText("cause")).isEqualTo("insufficient_funds");
        assertThat(call.at("payment", "feedback").write()).contains("\"answer\":\"balance-fine\"");
    }

    @Test
    void aPersonsReviewSettlesItAndTheCustomerMaySayItAgain() throws Exception {
        var key = failed("made-feedback-2", "101");
        tap(key, Feedback.CHARGED);
        var reviewed = ProductStack.post(
                "/payments/olepay/" + key.reference() + "/review",
                ProductStack.asMerchant(ProductStack.MERCHANT),
                "{\"reasons\":[\"charge-claimed\"]}".getBytes(UTF_8));
        assertThat(reviewed.statusCode()).as(reviewed.body()).isEqualTo(200);
        assertThat(state(key).review()).isEmpty();
        tap(key, Feedback.CHARGED);
        assertThat(state(key).review()).containsOnlyKeys(Review.CHARGE_CLAIMED);
        assertThat(answers(key)).hasSize(2);
    }

    @Test
    void theSameTapFromFiftyTabsIsOneFact() throws Exception {
        var key = failed("made-feedback-3", "101");
        atOnce(50, _ -> send(key, "feedback=charged"));
        assertThat(answers(key)).hasSize(1);
    }

    @Test
    void theSameWordsFromFiftyTabsAreOneFact() throws Exception {
        var key = failed("made-feedback-4", "101");
        atOnce(50, _ -> send(key, "feedback=comment&text=the+same+words"));
        assertThat(answers(key)).hasSize(1);
    }

    /// Its words stand in the payment alone.
    @Test
    void aCommentCallsAPersonWithoutItsWords() throws Exception {
        var key = failed("made-feedback-20", "101");
        send(key, form("nobody reads this anywhere else"));
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        var call = published("anxin.call/1", key);
        assertThat(call.needText("reason")).isEqualTo("customer-comment");
        assertThat(call.write()).doesNotContain("nobody reads");
        assertThat(ProductStack.get("/pay/" + PageTest.token(key) + "?said=comment", FORM)
                        .body())
                .contains("A member of our staff will read your message.");
    }

    /// However many there are, a payment keeps few, and they call a person once.
    @Test
    void aThousandCommentsAreFiveFacts() throws Exception {
        var key = failed("made-feedback-5", "101");
        atOnce(1_000, number -> send(key, "feedback=comment&text=words+" + number));
        assertThat(answers(key)).hasSize(Summary.MOST_COMMENTS);
        assertThat(state(key).review()).containsOnlyKeys(Review.CUSTOMER_COMMENT);
        assertThat(log.toString(UTF_8)).contains("\"outcome\":\"full\"").doesNotContain("words");
    }

    @Test
    void wordsAreMaskedBeforeAnybodyKeepsThem() throws Exception {
        var key = failed("made-feedback-6", "101");
        send(key, form("my card 4111 1111\n1111\u200B1111, cvc 123, a@b.example <script>alert(1)</script>"));
        var kept = answers(key).getFirst();
        assertThat(kept.comment()).contains("my card [card], cvc [code], [mail] <script>alert(1)</script>");
        assertThat(log.toString(UTF_8)).doesNotContain("4111", "script", "example");
        assertThat(ProductStack.get("/pay/" + PageTest.token(key), FORM).body()).doesNotContain("alert(1)");
    }

    @Test
    void wordsOfAnyScriptStayAsTheyAreWithoutWhatTurnsOrHidesThem() throws Exception {
        var key = failed("made-feedback-7", "101");
        send(key, form("  دفعت مرتين 👨‍👩‍👧 没有到账\u202Eabc\u001B[31m "));
        assertThat(answers(key).getFirst().comment()).contains("دفعت مرتين 👨‍👩‍👧 没有到账 abc [31m");
    }

    @Test
    void whatIsNoAnswerIsRefusedByName() throws Exception {
        var key = failed("made-feedback-8", "101");
        var bad = Map.ofEntries(
                Map.entry("feedback=comment&text=+%0A+%E3%80%80", "'text' is empty"),
                Map.entry(form("\u202E\u2066"), "'text' is empty"),
                Map.entry("feedback=comment", "'text'"),
                Map.entry("feedback=charged&text=hello", "'text' belongs to a comment"),
                Map.entry(form("x".repeat(501)), "'text' has more than 500 characters"),
                Map.entry("feedback=refund-me", "no answer that is known"),
                Map.entry("text=hello", "'feedback'"),
                Map.entry("feedback=charged&amount=1", "unknown fields"),
                Map.entry("feedback=charged&feedback=charged", "twice"),
                Map.entry("feedback=%ZZ", "no form"),
                Map.entry("", "'feedback'"));
        bad.forEach((body, problem) -> {
            var answer = send(key, body, "application/json");
            assertThat(answer.at("statusCode").whole()).as(body).contains(400L);
            assertThat(answer.needText("body")).contains(problem);
            assertThat(send(key, body, "*/*")).isEqualTo(answer);
        });
        var whole = form("👍".repeat(500));
        assertThat(send(key, whole).at("statusCode").whole()).contains(303L);
        assertThat(answers(key)).hasSize(1);
    }

    @Test
    void aMegabyteIsTooLargeAndLeavesNothing() throws Exception {
        var key = failed("made-feedback-9", "101");
        var body = ("feedback=comment&text=" + "x".repeat(1 << 20)).getBytes(UTF_8);
        var answer = ProductStack.post(path(key), FORM, body);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("<!doctype html>", "We could not take your message");
        assertThat(ProductStack.post(path(key), APP, body).body()).startsWith("{\"problem\":");
        assertThat(answers(key)).isEmpty();
    }

    /// It was JSON, in a browser. The page speaks the reader's language and leads back to where they can write again.
    @Test
    void aPersonWhoSentNoAnswerReadsAPageAndNotJson() throws Exception {
        var key = failed("made-feedback-15", "101");
        var back = URI.create(ProductStack.shared().apiUri() + "/pay/" + PageTest.token(key));
        for (String locale : Locales.names()) {
            var answer =
                    ProductStack.post(path(key) + "?lang=" + locale, FORM, "feedback=comment&text=+".getBytes(UTF_8));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
            assertThat(answer.headers().firstValue("content-security-policy")).isPresent();
            assertThat(answer.body()).contains("<html lang=\"" + locale + "\">", "role=\"alert\"");
            var link = "../" + PageTest.token(key) + "?lang=" + locale + "&amp;tell=on";
            assertThat(answer.body()).contains("href=\"" + link + "\"");
            assertThat(answer.request().uri().resolve(link)).asString().startsWith(back.toString());
        }
        assertThat(answers(key)).isEmpty();
    }

    @Test
    void aLinkThatIsOldOrOfSomebodyElseAnswersNothing() throws Exception {
        var key = failed("made-feedback-10", "101");
        var foreign = Seal.of(Json.object("key", "made-key-made-key-made-key-made-key-1"))
                .seal(Ticket.of(key, Instant.now()));
        var old = PageTest.seal().seal(Ticket.of(key, Instant.now().minus(Duration.ofDays(31))));
        var unregistered = PageTest.seal().seal(Ticket.of(new PaymentKey("olepay", "made-nobodys"), Instant.now()));
        for (String token : List.of(foreign, old, unregistered, "nothing")) {
            var answer = ProductStack.post("/pay/" + token + "/feedback", FORM, "feedback=charged".getBytes(UTF_8));
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        assertThat(answers(key)).isEmpty();
        assertThat(PageTest.facts().sum(new PaymentKey("olepay", "made-nobodys")))
                .isEqualTo(Summary.EMPTY);
    }

    /// Of a page that lies.
    @Test
    void whatWasNeverAboutThePaymentIsNotNoted() throws Exception {
        var key = failed("made-feedback-11", "RISK");
        var answer = tap(key, Feedback.BALANCE_FINE);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(after(answer)).contains("Your payment stands differently by now");
        assertThat(answers(key)).isEmpty();
    }

    /// It vanished. What they say of the time before is kept, once, and calls nobody.
    @Test
    void whoSaysThatTheyWereChargedOfWhatIsPaidByNowReadsThatItIs() throws Exception {
        var key = failed("made-feedback-16", "101");
        put(key, "paid", new News.Paid(PRICE, PRICE.minor()));
        assertThat(after(tap(key, Feedback.CHARGED))).contains("Thank you.", "Your payment has arrived meanwhile");
        var page = ProductStack.post(path(key), APP, "{\"feedback\":\"charged\"}".getBytes(UTF_8));
        assertThat(Json.parse(page.body()).at("feedback").needText("reply")).contains("has arrived meanwhile");
        assertThat(answers(key)).hasSize(1);
        assertThat(state(key).review()).isEmpty();
    }

    /// The page that a browser is led to.
    private static String after(HttpResponse<String> answer) throws Exception {
        var back = answer.headers().firstValue("location").orElse("");
        var address = answer.request().uri().resolve(back);
        return ProductStack.get(address.getPath() + "?" + address.getQuery(), FORM)
                .body();
    }

    @Test
    void whoeverAnswersIsBack() throws Exception {
        var key = failed("made-feedback-12", "101");
        assertThat(state(key).summary().moment(Moment.RETURNED)).isEmpty();
        tap(key, Feedback.CHARGED);
        assertThat(state(key).summary().moment(Moment.RETURNED)).isPresent();
    }

    @Test
    void aLanguageThatDoesNotExistIsThePaymentsOwn() throws Exception {
        var key = failed("made-feedback-13", "101");
        var answer = ProductStack.post(path(key) + "?lang=%0Aevil", FORM, "feedback=charged".getBytes(UTF_8));
        assertThat(answer.headers().firstValue("location"))
                .contains("../" + PageTest.token(key) + "?lang=en&said=charged#said");
    }

    @Test
    void aShopsOwnAppSendsJsonAndGetsThePage() throws Exception {
        var key = failed("made-feedback-14", "101");
        var answer = ProductStack.post(
                path(key), APP, "{\"feedback\":\"comment\",\"text\":\"from the app\"}".getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        var page = Json.parse(answer.body());
        assertThat(page.at("feedback", "given").write()).isEqualTo("[\"comment\"]");
        assertThat(page.at("feedback", "offered").write()).contains("balance-fine");
    }

    private interface Sending {
        Json send(int number) throws Exception;
    }

    private static void atOnce(int tabs, Sending sending) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = IntStream.range(0, tabs)
                    .mapToObj(number -> threads.submit(() -> sending.send(number)))
                    .toList();
            for (Future<Json> answer : answers) {
                assertThat(answer.get().at("statusCode").whole()).contains(303L);
            }
        }
    }

    private static HttpResponse<String> tap(PaymentKey key, Feedback feedback) throws Exception {
        return ProductStack.post(path(key), FORM, ("feedback=" + feedback.word()).getBytes(UTF_8));
    }

    private static String form(String comment) {
        return "feedback=comment&text=" + URLEncoder.encode(comment, UTF_8);
    }

    private static String path(PaymentKey key) {
        return "/pay/" + PageTest.token(key) + "/feedback";
    }

    /// To a function of the test's own, whose log it sees and which nothing throttles.
    private Json send(PaymentKey key, String form) {
        return send(key, form, "text/html");
    }

    private Json send(PaymentKey key, String form, String accept) {
        var event = Json.object(
                "routeKey",
                "POST /pay/{token}/feedback",
                "headers",
                Json.object("accept", accept),
                "pathParameters",
                Json.object("token", PageTest.token(key)),
                "body",
                form);
        try {
            return ProductStack.invoke(function, event.write().getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Its customer has not come back, as far as is known.
    private static PaymentKey failed(String reference, String code) {
        var key = new PaymentKey("olepay", reference);
        var now = Instant.now();
        var registration = new Registration(
                now,
                "demo-shop",
                "SO-" + reference,
                PRICE,
                "customer-1",
                "en",
                "Asia/Shanghai",
                now.plus(Duration.ofMinutes(30)),
                "https://pay.example",
                Terms.DEFAULT);
        put(key, "registered", new News.Registered(registration));
        put(key, "failed", new News.Failed("ch_made1", code));
        return key;
    }

    private static void put(PaymentKey key, String id, News news) {
        var now = Instant.now();
        var source = news instanceof News.Registered ? Fact.Source.MERCHANT : Fact.Source.CALLBACK;
        PageTest.facts().put(Fact.of(key, source, id, now, news), Evidence.own(now, Duration.ofDays(30)));
    }

    private static PaymentState state(PaymentKey key) {
        return PaymentState.of(PageTest.facts().sum(key));
    }

    private static List<FactItem> answers(PaymentKey key) {
        var stack = ProductStack.shared();
        return PaymentItems.read(stack.engineClients().tables(), stack.physical("Ledger"), key).facts().stream()
                .filter(fact -> fact.id().startsWith("feedback#"))
                .toList();
    }

    private static Json published(String schema, PaymentKey key) {
        return ProductStack.shared().inbox().messages().stream()
                .map(Inbox.Message::text)
                .filter(text -> text.contains(schema) && text.contains(key + ":needs-review"))
                .map(Json::parse)
                .findFirst()
                .orElseThrow();
    }
}
