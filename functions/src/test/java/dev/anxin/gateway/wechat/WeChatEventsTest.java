package dev.anxin.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Reading;
import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What callbacks say once they are opened. JSON is written with ' for ".
final class WeChatEventsTest {
    private static final WeChatGateway GATEWAY = new WeChatGateway();

    private static final EventOwner OWNER =
            new EventOwner(true, "", Map.of("mchid", WeChatMade.MCHID, "appid", WeChatMade.APPID));

    private static String said(String type, String resource) {
        return Deliveries.line(GATEWAY.read(WeChatMade.callback(type, resource), WeChatMade.VERIFIES));
    }

    private static String sample(String name) {
        return new String(Deliveries.file("payloads/wechat/" + name), StandardCharsets.UTF_8);
    }

    @Test
    void readsTheSamples() {
        assertThat(said("TRANSACTION.SUCCESS", sample("transaction.success.plaintext.composed.json")))
                .isEqualTo("ORDER1001: Paid[asked=1099 CNY, captured=1099]");
        assertThat(said("REFUND.SUCCESS", sample("refund.success.plaintext.composed.json")))
                .isEqualTo("ORDER1001: RefundReported[refund=gateway:50200207182026021300000000001,"
                        + " status=SUCCEEDED, amount=1099 CNY]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TRANSACTION.SUCCESS | {'out_trade_no':'o-1','trade_state':'SUCCESS','amount':{'total':500,"
                        + "'payer_total':300,'currency':'CNY'}} | o-1: Paid[asked=500 CNY, captured=500]",
                "TRANSACTION.SUCCESS | {'out_trade_no':'o-1','trade_state':'SUCCESS','amount':{'total':500}} "
                        + "| o-1: Contradicted[what='currency' is missing or is no ISO 4217 code]",
                "TRANSACTION.SUCCESS | {'out_trade_no':'o-1','trade_state':'NOTPAY','amount':{'total':500,"
                        + "'currency':'CNY'}} | o-1: Hinted[what=a success that says otherwise of itself]",
                "TRANSACTION.SUCCESS | {'trade_state':'SUCCESS','amount':{'total':500,'currency':'CNY'}} "
                        + "| kept: it names no payment: its reference is not 1 to 128 visible ASCII characters",
                "TRANSACTION.SUCCESS | {'out_trade_no':'o-1'} | kept: 'trade_state' is missing or is no text",
                "REFUND.SUCCESS | {'out_trade_no':'o-1','out_refund_no':'o-1@h-1','refund_status':'SUCCESS',"
                        + "'amount':{'total':500,'refund':200}} "
                        + "| o-1: RefundReported[refund=o-1:h-1, status=SUCCEEDED, amount=200 CNY]",
                "REFUND.ABNORMAL | {'out_trade_no':'o-1','out_refund_no':'o-1@h-1','refund_status':'ABNORMAL',"
                        + "'amount':{'refund':200}} | o-1: RefundReported[refund=o-1:h-1, status=STUCK, amount=200 CNY]",
                "REFUND.CLOSED | {'out_trade_no':'o-1','out_refund_no':'o-1@h-1','refund_status':'CLOSED',"
                        + "'amount':{'refund':200}} | o-1: RefundReported[refund=o-1:h-1, status=FAILED, amount=200 CNY]",
                "REFUND.SUCCESS | {'out_trade_no':'o-1','out_refund_no':'o-1@h-1','refund_status':'NEW'} "
                        + "| o-1: RefundReported[refund=o-1:h-1, status=UNKNOWN, amount=0 ]",
                "REFUND.SUCCESS | {'out_trade_no':'o-1','out_refund_no':'by-hand'} "
                        + "| kept: 'refund_id' is missing or is not 1 to 160 visible ASCII characters",
                "TRANSACTION.FAIL | {} | kept: events of type TRANSACTION.FAIL are not read here",
                "SECURITY_ECHO.SUCCESS | {} | kept: an event for a test: address and keys are right",
            })
    void reads(String type, String resource, String says) {
        assertThat(said(type, resource)).isEqualTo(says);
    }

    @Test
    void acknowledgesWhatItUnderstandsAndWhatItDoesNot() {
        for (var type : List.of("TRANSACTION.SUCCESS", "PAYSCORE.USER_PAID")) {
            assertThat(GATEWAY.read(
                            WeChatMade.callback(type, sample("transaction.success.plaintext.composed.json")),
                            WeChatMade.VERIFIES))
                    .returns(200, WeChatEventsTest::status);
        }
    }

    private static int status(Reading reading) {
        return reading.answer().status();
    }

    @Test
    void wantsWhatItCannotOpenSentAgain() {
        var callback = WeChatMade.callback("TRANSACTION.SUCCESS", "{'out_trade_no':'o-1'}");
        var other = "apiv3:another-key-another-key-another-";
        assertThat(GATEWAY.read(callback, List.of(WeChatMade.PLATFORM_SECRET, other.substring(0, 38))))
                .isInstanceOfSatisfying(Reading.Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(Reading.Reason.SEALED);
                    assertThat(rejected.detail()).isEqualTo("none of the 1 live APIv3 keys (apiv3:...) opens it");
                    assertThat(rejected.answer().status()).isEqualTo(500);
                    assertThat(rejected.answer().body())
                            .isEqualTo("{\"code\":\"FAIL\",\"message\":\"it cannot be opened\"}");
                });
        assertThat(status(GATEWAY.read(
                        WeChatMade.callback("SECURITY_ECHO.SUCCESS", "{}"),
                        List.of(WeChatMade.PLATFORM_SECRET, other.substring(0, 38)))))
                .as("an event for a test tests this key, too")
                .isEqualTo(500);
        assertThat(status(GATEWAY.read(
                        callback, List.of(WeChatMade.PLATFORM_SECRET, other.substring(0, 38), WeChatMade.SEAL_SECRET))))
                .as("the old key beside the new one")
                .isEqualTo(200);
    }

    @Test
    void dropsWhatItDoesNotKeep() {
        var read = (Reading.Trusted) GATEWAY.read(
                WeChatMade.callback("TRANSACTION.SUCCESS", sample("transaction.success.plaintext.composed.json")),
                WeChatMade.VERIFIES);
        assertThat(read.kept().document().write())
                .contains("4200001569202602131001000001")
                .doesNotContain("oMade")
                .doesNotContain("CMB");
        assertThat(read.facts().getFirst().id()).isEqualTo("EV-2026030100000000001");
        assertThat(read.facts().getFirst().origin().stated()).isEqualTo("2026-02-13T09:00:00Z");
    }

    @Test
    void knowsItsOwnMerchantAndApp() {
        assertThat(foreign("TRANSACTION.SUCCESS", WeChatMade.MCHID, "'" + WeChatMade.APPID + "'"))
                .isEmpty();
        assertThat(foreign("TRANSACTION.SUCCESS", "1900000110", "'" + WeChatMade.APPID + "'"))
                .isEqualTo("of another merchant number (mchid)");
        assertThat(foreign("TRANSACTION.SUCCESS", WeChatMade.MCHID, "'wx-other'"))
                .isEqualTo("of another app (appid)");
        assertThat(foreign("TRANSACTION.SUCCESS", WeChatMade.MCHID, "null")).isEqualTo("of another app (appid)");
        assertThat(foreign("REFUND.SUCCESS", WeChatMade.MCHID, "null")).isEmpty();
    }

    private static String foreign(String type, String mchid, String appid) {
        var resource = WeChatMade.json("{'mchid':'" + mchid + "','appid':" + appid
                + ",'out_trade_no':'o-1','out_refund_no':'o-1@h-1','refund_status':'SUCCESS','trade_state':'SUCCESS',"
                + "'amount':{'total':1,'refund':1,'currency':'CNY'}}");
        var read = (Reading.Trusted) GATEWAY.read(WeChatMade.callback(type, resource), WeChatMade.VERIFIES);
        return GATEWAY.foreign(read.kept().document(), OWNER).orElse("");
    }

    @Test
    void opensThePublicVector() {
        var vector = Json.parse(Deliveries.file("vectors/wechat-1.json"));
        var resource = Json.parse(vector.needText("body")).at("resource");
        var opened = WeChatSeal.open(
                Bytes.utf8(vector.needText("api_v3_key")),
                Bytes.utf8(resource.needText("nonce")),
                Bytes.utf8(resource.needText("associated_data")),
                Bytes.ofBase64(resource.needText("ciphertext")).orElseThrow());
        assertThat(opened.map(plain -> new String(plain, StandardCharsets.UTF_8)))
                .contains(vector.needText("expected_plaintext"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "aaaaaa", "aaaaaaaaaaaaa"})
    void refusesANonceOfAnotherLength(String nonce) {
        kept("{'algorithm':'AEAD_AES_256_GCM','nonce':'" + nonce + "','ciphertext':'" + "A".repeat(64) + "'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void refusesACiphertextThatHoldsNothing(String ciphertext) {
        kept("{'algorithm':'AEAD_AES_256_GCM','nonce':'aaaaaaaaaaaa','ciphertext':'" + ciphertext + "'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "{'algorithm':'AEAD_SM4_GCM'}", "{'algorithm':'AEAD_AES_256_GCM'}"})
    void refusesAResourceOfAnotherForm(String resource) {
        kept(resource);
    }

    /// It is signed, and sending it again would not mend it.
    private static void kept(String resource) {
        var body = WeChatMade.json("{'id':'EV-1','event_type':'TRANSACTION.SUCCESS','resource':" + resource + "}");
        assertThat(GATEWAY.read(WeChatMade.delivery(Bytes.utf8(body)), WeChatMade.VERIFIES))
                .isInstanceOfSatisfying(
                        Reading.Ignored.class,
                        ignored -> assertThat(ignored.answer().status()).isEqualTo(200));
    }

    @Test
    void refusesWhatIsSealedOverOtherData() {
        var body = new String(WeChatMade.event("TRANSACTION.SUCCESS", "{}", WeChatMade.SEAL), StandardCharsets.UTF_8)
                .replace("\"associated_data\":\"transaction\"", "\"associated_data\":\"refund\"");
        assertThat(GATEWAY.read(WeChatMade.delivery(Bytes.utf8(body)), WeChatMade.VERIFIES))
                .isInstanceOf(Reading.Rejected.class);
    }
}
