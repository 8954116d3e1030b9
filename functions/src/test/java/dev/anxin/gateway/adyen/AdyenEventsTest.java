package dev.anxin.gateway.adyen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Answer;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.Reading;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What items say. JSON is written with ' for ".
final class AdyenEventsTest {
    private static final AdyenGateway GATEWAY = new AdyenGateway();

    private static final Map<String, String> SAMPLES = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "authorisation-item.signed.json",
                    "kept: it names no payment: its reference is not" + " 1 to 128 visible ASCII characters"),
            Map.entry("authorisation-refused.composed.json", "order-1002: Failed[attempt=MADE000000001002, code=12]"),
            Map.entry(
                    "authorisation-true.json",
                    "8313842560770001: CaptureReported[asked=10100 EUR, capture=123456789, status=SUCCEEDED,"
                            + " amount=10100], AlsoKnownAs[reference=123456789]"),
            Map.entry("capture-true.json", "kept: the account captures at once: its authorisation said so already"),
            Map.entry(
                    "pending.composed.json",
                    "order-1003: Acting[attempt=MADE000000001003, code=],"
                            + " MethodNamed[method=voucher boletobancario]"),
            Map.entry(
                    "refund-true.json",
                    "ORIGINAL_PSP: RefundReported[refund=gateway:PSP_REFERENCE, status=SUCCEEDED, amount=1500 EUR]"),
            Map.entry(
                    "refund_failed.composed.json",
                    "MADE000000001001: RefundReported[refund=gateway:MADE000000002001, status=FAILED,"
                            + " amount=1000 EUR]")));

    private static Reading read(EventOwner owner, Json... items) {
        return GATEWAY.read(AdyenMade.delivery(items), List.of(AdyenMade.KEY), owner);
    }

    /// Without the made-up times by which stages are put in order.
    private static String line(Reading reading) {
        return Deliveries.line(reading).replaceAll("Dated\\[stated=[^,]*, news=(.*?\\])\\]", "$1");
    }

    private static String said(EventOwner owner, String code, String success, String more) {
        return line(read(owner, AdyenMade.signed(AdyenMade.item(code, success, more))));
    }

    private static Json sample(String name) {
        var body = Json.parse(Deliveries.file("payloads/adyen/" + name));
        var items = body.at("notificationItems").elements();
        return items.isEmpty() ? body : items.getFirst().at("NotificationRequestItem");
    }

    @Test
    void readsTheSamples() {
        assertThat(SAMPLES.keySet()).containsExactlyElementsOf(Deliveries.files("payloads/adyen"));
        SAMPLES.forEach((name, says) -> assertThat(line(read(AdyenMade.AUTOMATIC, AdyenMade.signed(sample(name)))))
                .as(name)
                .isEqualTo(says));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "OFFER_CLOSED | true | o-1: Failed[attempt=MADE000000001001, code=]",
                "CANCELLATION | true | P-1: Closed[]",
                "EXPIRE | true | P-1: Closed[]",
                "CANCELLATION | false | kept: it says that something did not happen, and nothing follows from that",
                "CAPTURE_FAILED | true | P-1: CaptureReported[asked=0 EUR, capture=P-1, status=FAILED, amount=1000]",
                "REFUND | false | P-1: RefundReported[refund=gateway:MADE000000001001, status=FAILED, amount=1000 EUR]",
                "POSTPONED_REFUND | true | P-1: RefundReported[refund=gateway:MADE000000001001, status=PENDING,"
                        + " amount=1000 EUR]",
                "REFUNDED_REVERSED | true | P-1: RefundReported[refund=gateway:MADE000000001001, status=FAILED,"
                        + " amount=1000 EUR]",
                "CANCEL_OR_REFUND | true | P-1: RefundReported[refund=gateway:MADE000000001001, status=SUCCEEDED,"
                        + " amount=1000 EUR], Closed[]",
                "NOTIFICATION_OF_FRAUD | true | P-1: FraudWarned[type=, actionable=true]",
                "REQUEST_FOR_INFORMATION | true | P-1: DisputeReported[dispute=MADE000000001001, status=INQUIRY,"
                        + " amount=1000 EUR, moved=NOTHING, dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "NOTIFICATION_OF_CHARGEBACK | true | P-1: DisputeReported[dispute=MADE000000001001, status=INQUIRY,"
                        + " amount=1000 EUR, moved=NOTHING, dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "CHARGEBACK | true | P-1: DisputeReported[dispute=MADE000000001001, status=OPEN,"
                        + " amount=1000 EUR, moved=WITHDRAWN, dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "CHARGEBACK_REVERSED | true | P-1: DisputeReported[dispute=MADE000000001001, status=WON,"
                        + " amount=1000 EUR, moved=REINSTATED, dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "SECOND_CHARGEBACK | true | P-1: DisputeReported[dispute=MADE000000001001, status=LOST,"
                        + " amount=1000 EUR, moved=WITHDRAWN, dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "SETTLED_REVERSED | true | P-1: DisputeReported[dispute=MADE000000001001, status=LOST,"
                        + " amount=1000 EUR, moved=WITHDRAWN, dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "VOID_PENDING_REFUND | true | P-1: Disagreed[what=a refund that was pending is void:"
                        + " VOID_PENDING_REFUND]",
                "REPORT_AVAILABLE | true | kept: events of type REPORT_AVAILABLE are not read here",
                "DISPUTE_DEFENSE_PERIOD_ENDED | true | kept: events of type DISPUTE_DEFENSE_PERIOD_ENDED are not"
                        + " read here",
                "CAPTURE | perhaps | kept: 'success' is neither true nor false",
            })
    void reads(String code, String success, String says) {
        assertThat(said(AdyenMade.AUTOMATIC, code, success, "'originalReference':'P-1'"))
                .isEqualTo(says);
    }

    @Test
    void ourRefundsSayByASignedFieldThatTheyAre() {
        var more = "'originalReference':'P-1','merchantReference':'anxin:o-1:h-ab12'";
        assertThat(said(AdyenMade.AUTOMATIC, "REFUND", "true", more))
                .isEqualTo("P-1: RefundReported[refund=o-1:h-ab12, status=SUCCEEDED, amount=1000 EUR]");
    }

    @Test
    void theAccountSaysWhetherAnAuthorisationTakesTheMoney() {
        var operations = "'operations':['CANCEL','CAPTURE','REFUND']";
        assertThat(said(AdyenMade.AUTOMATIC, "AUTHORISATION", "true", operations))
                .isEqualTo("o-1: CaptureReported[asked=1000 EUR, capture=MADE000000001001, status=SUCCEEDED,"
                        + " amount=1000], AlsoKnownAs[reference=MADE000000001001]");
        for (var owner : List.of(AdyenMade.MANUAL, EventOwner.LIVE)) {
            assertThat(said(owner, "AUTHORISATION", "true", operations))
                    .isEqualTo("o-1: Authorised[asked=1000 EUR], AlsoKnownAs[reference=MADE000000001001]");
        }
        assertThat(said(AdyenMade.MANUAL, "CAPTURE", "true", "'originalReference':'P-1'"))
                .isEqualTo("P-1: CaptureReported[asked=0 EUR, capture=MADE000000001001, status=SUCCEEDED,"
                        + " amount=1000]");
        assertThat(said(AdyenMade.MANUAL, "CAPTURE", "false", "'originalReference':'P-1'"))
                .isEqualTo("P-1: Disagreed[what=a capture was refused: nothing was taken by it]");
        assertThat(said(AdyenMade.MANUAL, "CAPTURE_FAILED", "true", "'originalReference':'P-1'"))
                .isEqualTo("P-1: CaptureReported[asked=0 EUR, capture=MADE000000001001, status=FAILED, amount=1000]");
    }

    @Test
    void anAmountThatMakesNoSenseIsContradicted() {
        assertThat(said(AdyenMade.AUTOMATIC, "AUTHORISATION", "true", "'amount':{'currency':'EUR'}"))
                .startsWith("o-1: Contradicted[what='value' is missing]");
        assertThat(said(AdyenMade.AUTOMATIC, "AUTHORISATION", "true", "'amount':{'value':0,'currency':'EUR'}"))
                .startsWith("o-1: Contradicted[what=authorised, but of nothing]");
        assertThat(said(AdyenMade.AUTOMATIC, "AUTHORISATION", "true", "'amount':{'value':1050,'currency':'CLP'}"))
                .startsWith("o-1: Contradicted[what=an amount in CLP has decimals");
        assertThat(said(AdyenMade.AUTOMATIC, "AUTHORISATION", "true", "'amount':{'value':1000,'currency':'IDR'}"))
                .startsWith("o-1: CaptureReported[asked=100000 IDR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT ENOUGH BALANCE", "not enough balance", " Not enough balance"})
    void aRefusalIsKnownInWhateverLetters(String reason) {
        assertThat(said(AdyenMade.AUTOMATIC, "AUTHORISATION", "false", "'reason':'" + reason + "'"))
                .isEqualTo("o-1: Failed[attempt=MADE000000001001, code=12]");
        assertThat(said(AdyenMade.AUTOMATIC, "AUTHORISATION", "false", "'reason':'Jane Doe, Bank of Nowhere'"))
                .isEqualTo("o-1: Failed[attempt=MADE000000001001, code=]");
    }

    @ParameterizedTest
    @CsvSource({
        "sepadirectdebit, debit",
        "directdebit_GB, debit",
        "doku_alfamart, voucher",
        "doku_bca_va, transfer",
        "bankTransfer_IBAN, transfer",
    })
    void slowMethodsHaveTheirClasses(String method, String methodClass) {
        assertThat(said(AdyenMade.AUTOMATIC, "PENDING", "true", "'paymentMethod':'" + method + "'"))
                .contains("MethodNamed[method=" + methodClass + " ");
        assertThat(said(AdyenMade.AUTOMATIC, "PENDING", "true", "'paymentMethod':'visa'"))
                .doesNotContain("MethodNamed");
    }

    /// What is not signed may be whatever it likes.
    @Test
    void unsignedFieldsDecideNothing() {
        var item = AdyenMade.item("AUTHORISATION", "true", "'eventDate':'2026-03-01T13:00:00+01:00'");
        var plain = (Reading.Trusted) read(AdyenMade.AUTOMATIC, AdyenMade.signed(item));
        var other = AdyenMade.item(
                "AUTHORISATION",
                "true",
                "'eventDate':'2099-01-01T00:00:00+01:00','reason':'Refused','operations':[],'paymentMethod':'oxxo',"
                        + "'additionalData':{'modification.action':'cancel','authCode':'1'}");
        var changed = (Reading.Trusted) read(AdyenMade.AUTOMATIC, AdyenMade.signed(other));
        assertThat(changed.facts()).isEqualTo(plain.facts());
    }

    /// The same in whatever order it arrives: no time of it is signed.
    @Test
    void stagesHaveAnOrderOfTheirOwn() {
        var facts = new ArrayList<Fact>();
        for (var code : List.of("CHARGEBACK", "CHARGEBACK_REVERSED", "SECOND_CHARGEBACK")) {
            facts.addAll(facts(code, "'originalReference':'P-1'"));
        }
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(facts);
            var sum = facts.stream().map(Summary::of).reduce(Summary.EMPTY, Summary::join);
            assertThat(sum.disputes().values()).singleElement().returns(Dispute.Status.LOST, Dispute::status);
        }
    }

    @Test
    void aFailedCaptureIsLaterThanItsCapture() {
        var facts = new ArrayList<>(facts("AUTHORISATION", "'pspReference':'P-1'"));
        facts.addAll(0, facts("CAPTURE_FAILED", "'originalReference':'P-1'"));
        var sum = facts.stream().map(Summary::of).reduce(Summary.EMPTY, Summary::join);
        assertThat(sum.taken().values().stream()
                        .flatMap(charge -> charge.captures().values().stream())
                        .filter(capture -> capture.hasFailed()))
                .hasSize(1);
    }

    private static List<Fact> facts(String code, String more) {
        var item = AdyenMade.signed(AdyenMade.item(code, "true", more));
        return ((Reading.Trusted) read(AdyenMade.AUTOMATIC, item)).facts();
    }

    @Test
    void keepsWhatIsSignedAndReadsItAgainFromThere() {
        var item = AdyenMade.signed(AdyenMade.item(
                "AUTHORISATION",
                "true",
                "'reason':'052095:1111:03/2030','additionalData':{'cardSummary':'1111','expiryDate':'03/2030'}"));
        var read = (Reading.Trusted) read(AdyenMade.AUTOMATIC, item);
        var kept = read.kept().document();
        assertThat(kept.write())
                .contains("hmacSignature")
                .doesNotContain("1111")
                .doesNotContain("2030");
        assertThat(AdyenMade.text(kept)).isEqualTo(AdyenMade.text(item));
        assertThat(GATEWAY.meaning(new Notice("adyen", "x", kept, AdyenMade.NOW, AdyenMade.NOW)))
                .isEqualTo(new Meaning.Known(read.facts()));
    }

    @Test
    void namesAnEventByCodeReferenceAndOutcome() {
        assertThat(facts("AUTHORISATION", "")).singleElement().returns("AUTHORISATION:MADE000000001001:true", Fact::id);
        assertThat(said(AdyenMade.AUTOMATIC, "AUTHORISATION", "true", "'pspReference':''"))
                .contains("'pspReference' is missing");
    }

    @Test
    void answersAsAdyenWantsIt() {
        var accepted = new Answer(202, "text/plain", "[accepted]");
        assertThat(read(AdyenMade.AUTOMATIC, AdyenMade.signed(sample("authorisation-true.json")))
                        .answer())
                .isEqualTo(accepted);
        assertThat(read(AdyenMade.AUTOMATIC, AdyenMade.signed(AdyenMade.item("REPORT_AVAILABLE", "true", "")))
                        .answer())
                .isEqualTo(accepted);
        assertThat(read(AdyenMade.AUTOMATIC, sample("authorisation-true.json"))
                        .answer()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void eachItemOfABatchIsReadByItself() {
        var paid = AdyenMade.signed(AdyenMade.item("AUTHORISATION", "true", ""));
        var report = AdyenMade.signed(AdyenMade.item("REPORT_AVAILABLE", "true", ""));
        var failed = AdyenMade.signed(AdyenMade.item("AUTHORISATION", "false", "'merchantReference':'o-2'"));
        var batch = (Reading.Several) read(AdyenMade.AUTOMATIC, paid, report, failed);
        assertThat(batch.isBelieved()).isTrue();
        assertThat(batch.answer().status()).isEqualTo(202);
        assertThat(batch.parts()).hasSize(3);
        assertThat(line(batch.parts().getLast())).isEqualTo("o-2: Failed[attempt=MADE000000001001, code=]");

        var forged = AdyenMade.item("AUTHORISATION", "true", "'merchantReference':'o-3'");
        var mixed = (Reading.Several) read(AdyenMade.AUTOMATIC, paid, forged);
        assertThat(mixed.isBelieved()).isFalse();
        assertThat(mixed.answer().status()).isEqualTo(400);
        assertThat(mixed.parts().getFirst()).isInstanceOf(Reading.Trusted.class);
        assertThat(mixed.parts().getLast()).isInstanceOf(Reading.Rejected.class);
    }

    /// Else one would be taken for a repetition of the other.
    @Test
    void eachItemThatCannotBeReadIsAStrayOfItsOwn() {
        var one = AdyenMade.signed(AdyenMade.item("AUTHORISATION", "maybe", ""));
        var other = AdyenMade.signed(AdyenMade.item("AUTHORISATION", "perhaps", ""));
        var ids = strays(one, other);
        assertThat(ids).doesNotHaveDuplicates().hasSize(2);
        assertThat(strays(other, one)).containsExactlyElementsOf(ids.reversed());
    }

    private static List<String> strays(Json... items) {
        return ((Reading.Several) read(AdyenMade.AUTOMATIC, items))
                .parts().stream()
                        .map(part -> ((Reading.Ignored) part).eventId())
                        .toList();
    }

    private static List<String> named(Json... items) {
        return GATEWAY.named(AdyenMade.delivery(items), List.of(AdyenMade.KEY)).stream()
                .map(PaymentKey::reference)
                .toList();
    }

    private static Json of(String reference) {
        return AdyenMade.item("AUTHORISATION", "true", "'merchantReference':'" + reference + "'");
    }

    @Test
    void namesThePaymentsOfThoseItemsThatAreNotBelieved() {
        var good = AdyenMade.signed(of("good"));
        var forged = AdyenMade.signed(of("forged"), "f".repeat(64));
        assertThat(named(good)).isEmpty();
        assertThat(named(good, forged)).containsExactly("forged");
        assertThat(named(good, forged, of("unsigned"), forged, good)).containsExactly("forged", "unsigned");
        assertThat(named(forged, AdyenMade.item("REFUND", "true", "'originalReference':'P-1'")))
                .containsExactly("forged", "P-1");
        assertThat(named(good, AdyenMade.item("AUTHORISATION", "true", "'pspReference':'A:1'")))
                .as("what was signed is not clear")
                .containsExactly("o-1");
        assertThat(named(good, AdyenMade.item("AUTHORISATION", "true", "'merchantReference':'a b'"), Json.of("x")))
                .as("of none that can be named")
                .isEmpty();
    }

    @Test
    void knowsItsOwnAccountAndMode() {
        var item = (Reading.Trusted) read(AdyenMade.AUTOMATIC, AdyenMade.signed(AdyenMade.item("REFUND", "true", "")));
        var kept = item.kept().document();
        assertThat(GATEWAY.foreign(kept, AdyenMade.AUTOMATIC)).isEmpty();
        assertThat(GATEWAY.foreign(kept, AdyenMade.owner(false, "automatic")))
                .contains("not of this account's mode, which is test");
        assertThat(GATEWAY.foreign(kept, new EventOwner(true, "", Map.of("merchantAccount", "Another"))))
                .contains("of another merchant account (merchantAccountCode)");
    }
}
