package dev.anxin.gateway.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.v3.ApiException;
import com.alipay.v3.util.AlipayConfigUtil;
import com.alipay.v3.util.AlipaySignature;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.gateway.signature.Verdict;
import dev.anxin.gateway.signature.Verification;
import dev.anxin.http.Call;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Alipay's own library signs what we read, and believes what we sign.
final class AlipayOraclesTest {
    private static final int MESSAGES = 1_000;

    /// The only one that their library knows; others are in [AlipaySignatureTest].
    private static final String CHARSET = "utf-8";
    private static final long SEED = System.nanoTime();
    private static final AlipayGateway GATEWAY = new AlipayGateway();
    private static final String PLATFORM_PRIVATE =
            Bytes.base64(AlipayMade.PLATFORM.getPrivate().getEncoded());
    private static final String PLATFORM_PUBLIC =
            Bytes.base64(AlipayMade.PLATFORM.getPublic().getEncoded());
    private static final String APPLICATION_PRIVATE =
            Bytes.base64(AlipayMade.APPLICATION.getPrivate().getEncoded());
    private static final String APPLICATION_PUBLIC =
            Bytes.base64(AlipayMade.APPLICATION.getPublic().getEncoded());
    private static final Pattern AUTHORIZATION = Pattern.compile("(ALIPAY-SHA256withRSA) (.+),sign=([^,]+)");

    private final Random random = new Random(SEED);

    @AfterAll
    static void printTheSeed() {
        System.out.println("oracles of Alipay: " + MESSAGES + " messages each way, seed " + SEED);
    }

    @Test
    void verifiesNoticesThatTheirLibrarySigns() throws ApiException {
        for (int i = 0; i < MESSAGES; i++) {
            var fields = fields();
            var signed = new TreeMap<>(fields);
            var content = AlipaySignature.getSignCheckContentV1(new HashMap<>(fields));
            signed.put("sign", AlipaySignature.sign(content, PLATFORM_PRIVATE, CHARSET, "RSA2"));
            signed.put("sign_type", "RSA2");
            assertThat(verdict(signed))
                    .as("seed %s, notice %s: %s", SEED, i, signed)
                    .isInstanceOf(Verdict.Genuine.class);
            signed.put("total_amount", signed.get("total_amount") + "0");
            assertThat(verdict(signed))
                    .as("seed %s, notice %s, changed", SEED, i)
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    private static Verdict verdict(Map<String, String> fields) {
        var body = AlipayMade.form(fields, StandardCharsets.UTF_8);
        return Verification.of(
                new dev.anxin.gateway.alipay.AlipaySignature(),
                new Delivery("alipay", Map.of(), body, AlipayMade.NOW),
                AlipayMade.VERIFIES);
    }

    /// What we take for signed is what their verifier takes for it.
    @Test
    void theirLibraryVerifiesNoticesThatWeSign() throws ApiException {
        for (int i = 0; i < MESSAGES; i++) {
            var fields = fields();
            var form = AlipayForm.of(AlipayMade.form(fields, StandardCharsets.UTF_8));
            var message = form.signed(Set.of("sign", "sign_type"));
            var signed = new HashMap<>(fields);
            signed.put("sign", Bytes.base64(Rsa.sign(AlipayMade.PLATFORM.getPrivate(), message)));
            signed.put("sign_type", "RSA2");
            assertThat(AlipaySignature.verifyV1(signed, PLATFORM_PUBLIC, CHARSET, "RSA2"))
                    .as("seed %s, notice %s: %s", SEED, i, fields)
                    .isTrue();
        }
    }

    @Test
    void theirLibraryVerifiesTheCallsThatWeSign() throws ApiException {
        for (int i = 0; i < MESSAGES; i++) {
            var call = call(i);
            var matcher = AUTHORIZATION.matcher(call.headers().getOrDefault("Authorization", ""));
            assertThat(matcher.matches()).isTrue();
            var message = matcher.group(2) + "\n" + call.method() + "\n"
                    + call.uri().getRawPath() + "\n" + AlipayCallsTest.body(call) + "\n";
            assertThat(AlipaySignature.verify(message, matcher.group(3), APPLICATION_PUBLIC, CHARSET, "RSA2"))
                    .as("seed %s, call %s", SEED, i)
                    .isTrue();
        }
    }

    /// Asking, closing, refunding and asking for a refund, in turn.
    private Call call(int number) {
        var reference = "o_" + random.nextInt(1_000_000_000);
        var refund = reference + ":h-" + number;
        var inquiry = new Inquiry(new PaymentKey("alipay", reference), List.of(), "", AlipayMade.CALLS, instant())
                .with(new Inquiry.Books(new Money(1_000, "CNY"), List.of(refund)));
        return Inquiries.call(
                switch (number % 4) {
                    case 0 -> GATEWAY.payment(inquiry);
                    case 1 -> GATEWAY.close(inquiry, "key");
                    case 2 -> GATEWAY.refund(inquiry, new OutgoingRefund(refund, new Money(1 + number, "CNY")));
                    default -> GATEWAY.money(inquiry).getFirst();
                });
    }

    /// The header has the same parts in the same form and order as theirs, and theirs is signed over the same lines.
    @Test
    void writesTheHeaderAsTheirLibraryDoes() throws ApiException {
        var theirs = new AlipayConfigUtil();
        theirs.setAppId(AlipayMade.APP_ID);
        theirs.setPrivateKey(APPLICATION_PRIVATE);
        var ours = call(0);
        var headers = new HashMap<String, String>();
        theirs.sign(ours.method(), ours.uri().getRawPath(), AlipayCallsTest.body(ours), headers);
        var matcher = AUTHORIZATION.matcher(headers.getOrDefault("Authorization", ""));
        assertThat(matcher.matches()).as("%s", headers).isTrue();
        assertThat(parts(ours.headers().getOrDefault("Authorization", "")))
                .isEqualTo(parts(headers.getOrDefault("Authorization", "")));
        var message = matcher.group(2) + "\n" + ours.method() + "\n"
                + ours.uri().getRawPath() + "\n" + AlipayCallsTest.body(ours) + "\n";
        var signature = Bytes.ofBase64(matcher.group(3)).orElseThrow();
        assertThat(Rsa.verifies(AlipayMade.APPLICATION.getPublic(), Bytes.utf8(message), signature))
                .isTrue();
    }

    private static List<String> parts(String header) {
        return Pattern.compile("([A-Za-z0-9_-]+)[= ]")
                .matcher(header.replaceFirst(",sign=.*", ",sign="))
                .results()
                .map(part -> part.group(1))
                .toList();
    }

    /// Their verifier of answers and ours agree, on what is right and on what was changed.
    @Test
    void readsAnswersAsTheirLibraryDoes() throws ApiException {
        var theirs = new AlipayConfigUtil();
        theirs.setAlipayPublicKey(PLATFORM_PUBLIC);
        theirs.setCachedAlipayPublicKey(new ConcurrentHashMap<>());
        for (int i = 0; i < MESSAGES; i++) {
            var body = text();
            var at = instant();
            var nonce = "nonce" + random.nextInt(1_000_000);
            var time = "" + at.toEpochMilli();
            var sign =
                    AlipaySignature.sign(time + "\n" + nonce + "\n" + body + "\n", PLATFORM_PRIVATE, CHARSET, "RSA2");
            var headers = Map.of("alipay-timestamp", time, "alipay-nonce", nonce, "alipay-signature", sign);
            for (var heard : List.of(body, body + " ")) {
                var genuine = Verification.of(
                                new AlipayAnswerSignature(),
                                new Delivery("alipay", headers, Bytes.utf8(heard), at),
                                AlipayMade.VERIFIES)
                        instanceof Verdict.Genuine;
                assertThat(genuine)
                        .as("seed %s, answer %s", SEED, i)
                        .isEqualTo(theirs.verify(heard, sign, "", time, nonce))
                        .isEqualTo(heard.equals(body));
            }
        }
    }

    private Instant instant() {
        return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
    }

    private Map<String, String> fields() {
        var fields = AlipayMade.fields(
                "charset=" + CHARSET,
                "trade_status=TRADE_SUCCESS",
                "total_amount=" + random.nextInt(1_000) + "." + (10 + random.nextInt(90)),
                "subject=s" + words(),
                "body=" + (random.nextBoolean() ? "" : "b" + words()));
        for (int i = random.nextInt(6); i > 0; i--) {
            fields.put("more_" + Character.toString('a' + random.nextInt(26)), "m" + words());
        }
        return fields;
    }

    private String words() {
        return drawn(" %+=&支付成功\"{},\n€😀", 40);
    }

    private String text() {
        return "{\"a\":" + drawn("{}\":,abc 支付成功\n\t\\€😀", 200);
    }

    private String drawn(String letters, int most) {
        var points = letters.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
