package dev.anxin.gateway.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.config.CallbackVerifier;
import dev.anxin.function.config.CertificateCache;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Reading;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A stranger chooses what `PAYPAL-CERT-URL` says. Nothing but PayPal's own addresses is ever called.
final class PayPalAddressesTest {
    private static final byte[] BODY = PayPalMade.event("PAYMENT.CAPTURE.COMPLETED", "{'id':'3MADE'}");
    private static final String PATH = "/v1/notifications/certs/CERT-360caa42-fca2a594-1d93a270";
    private static final long SEED = System.nanoTime();

    private final List<URI> called = new ArrayList<>();
    private final Calls calls = call -> {
        called.add(call.uri());
        return new Reply.Answered(200, Map.of(), PayPalMade.FILE);
    };
    private final CertificateCache certificates = new CertificateCache(calls, () -> PayPalMade.NOW);

    private Reading read(String address, List<String> secrets) {
        var headers = new HashMap<>(PayPalMade.headers(PayPalMade.WEBHOOK, PayPalMade.NOW, BODY));
        headers.put("PAYPAL-CERT-URL", address);
        var verifier = new CallbackVerifier(PayPalMade.GATEWAY, secrets, EventOwner.LIVE);
        var delivery = new Delivery("paypal", headers, BODY, PayPalMade.NOW);
        return verifier.own(verifier.withCertificate(delivery, certificates));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.paypal.com", "api.sandbox.paypal.com", "api-m.paypal.com", "api-m.sandbox.paypal.com"})
    void fetchesFromPayPal(String host) {
        assertThat(read("https://" + host + PATH, PayPalMade.VERIFIES)).isInstanceOf(Reading.Trusted.class);
        assertThat(called).containsExactly(URI.create("https://" + host + PATH));
        assertThat(read("https://" + host + PATH, PayPalMade.VERIFIES)).isInstanceOf(Reading.Trusted.class);
        assertThat(called).as("once").hasSize(1);
    }

    @Test
    void fetchesElsewhereOnlyWhereTheAccountSaysSo() {
        var secrets = new ArrayList<>(PayPalMade.VERIFIES);
        secrets.add("certificates:http://127.0.0.1:8123");
        assertThat(read("http://127.0.0.1:8123" + PATH, secrets)).isInstanceOf(Reading.Trusted.class);
        for (var other : List.of(
                "http://127.0.0.1:81231" + PATH,
                "http://127.0.0.1:8123@evil.example" + PATH,
                "http://127.0.0.1:8123/x" + PATH,
                "http://127.0.0.1:8123" + PATH + "/../../x",
                "http://127.0.0.1:8124" + PATH)) {
            assertThat(read(other, secrets)).as(other).isInstanceOf(Reading.Rejected.class);
        }
        assertThat(called).hasSize(1);
    }

    /// Whatever else is well formed: without a sound delivery nothing is fetched either.
    @Test
    void fetchesNothingForWhatIsNoCallback() {
        for (var header :
                PayPalMade.headers(PayPalMade.WEBHOOK, PayPalMade.NOW, BODY).keySet()) {
            var headers = new HashMap<>(PayPalMade.headers(PayPalMade.WEBHOOK, PayPalMade.NOW, BODY));
            headers.remove(header);
            var delivery = new Delivery("paypal", headers, BODY, PayPalMade.NOW);
            assertThat(PayPalMade.GATEWAY.certificate(delivery, PayPalMade.VERIFIES))
                    .as(header)
                    .isEmpty();
        }
    }

    @Test
    void callsNoOtherAddress() {
        var hostile = hostile();
        assertThat(hostile).hasSizeGreaterThan(1_000);
        for (var address : hostile) {
            assertThat(read(address, PayPalMade.VERIFIES))
                    .as("%s, seed %s", address, SEED)
                    .isInstanceOfSatisfying(
                            Reading.Rejected.class,
                            rejected -> assertThat(rejected.answer().status()).isIn(400, 401));
        }
        assertThat(called).as("seed %s", SEED).isEmpty();
    }

    private static Set<String> hostile() {
        var all = new LinkedHashSet<String>();
        for (var scheme :
                List.of("http", "HTTPS", "ftp", "file", "jar:https", "gopher", "data", "ldap", "", "https:")) {
            all.add(scheme + "://api.paypal.com" + PATH);
        }
        for (var host : HOSTS) {
            all.add("https://" + host + PATH);
            all.add("http://" + host + PATH);
            all.add("https://" + host + ":443" + PATH);
            all.add("https://" + host + "/https://api.paypal.com" + PATH);
            all.add("https://" + host + "?https://api.paypal.com" + PATH);
            all.add("https://" + host + "#https://api.paypal.com" + PATH);
            all.add("https://" + host + "\\@api.paypal.com" + PATH);
            all.add("https://api.paypal.com@" + host + PATH);
            all.add("https://api.paypal.com:443@" + host + PATH);
            all.add("https://user:word@" + host + PATH);
            all.add("https://api.paypal.com." + host + PATH);
            all.add("https://api.paypal.com%00." + host + PATH);
            all.add("https://api.paypal.com#@" + host + PATH);
            all.add("https://api.paypal.com" + PATH + "@" + host);
            all.add("https://api.paypal.com" + PATH + "\r\nHost: " + host);
        }
        for (var tail :
                List.of("/", "?", "#", "/..", "/../x", "%2f..", "?a=b", ";x", ".pem", " ", "\t", "\u0000", "é", "//")) {
            all.add("https://api.paypal.com" + PATH + tail);
        }
        for (var path : List.of(
                "",
                "/",
                "/v1/notifications/certs/",
                "/v1/notifications/certs/CERT-",
                "/v1/oauth2/token",
                "/v1/notifications/certs/../../oauth2/token",
                "/v1/notifications/certs/cert-1",
                "//evil.example/CERT-1",
                "/v1/notifications/webhooks",
                "/redirect?to=evil.example",
                "/v1/notifications/certs/CERT-%2e%2e")) {
            all.add("https://api.paypal.com" + path);
        }
        for (var port : List.of("", "80", "8443", "443", "0", "65536", "-1", "x")) {
            all.add("https://api.paypal.com:" + port + PATH);
        }
        all.addAll(mutations(400));
        return all;
    }

    private static final List<String> HOSTS = List.of(
            "evil.example",
            "paypal.com",
            "www.paypal.com",
            "api.paypal.com.evil.example",
            "evil-api.paypal.com.example",
            "apipaypal.com",
            "api-paypal.com",
            "api.paypa1.com",
            "api.paypaI.com",
            "api.pаypal.com",
            "аpi.paypal.com",
            "api。paypal。com",
            "api．paypal．com",
            "xn--pypal-4ve.com",
            "api.paypal.com.",
            "api..paypal.com",
            ".api.paypal.com",
            "API.PAYPAL.COM",
            "Api.PayPal.com",
            "api-m.paypal.com.evil.example",
            "api-x.paypal.com",
            "apim.paypal.com",
            "api.sandbox.paypal.com.evil.example",
            "api.sandbox-paypal.com",
            "sandbox.api.paypal.com",
            "api.paypal.co",
            "api.paypal.comm",
            "api.paypal.net",
            "api.paypalobjects.com",
            "127.0.0.1",
            "localhost",
            "0.0.0.0",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "169.254.169.254",
            "169.254.170.2",
            "2130706433",
            "0x7f000001",
            "017700000001",
            "10.0.0.1",
            "metadata.google.internal",
            "[fd00:ec2::254]",
            "api.paypal.com%2eevil.example",
            "api%2epaypal.com",
            "%61pi.paypal.com",
            "api.paypal.com\u200b",
            "\u202eapi.paypal.com",
            "api.paypal\u00ad.com",
            "ⓐpi.paypal.com",
            "api.ｐaypal.com");

    /// Good addresses with one letter changed, taken away or added.
    private static List<String> mutations(int count) {
        var random = new Random(SEED);
        var good = List.of("https://api.paypal.com", "https://api-m.sandbox.paypal.com");
        var more = ":/@?#%.\\ aZ0-_~;,&=\u0430\u3002\n";
        var all = new ArrayList<String>();
        while (all.size() < count) {
            var base = good.get(random.nextInt(good.size()));
            var at = random.nextInt(base.length());
            var letter = more.charAt(random.nextInt(more.length()));
            var changed = switch (random.nextInt(3)) {
                case 0 -> base.substring(0, at) + letter + base.substring(at + 1);
                case 1 -> base.substring(0, at) + letter + base.substring(at);
                default -> base.substring(0, at) + base.substring(at + 1);
            };
            if (!changed.matches("https://api(-m)?(\\.sandbox)?\\.paypal\\.com")) {
                all.add(changed + PATH);
            }
        }
        return all;
    }
}
