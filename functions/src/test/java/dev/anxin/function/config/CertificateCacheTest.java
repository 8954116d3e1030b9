package dev.anxin.function.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How often certificates are fetched.
final class CertificateCacheTest {
    /// Valid from 2017-02-18 to 2019-04-26T12:00:00Z.
    private static final byte[] FILE =
            Bytes.utf8(Json.parse(Deliveries.file("vectors/paypal-1.json")).needText("certificate_pem"));

    private static final Instant END = Instant.parse("2019-04-26T12:00:00Z");

    private final List<URI> called = new ArrayList<>();
    private Instant now = Instant.parse("2018-01-01T00:00:00Z");
    private Reply reply = new Reply.Answered(200, Map.of(), FILE);
    private final CertificateCache certificates = new CertificateCache(this::answer, () -> now);

    private Reply answer(Call call) {
        assertThat(call.method()).isEqualTo("GET");
        called.add(call.uri());
        return reply;
    }

    private static URI uri(int number) {
        return URI.create("https://a.example/" + number);
    }

    @Test
    void fetchesEachOnceADay() {
        for (int i = 0; i < 100; i++) {
            assertThat(certificates.at(uri(1))).contains(FILE);
        }
        assertThat(called).hasSize(1);
        now = now.plus(Duration.ofDays(1));
        assertThat(certificates.at(uri(1))).contains(FILE);
        assertThat(certificates.at(uri(2))).contains(FILE);
        assertThat(called).containsExactly(uri(1), uri(1), uri(2));
    }

    @Test
    void keepsNoneBeyondItsEnd() {
        now = END.minusSeconds(60);
        certificates.at(uri(1));
        now = END.minusSeconds(1);
        certificates.at(uri(1));
        assertThat(called).hasSize(1);
        now = END;
        assertThat(certificates.at(uri(1)))
                .as("whoever checks it says that it is over")
                .contains(FILE);
        assertThat(called).hasSize(2);
    }

    @Test
    void asksAgainForWhatItCouldNotGet() {
        for (var nothing : List.of(
                new Reply.None("no answer"),
                new Reply.Answered(404, Map.of(), FILE),
                new Reply.Answered(302, Map.of("location", "https://evil.example/"), FILE),
                new Reply.Answered(200, Map.of(), Bytes.utf8("<html>")))) {
            reply = nothing;
            assertThat(certificates.at(uri(1))).isEmpty();
        }
        assertThat(called).hasSize(4);
    }

    @Test
    void fetchesNoMoreThanSoManyAMinute() {
        for (int i = 0; i < 100; i++) {
            certificates.at(uri(i));
        }
        assertThat(called).hasSize(CertificateCache.MOST);
        assertThat(certificates.at(uri(0))).as("what is known is known").contains(FILE);
        now = now.plusSeconds(60);
        assertThat(certificates.at(uri(99))).contains(FILE);
        for (int minute = 0; minute < 5; minute++) {
            now = now.plusSeconds(61);
            for (int i = 0; i < 100; i++) {
                certificates.at(uri(1_000 * minute + i + 200));
            }
        }
        assertThat(called).hasSize(CertificateCache.MOST * 6 + 1);
    }
}
