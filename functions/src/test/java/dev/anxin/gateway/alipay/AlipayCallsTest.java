package dev.anxin.gateway.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.http.Call;
import dev.anxin.payment.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is sent to Alipay.
final class AlipayCallsTest {
    private static final AlipayGateway GATEWAY = new AlipayGateway();
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "ALIPAY-SHA256withRSA " + "(app_id=2021000000000001,nonce=[0-9a-f]{32},timestamp=1772366400000),sign=(.+)");

    @Test
    void asksAtItsOwnAddress() {
        var call = Inquiries.call(GATEWAY.payment(AlipayMade.inquiry("")));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("https://openapi.alipay.com/v3/alipay/trade/query");
        assertThat(body(call)).isEqualTo("{\"out_trade_no\":\"ORDER1001\"}");
        assertThat(call.headers())
                .containsEntry("Accept", "application/json")
                .containsEntry("Content-Type", "application/json");
        signed(call, "/v3/alipay/trade/query");
    }

    @Test
    void asksWhereTheAccountSays() {
        var call = Inquiries.call(GATEWAY.payment(AlipayMade.inquiry("https://openapi-sandbox.dl.alipaydev.com/")));
        assertThat(call.uri()).hasToString("https://openapi-sandbox.dl.alipaydev.com/v3/alipay/trade/query");
        signed(call, "/v3/alipay/trade/query");
    }

    @Test
    void closesAndNeverCancels() {
        var call = Inquiries.call(GATEWAY.close(AlipayMade.inquiry(""), "close:1"));
        assertThat(call.uri().getPath()).isEqualTo("/v3/alipay/trade/close");
        assertThat(body(call)).isEqualTo("{\"out_trade_no\":\"ORDER1001\"}");
        signed(call, "/v3/alipay/trade/close");
    }

    @Test
    void signsEachCallByItself() {
        var one = Inquiries.call(GATEWAY.payment(AlipayMade.inquiry("")));
        var same = Inquiries.call(GATEWAY.payment(AlipayMade.inquiry("")));
        var later = Inquiries.call(GATEWAY.payment(new Inquiry(
                new PaymentKey("alipay", "ORDER1001"), List.of(), "", AlipayMade.CALLS, AlipayMade.NOW.plusNanos(1))));
        assertThat(same.headers()).isEqualTo(one.headers());
        assertThat(later.headers().get("Authorization"))
                .isNotEqualTo(one.headers().get("Authorization"));
        assertThat(one.toString()).doesNotContain("ALIPAY-SHA256");
    }

    @Test
    void needsItsKeys() {
        assertThat(why(List.of(AlipayMade.PLATFORM_SECRET))).startsWith("no application's private key (app:...)");
        assertThat(why(List.of(AlipayMade.APPLICATION_SECRET))).startsWith("no public key of Alipay's (alipay:...)");
        assertThat(why(List.of())).startsWith("no application's private key");
    }

    private static String why(List<String> secrets) {
        return Inquiries.why(
                GATEWAY.payment(new Inquiry(new PaymentKey("alipay", "o_1"), List.of(), "", secrets, AlipayMade.NOW)));
    }

    static String body(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    static void signed(Call call, String path) {
        var matcher = AUTHORIZATION.matcher(call.headers().getOrDefault("Authorization", ""));
        assertThat(matcher.matches()).isTrue();
        var message = matcher.group(1) + "\nPOST\n" + path + "\n" + body(call) + "\n";
        var signature = Bytes.ofBase64(matcher.group(2)).orElseThrow();
        assertThat(Rsa.verifies(AlipayMade.APPLICATION.getPublic(), Bytes.utf8(message), signature))
                .isTrue();
    }
}
