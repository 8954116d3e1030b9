package dev.anxin.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.signature.Verdict;
import dev.anxin.gateway.signature.Verification;
import dev.anxin.http.Call;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// WeChat Pay's own library signs and encrypts what we read, and believes what we sign.
final class WeChatOraclesTest {
    private static final int MESSAGES = 1_000;
    private static final long SEED = System.nanoTime();
    private static final WeChatGateway GATEWAY = new WeChatGateway();
    private static final Pattern PART = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final Random random = new Random(SEED);

    @AfterAll
    static void printTheSeed() {
        System.out.println("oracles of WeChat Pay: " + MESSAGES + " messages each way, seed " + SEED);
    }

    @Test
    void verifiesWhatTheirLibrarySigns() {
        var signer = new RSASigner(WeChatMade.KEY_ID, WeChatMade.PLATFORM.getPrivate());
        for (int i = 0; i < MESSAGES; i++) {
            var body = text();
            var at = instant();
            var nonce = "nonce" + random.nextInt(1_000_000);
            var sign = signer.sign(at.getEpochSecond() + "\n" + nonce + "\n" + body + "\n")
                    .getSign();
            var headers = Map.of(
                    "Wechatpay-Serial",
                    WeChatMade.KEY_ID,
                    "Wechatpay-Timestamp",
                    "" + at.getEpochSecond(),
                    "Wechatpay-Nonce",
                    nonce,
                    "Wechatpay-Signature",
                    sign);
            assertThat(verdict(new Delivery("wechat", headers, Bytes.utf8(body), at)))
                    .as("seed %s, message %s", SEED, i)
                    .isInstanceOf(Verdict.Genuine.class);
            assertThat(verdict(new Delivery("wechat", headers, Bytes.utf8(body + " "), at)))
                    .as("seed %s, message %s, changed", SEED, i)
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    private static Verdict verdict(Delivery delivery) {
        return Verification.of(new WeChatSignature(), delivery, WeChatMade.VERIFIES);
    }

    @Test
    void theirLibraryVerifiesTheCallsThatWeSign() {
        var verifier = new RSAVerifier(WeChatMade.MERCHANT.getPublic(), "PUB_KEY_ID_OF_THE_MERCHANT");
        for (int i = 0; i < MESSAGES; i++) {
            var call = call(i);
            var parts = parts(call.headers().getOrDefault("Authorization", ""));
            var query = call.uri().getRawQuery();
            var message = call.method() + "\n"
                    + call.uri().getRawPath() + (query == null ? "" : "?" + query) + "\n"
                    + parts.get("timestamp") + "\n" + parts.get("nonce_str") + "\n"
                    + new String(call.body(), StandardCharsets.UTF_8) + "\n";
            assertThat(verifier.verify("PUB_KEY_ID_OF_THE_MERCHANT", message, parts.get("signature")))
                    .as("seed %s, call %s", SEED, i)
                    .isTrue();
        }
    }

    /// Asking, closing, refunding and asking for a refund, in turn.
    private Call call(int number) {
        var reference = "o-" + random.nextInt(1_000_000_000);
        var refund = reference + ":h-" + number;
        var inquiry = new Inquiry(new PaymentKey("wechat", reference), List.of(), "", WeChatMade.CALLS, instant())
                .with(new Inquiry.Books(new Money(1_000, "CNY"), List.of(refund)));
        return Inquiries.call(
                switch (number % 4) {
                    case 0 -> GATEWAY.payment(inquiry);
                    case 1 -> GATEWAY.close(inquiry, "key");
                    case 2 -> GATEWAY.refund(inquiry, new OutgoingRefund(refund, new Money(1 + number, "CNY")));
                    default -> GATEWAY.money(inquiry).getFirst();
                });
    }

    /// The header has the same parts in the same form as theirs.
    @Test
    void writesTheHeaderAsTheirLibraryDoes() {
        var ours = call(0);
        var theirs = new WechatPay2Credential(
                        WeChatMade.MCHID, new RSASigner(WeChatMade.SERIAL, WeChatMade.MERCHANT.getPrivate()))
                .getAuthorization(ours.uri(), "GET", "");
        var header = ours.headers().getOrDefault("Authorization", "");
        assertThat(parts(header).keySet()).isEqualTo(parts(theirs).keySet());
        assertThat(header.substring(0, header.indexOf(' '))).isEqualTo(theirs.substring(0, theirs.indexOf(' ')));
        for (var same : List.of("mchid", "serial_no")) {
            assertThat(parts(header).get(same)).isEqualTo(parts(theirs).get(same));
        }
    }

    @Test
    void opensWhatTheirLibraryEncrypts() {
        var cipher = new AeadAesCipher(Bytes.utf8(WeChatMade.SEAL));
        for (int i = 0; i < MESSAGES; i++) {
            var plain = text();
            var nonce = Bytes.utf8(String.format(Locale.ROOT, "%012d", random.nextInt(1_000_000_000)));
            var more = Bytes.utf8(random.nextBoolean() ? "" : "transaction");
            var sealed = Bytes.ofBase64(cipher.encrypt(more, nonce, Bytes.utf8(plain)))
                    .orElseThrow();
            var opened = WeChatSeal.open(Bytes.utf8(WeChatMade.SEAL), nonce, more, sealed);
            assertThat(opened.map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                    .as("seed %s, message %s", SEED, i)
                    .contains(plain);
            sealed[random.nextInt(sealed.length)] ^= 1;
            assertThat(WeChatSeal.open(Bytes.utf8(WeChatMade.SEAL), nonce, more, sealed))
                    .isEmpty();
        }
    }

    private static Map<String, String> parts(String header) {
        return PART.matcher(header).results().collect(Collectors.toMap(part -> part.group(1), part -> part.group(2)));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
    }

    private String text() {
        var letters = "{}\":,abc 支付成功\n\t\\€😀";
        var text = new StringBuilder("{\"a\":");
        for (int i = random.nextInt(200); i >= 0; i--) {
            text.append(Character.toString(letters.codePoints()
                    .toArray()[random.nextInt((int) letters.codePoints().count())]));
        }
        return text.toString();
    }
}
