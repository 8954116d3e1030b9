package dev.anxin.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.http.Call;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is sent to WeChat Pay.
final class WeChatCallsTest {
    private static final WeChatGateway GATEWAY = new WeChatGateway();
    private static final Pattern AUTHORIZATION = Pattern.compile("WECHATPAY2-SHA256-RSA2048 mchid=\"(.+)\","
            + "nonce_str=\"([0-9a-f]{32})\",signature=\"(.+)\",timestamp=\"([0-9]{10})\",serial_no=\"(.+)\"");

    @Test
    void asksAtItsOwnAddressAndKnowsAnother() {
        var call = Inquiries.call(GATEWAY.payment(WeChatMade.inquiry("")));
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri())
                .hasToString(
                        "https://api.mch.weixin.qq.com/v3/pay/transactions/out-trade-no/ORDER1001?mchid=1900000109");
        assertThat(call.backup())
                .contains(URI.create(
                        "https://api2.wechatpay.cn/v3/pay/transactions/out-trade-no/ORDER1001?mchid=1900000109"));
        assertThat(call.headers())
                .containsEntry("Wechatpay-Serial", WeChatMade.KEY_ID)
                .containsEntry("Accept", "application/json");
        signed(call, "/v3/pay/transactions/out-trade-no/ORDER1001?mchid=1900000109");
    }

    @Test
    void asksWhereTheAccountSays() {
        var call = Inquiries.call(GATEWAY.payment(WeChatMade.inquiry("http://127.0.0.1:8/")));
        assertThat(call.uri().toString()).startsWith("http://127.0.0.1:8/v3/pay/");
        assertThat(call.backup()).isEmpty();
        var other = Inquiries.call(GATEWAY.payment(WeChatMade.inquiry("https://api2.wechatpay.cn")));
        assertThat(other.backup().orElseThrow()).hasHost("api.mch.weixin.qq.com");
    }

    @Test
    void closes() {
        var call = Inquiries.call(GATEWAY.close(WeChatMade.inquiry(""), "close:1"));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri().getPath()).isEqualTo("/v3/pay/transactions/out-trade-no/ORDER1001/close");
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("{\"mchid\":\"1900000109\"}");
        assertThat(call.headers()).containsEntry("Content-Type", "application/json");
        signed(call, call.uri().getPath());
    }

    @Test
    void escapesWhatIsNoPath() {
        var inquiry = new Inquiry(new PaymentKey("wechat", "a/b*c|d"), List.of(), "", WeChatMade.CALLS, WeChatMade.NOW);
        var call = Inquiries.call(GATEWAY.payment(inquiry));
        assertThat(call.uri().getRawPath()).isEqualTo("/v3/pay/transactions/out-trade-no/a%2Fb%2Ac%7Cd");
        signed(call, call.uri().getRawPath() + "?mchid=1900000109");
    }

    @Test
    void signsEachCallByItself() {
        var one = Inquiries.call(GATEWAY.payment(WeChatMade.inquiry("")));
        var same = Inquiries.call(GATEWAY.payment(WeChatMade.inquiry("")));
        var later = Inquiries.call(GATEWAY.payment(new Inquiry(
                new PaymentKey("wechat", "ORDER1001"), List.of(), "", WeChatMade.CALLS, WeChatMade.NOW.plusNanos(1))));
        assertThat(same.headers()).isEqualTo(one.headers());
        assertThat(later.headers().get("Authorization"))
                .isNotEqualTo(one.headers().get("Authorization"));
        assertThat(one.toString()).doesNotContain("WECHATPAY2");
    }

    @Test
    void needsItsKeys() {
        assertThat(why(List.of(WeChatMade.PLATFORM_SECRET))).startsWith("no merchant's key (merchant:...)");
        assertThat(why(List.of(WeChatMade.MERCHANT_SECRET))).startsWith("no key of WeChat Pay's (PUB_KEY_ID_...)");
        assertThat(why(List.of())).startsWith("no merchant's key");
    }

    private static String why(List<String> secrets) {
        return Inquiries.why(
                GATEWAY.payment(new Inquiry(new PaymentKey("wechat", "o-1"), List.of(), "", secrets, WeChatMade.NOW)));
    }

    static void signed(Call call, String url) {
        var matcher = AUTHORIZATION.matcher(call.headers().get("Authorization"));
        assertThat(matcher.matches()).isTrue();
        assertThat(List.of(matcher.group(1), matcher.group(5))).containsExactly(WeChatMade.MCHID, WeChatMade.SERIAL);
        assertThat(matcher.group(4)).isEqualTo("" + WeChatMade.NOW.getEpochSecond());
        var message = call.method() + "\n" + url + "\n" + matcher.group(4) + "\n" + matcher.group(2) + "\n"
                + new String(call.body(), StandardCharsets.UTF_8) + "\n";
        var signature = Bytes.ofBase64(matcher.group(3)).orElseThrow();
        assertThat(Rsa.verifies(WeChatMade.MERCHANT.getPublic(), Bytes.utf8(message), signature))
                .isTrue();
    }
}
