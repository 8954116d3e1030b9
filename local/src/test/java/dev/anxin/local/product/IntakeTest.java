package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Contacts;
import dev.anxin.json.Json;
import dev.anxin.payment.Contact;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What merchants' servers say over HTTP, and say again; what they get wrong; what is not theirs.
final class IntakeTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Contacts CONTACTS = new Contacts(
            ProductStack.shared().engineClients().tables(),
            ProductStack.shared().physical("Contacts"));

    @Test
    void tellsWhereTheCustomersPageIsAndAlwaysTheSame() throws Exception {
        var first = register("in-page", "");
        assertThat(first.statusCode()).isEqualTo(201);
        var page = json(first).needText("pageUrl");
        assertThat(page).startsWith(ProductStack.shared().apiUri() + "/pay/").doesNotContain("in-page");
        assertThat(json(register("in-page", "")).needText("pageUrl")).isEqualTo(page);
        assertThat(json(show("in-page")).needText("pageUrl")).isEqualTo(page);
    }

    @Test
    void keepsContactsInTheirOwnItemAndNowhereElse() throws Exception {
        var answer = register("in-contact", contacts("c-1", "\"phone\":\"+8613800000001\",\"name\":\"某某\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(contact("c-1")).contains(new Contact("+8613800000001", "", "某某"));
        ProductStack.shared().awaitIdle(SOON);
        assertThat(items("pay#olepay#in-contact")).isNotEmpty();
        assertThat(answer.body() + items("pay#olepay#in-contact")).doesNotContain("13800000001", "某某");
        assertThat(ProductStack.shared().inbox().messages().toString()).doesNotContain("13800000001");
    }

    @Test
    void aRegistrationSentAgainRepairsAContactThatWasLost() throws Exception {
        var more = contacts("c-2", "\"mail\":\"made@shop.example\"");
        register("in-repair", more);
        CONTACTS.erase("demo-shop", "c-2"); // as if the first request had ended before it
        assertThat(register("in-repair", more).statusCode()).isEqualTo(200);
        assertThat(contact("c-2")).contains(new Contact("", "made@shop.example", ""));
    }

    @Test
    void forgetsAContactOnRequestAndMindsNoRepeat() throws Exception {
        register("in-erase", contacts("c-3", "\"phone\":\"+8613800000003\""));
        assertThat(erase("/contacts/olepay/c-3", ProductStack.MERCHANT)).isEqualTo(204);
        assertThat(contact("c-3")).isEmpty();
        assertThat(erase("/contacts/olepay/c-3", ProductStack.MERCHANT)).isEqualTo(204);
    }

    @Test
    void nobodyErasesAnothersContact() throws Exception {
        register("in-theirs", contacts("c-4", "\"phone\":\"+8613800000004\""));
        assertThat(erase("/contacts/olepay/c-4", "other-shop")).isEqualTo(404);
        assertThat(erase("/contacts/foreign/c-4", "other-shop")).isEqualTo(204);
        assertThat(contact("c-4")).isPresent();
    }

    @Test
    void theCustomersReturnStartsTheirLadderOnce() throws Exception {
        register("in-back", "");
        var before = json(show("in-back")).needInstant("nextCheckAt");
        var first = post("/payments/olepay/in-back/returned", "");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        var next = json(first).needInstant("nextCheckAt");
        assertThat(next).isBefore(before);
        assertThat(json(post("/payments/olepay/in-back/returned", "{}")).needInstant("nextCheckAt"))
                .isEqualTo(next);
        assertThat(facts("in-back")).filteredOn(id -> id.contains("customer")).hasSize(1);
    }

    @Test
    void correctsAnAmountAsOftenAsItChangesAndNotWhenItDoesNot() throws Exception {
        register("in-amount", "");
        for (int amount : List.of(900, 900, 1099, 1099, 900)) {
            var answer = correct("in-amount", amount, "USD");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer).needWhole("amount")).isEqualTo(amount);
        }
        assertThat(facts("in-amount")).filteredOn(id -> id.contains("amount#")).hasSize(3);
        assertThat(json(show("in-amount")).needWhole("amount")).isEqualTo(900);
    }

    @Test
    void aCorrectionToTheSameAmountWritesNothing() throws Exception {
        register("in-same", "");
        assertThat(correct("in-same", 1099, "USD").statusCode()).isEqualTo(200);
        assertThat(facts("in-same")).hasSize(1);
    }

    @Test
    void aCorrectionInAnotherCurrencyIsRefusedInWords() throws Exception {
        register("in-currency", "");
        refused(correct("in-currency", 900, "EUR"), 409, "the payment is in USD");
        assertThat(facts("in-currency")).hasSize(1);
    }

    @Test
    void aFailureReportIsAHintAndGetsAdvice() throws Exception {
        register("in-fail", "");
        var answer = failure("in-fail", "101", "made up");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var said = json(answer);
        assertThat(said.at("advice").needText("cause")).isEqualTo("insufficient_funds");
        assertThat(said.at("advice", "customer").needText("zh-CN")).contains("余额");
        assertThat(said.at("payment").needText("status")).isEqualTo("REGISTERED");
        assertThat(said.at("payment").needText("reportedCode")).isEqualTo("101");
        assertThat(said.at("messageCut").isTrue()).isFalse();
        failure("in-fail", "101", "made up");
        assertThat(facts("in-fail")).hasSize(2);
    }

    /// `909` is no code of a release; `910` is one of the account's, with something wrong.
    @ParameterizedTest
    @CsvSource({"909, true, declined, we wait for you", "910, false, unknown, state of your order first"})
    void anAccountsOwnCodesAndWordsCount(String code, boolean known, String cause, String words) throws Exception {
        var body = "{\"account\":\"worded\",\"reference\":\"in-worded\",\"code\":\"" + code + "\"}";
        var advice = json(post("/failures", body)).at("advice");
        assertThat(advice.at("known").isTrue()).isEqualTo(known);
        assertThat(advice.needText("cause")).isEqualTo(cause);
        assertThat(advice.at("customer").needText("en")).contains(words);
    }

    @Test
    void aFailureMayBeReportedBeforeTheRegistration() throws Exception {
        var early = json(failure("in-early", "202", "")).at("payment");
        assertThat(early.needText("status")).isEqualTo("UNREGISTERED");
        register("in-early", "");
        assertThat(json(show("in-early")).needText("reportedCode")).isEqualTo("202");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never_heard_of", "风控", "<script>alert(1)</script>", "a b\\u0000c"})
    void anUnknownCodeIsTakenAndGetsNeutralWords(String code) throws Exception {
        var answer = failure("in-unknown", code, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).at("advice", "known").isTrue()).isFalse();
        assertThat(answer.body()).doesNotContain("<script>").contains("先查看订单状态");
    }

    @Test
    void aLongMessageIsCutAndTheAnswerSaysSo() throws Exception {
        var answer = failure("in-long", "101", "字".repeat(2_001));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).at("messageCut").isTrue()).isTrue();
        assertThat(json(failure("in-long", "101", "字".repeat(2_000)))
                        .at("messageCut")
                        .isTrue())
                .isFalse();
        assertThat(facts("in-long")).as("what is kept is the same").hasSize(1);
    }

    @Test
    void aMegabyteIsRefusedAndNothingOfItIsKept() throws Exception {
        refused(failure("in-megabyte", "101", "x".repeat(1_000_000)), 413, "over 262144 bytes");
        assertThat(facts("in-megabyte")).isEmpty();
    }

    @Test
    void whatIsNotTheirsDoesNotExistForOthers() throws Exception {
        register("in-own", "");
        var other = ProductStack.asMerchant("other-shop");
        var body = "{\"amount\":1,\"currency\":\"USD\"}".getBytes(StandardCharsets.UTF_8);
        refused(ProductStack.post("/payments/olepay/in-own/amount", other, body), 404, "not yours");
        refused(ProductStack.post("/payments/olepay/in-own/returned", other, new byte[0]), 404, "not yours");
        var failure = "{\"account\":\"olepay\",\"reference\":\"in-own\",\"code\":\"101\"}";
        refused(ProductStack.post("/failures", other, failure.getBytes(StandardCharsets.UTF_8)), 404, "not yours");
        assertThat(facts("in-own")).hasSize(1);
    }

    @Test
    void reportingFailuresNeedsAScopeOfItsOwn() throws Exception {
        var token = ProductStack.shared().token(ProductStack.MERCHANT, "anxin/payments.write", "anxin/payments.read");
        var headers = Map.of("authorization", "Bearer " + token);
        refused(ProductStack.post("/failures", headers, new byte[] {'{', '}'}), 403, "Forbidden");
        var app = ProductStack.shared().token(ProductStack.MERCHANT, "anxin/failures.write");
        refused(ProductStack.get("/payments/olepay/x", Map.of("authorization", "Bearer " + app)), 403, "Forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/payments/olepay/x/amount | {} | 'amount' is missing or is no whole number",
                "/payments/olepay/x/amount | {\"amount\":1.5,\"currency\":\"USD\"} | no whole number",
                "/payments/olepay/x/amount | {\"amount\":-1,\"currency\":\"USD\"} | the amount is negative",
                "/payments/olepay/x/amount | {\"amount\":1,\"currency\":\"XXX\"} | not an ISO 4217 code",
                "/payments/olepay/x/amount | {\"amount\":1,\"amount\":2,\"currency\":\"USD\"} | a key stands twice",
                "/payments/olepay/x/amount | {\"amount\":1,\"currency\":\"USD\",\"by\":1} | unknown fields in the body",
                "/payments/olepay/x/amount | [1] | the body is no JSON object",
                "/payments/olepay/x/returned | {\"at\":1} | unknown fields in the body",
                "/payments/olepay/x/returned | nonsense | not well-formed JSON",
                "/failures | {\"account\":\"olepay\",\"reference\":\"x\"} | 'code' is missing or is no text",
                "/failures | {\"account\":\"olepay\",\"reference\":\"x\",\"code\":101} | 'code' is missing or is no text",
                "/failures | {\"account\":\"olepay\",\"reference\":\"x\",\"code\":\" \"} | 'code' is not 1 to 200",
                "/failures | {\"account\":\"olepay\",\"reference\":\"x\",\"code\":\"1\",\"message\":1} | 'message' is missing or is no text",
                "/failures | {\"account\":\"OLE\",\"reference\":\"x\",\"code\":\"1\"} | the account is not 1 to 40",
                "/failures | code=101 | not well-formed JSON",
                "/failures | ~~ | the JSON document is empty or cut off",
            })
    void namesWhatIsWrong(String path, String body, String problem) throws Exception {
        refused(post(path, body), 400, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"contacts\":{\"phone\":\"+8613800000000\"} | needs a 'customerId'",
                "\"customerId\":\"a/b\",\"contacts\":{\"phone\":\"+8613800000000\"} | must stand in a path",
                "\"customerId\":\"c\",\"contacts\":\"+8613800000000\" | 'contacts' is no JSON object",
                "\"customerId\":\"c\",\"contacts\":{} | has neither 'phone' nor 'mail' nor 'name'",
                "\"customerId\":\"c\",\"contacts\":{\"fax\":\"1\"} | unknown fields in 'contacts'",
                "\"customerId\":\"c\",\"contacts\":{\"phone\":\"13800000000\"} | 'phone' is not a phone number",
                "\"customerId\":\"c\",\"contacts\":{\"phone\":8613800000000} | 'phone' is missing or is no text",
                "\"customerId\":\"c\",\"contacts\":{\"mail\":\"nobody\"} | 'mail' is not a mail address",
                "\"customerId\":\"c\",\"contacts\":{\"mail\":\"a@b.example\\nBcc: c@d.example\"} | 'mail' is not a mail address",
                "\"customerId\":\"c\",\"contacts\":{\"name\":\"\"} | 'name' is not 1 to 80",
                "\"tellPaid\":\"yes\" | 'tellPaid' is neither true nor false",
                "\"alsoKnownAs\":\"pi_1\" | 'alsoKnownAs' is not a list",
                "\"alsoKnownAs\":[1] | 'alsoKnownAs' is not a list",
                "\"locale\":7 | 'locale' is missing or is no text",
            })
    void namesWhatIsWrongWithARegistrationsExtras(String more, String problem) throws Exception {
        var answer = register("in-wrong", "," + more);
        refused(answer, 400, problem);
        assertThat(answer.body()).doesNotContain("13800000000", "nobody", "Bcc");
        assertThat(facts("in-wrong")).isEmpty();
    }

    private static String contacts(String customer, String contacts) {
        return ",\"customerId\":\"" + customer + "\",\"contacts\":{" + contacts + "}";
    }

    private static HttpResponse<String> register(String reference, String more) throws Exception {
        return post("/payments", """
                {"account":"olepay","reference":"%1$s","order":"o-%1$s","amount":1099,"currency":"USD"%2$s}""".formatted(reference, more));
    }

    private static HttpResponse<String> correct(String reference, int amount, String currency) throws Exception {
        return post("/payments/olepay/" + reference + "/amount", """
                {"amount":%d,"currency":"%s"}""".formatted(amount, currency));
    }

    private static HttpResponse<String> failure(String reference, String code, String message) throws Exception {
        return post("/failures", """
                {"account":"olepay","reference":"%s","code":"%s","message":"%s"}""".formatted(reference, code, message));
    }

    private static HttpResponse<String> show(String reference) throws Exception {
        return ProductStack.get("/payments/olepay/" + reference, ProductStack.asMerchant(ProductStack.MERCHANT));
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return ProductStack.post(
                path, ProductStack.asMerchant(ProductStack.MERCHANT), body.getBytes(StandardCharsets.UTF_8));
    }

    private static int erase(String path, String merchant) throws Exception {
        return ProductStack.delete(path, ProductStack.asMerchant(merchant)).statusCode();
    }

    private static Optional<Contact> contact(String customer) {
        return CONTACTS.find("demo-shop", customer, Instant.now());
    }

    /// The sort keys of a payment's facts.
    private static List<String> facts(String reference) {
        return items("pay#olepay#" + reference).stream()
                .map(item -> String.valueOf(item.get("sk")))
                .filter(key -> key.contains("fact#"))
                .toList();
    }

    private static List<Map<String, AttributeValue>> items(String partition) {
        return ProductStack.shared()
                .engineClients()
                .tables()
                .query(request -> request.tableName(ProductStack.shared().physical("Ledger"))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
                .items();
    }

    private static Json json(HttpResponse<String> answer) {
        return Json.parse(answer.body());
    }

    private static void refused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }
}
