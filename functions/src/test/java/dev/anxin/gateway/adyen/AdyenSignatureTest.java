package dev.anxin.gateway.adyen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.gateway.signature.Hmac;
import dev.anxin.json.Json;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which items are believed. JSON is written with ' for ".
final class AdyenSignatureTest {
    private static final AdyenGateway GATEWAY = new AdyenGateway();

    private static Reading read(Json item, String... keys) {
        return GATEWAY.read(AdyenMade.delivery(item), List.of(keys), AdyenMade.AUTOMATIC);
    }

    private static void assertRejected(Reading reading, Reason reason, String detail) {
        assertThat(reading).isInstanceOfSatisfying(Reading.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.detail()).contains(detail);
        });
    }

    /// Adyen/adyen-java-api-library: HMACValidatorTest; Adyen's libraries of other languages.
    @Test
    void verifiesThePublicVectors() {
        var key = "74F490DD33F7327BAECC88B2947C011FC02D014A473AAA33A8EC93E4DC069174";
        var item = Json.parse(Deliveries.file("payloads/adyen/authorisation-item.signed.json"));
        assertThat(read(item, key).isBelieved()).isTrue();
        assertThat(read(item, AdyenMade.KEY).isBelieved()).isFalse();
        assertThat(Bytes.base64(Hmac.sha256(
                        HexFormat.of().parseHex("DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00"),
                        Bytes.utf8("pspReference:originalReference:merchantAccount:reference:1000:EUR:EVENT:true"))))
                .isEqualTo("ipnxGCaUZ4l8TUW75a71/ghd2Fe5ffvX0pV4TLTntIc=");
    }

    @Test
    void takesAnyLiveKeyInAnyLetters() {
        var item = AdyenMade.signed(AdyenMade.item("REFUND", "true", ""));
        var other = "FF".repeat(32);
        assertThat(read(item, other, AdyenMade.KEY).isBelieved()).isTrue();
        assertThat(read(item, AdyenMade.KEY.toLowerCase(Locale.ROOT)).isBelieved())
                .isTrue();
        assertRejected(read(item, other), Reason.WRONG_SIGNATURE, "no signature matches");
        assertRejected(read(item), Reason.WRONG_SIGNATURE, "the account has no live secret");
        assertRejected(read(item, "not hex"), Reason.WRONG_SIGNATURE, "secret no. 1 is not usable: an HMAC key");
    }

    @Test
    void refusesAnItemWithoutASignature() {
        var item = AdyenMade.item("REFUND", "true", "");
        assertRejected(read(item, AdyenMade.KEY), Reason.MISSING_HEADER, "additionalData.hmacSignature is missing");
        var empty = AdyenMade.item("REFUND", "true", "'additionalData':{'hmacSignature':''}");
        assertRejected(read(empty, AdyenMade.KEY), Reason.MISSING_HEADER, "hmacSignature is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'pspReference':'X'",
                "'originalReference':'X'",
                "'merchantAccountCode':'X'",
                "'merchantReference':'X'",
                "'amount':{'value':1001,'currency':'EUR'}",
                "'amount':{'value':1000,'currency':'USD'}",
                "'eventCode':'CAPTURE'",
                "'success':'false'",
            })
    void everySignedFieldCounts(String change) {
        var signature = AdyenMade.signed(AdyenMade.item("REFUND", "true", ""))
                .at("additionalData", "hmacSignature")
                .text()
                .orElseThrow();
        var changed =
                AdyenMade.item("REFUND", "true", change + ",'additionalData':{'hmacSignature':'" + signature + "'}");
        assertRejected(read(changed, AdyenMade.KEY), Reason.WRONG_SIGNATURE, "no signature matches");
    }

    /// Nothing is escaped: the same text could be read as another item.
    @Test
    void readsTheSignedTextInOneWayOnly() {
        var signed = AdyenMade.signed(AdyenMade.item("REFUND", "true", "'merchantReference':'1000:EUR:REFUND:x'"));
        assertThat(read(signed, AdyenMade.KEY).isBelieved()).isTrue();
        var signature = signed.at("additionalData", "hmacSignature").text().orElseThrow();
        for (var shifted : List.of(
                "'pspReference':'" + AdyenMade.PSP + ":','originalReference':'" + AdyenMade.ACCOUNT
                        + "','merchantAccountCode':'1000'",
                "'eventCode':'a:b'",
                "'amount':{'value':1000,'currency':'EUR:x'}")) {
            var item = AdyenMade.item(
                    "REFUND", "true", shifted + ",'additionalData':{'hmacSignature':'" + signature + "'}");
            assertRejected(read(item, AdyenMade.KEY), Reason.MALFORMED_HEADER, "has a colon in it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "no json",
                "{'notificationItems':[]}",
                "{'notificationItems':{}}",
                "{'notificationItems':[null]}",
                "{'notificationItems':[{'NotificationRequestItem':7}]}"
            })
    void refusesABodyOfAnotherForm(String body) {
        var delivery = new Delivery("adyen", Map.of(), Bytes.utf8(AdyenMade.json(body)), AdyenMade.NOW);
        assertThat(GATEWAY.read(delivery, List.of(AdyenMade.KEY)).isBelieved()).isFalse();
        assertThat(GATEWAY.explain(delivery, List.of(AdyenMade.KEY)).getFirst()).startsWith("rejected: ");
    }

    @Test
    void explainsEachItem() {
        var good = AdyenMade.signed(AdyenMade.item("REFUND", "true", ""));
        assertThat(GATEWAY.explain(AdyenMade.delivery(good), List.of(AdyenMade.KEY))
                        .getFirst())
                .startsWith("trusted: signed with secret no. 1");
        assertThat(GATEWAY.explain(
                        AdyenMade.delivery(good, AdyenMade.item("REFUND", "true", "")), List.of(AdyenMade.KEY)))
                .anyMatch(line -> line.startsWith("trusted: "))
                .anyMatch(line -> line.startsWith("rejected: MISSING_HEADER"));
        var text = Bytes.base64(Hmac.sha256(Bytes.utf8(AdyenMade.KEY), Bytes.utf8(AdyenMade.text(good))));
        var misread = AdyenMade.item("REFUND", "true", "'additionalData':{'hmacSignature':'" + text + "'}");
        assertThat(GATEWAY.explain(AdyenMade.delivery(misread), List.of(AdyenMade.KEY)))
                .anyMatch(line -> line.contains("the key is taken as text, not as hex"));
    }
}
