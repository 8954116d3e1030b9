package dev.anxin.page.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SealTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Ticket TICKET = Ticket.of(new PaymentKey("olepay", "made-1001"), NOON);
    private static final String OLD = "made-key-made-key-made-key-made-key-0";
    private static final String NEW = "made-key-made-key-made-key-made-key-1";
    private static final Seal SEAL = seal(NEW);
    private static final String TOKEN = SEAL.seal(TICKET);

    private static Seal seal(String key, String... old) {
        return Seal.of(Json.object("v", 1, "key", key, "old", Json.array(Stream.of(old))));
    }

    @Test
    void opensWhatItSealedUntilThirtyDaysAfterTheTimeToPay() {
        var end = NOON.plus(Duration.ofDays(30));
        assertThat(SEAL.open(TOKEN, NOON)).contains(TICKET);
        assertThat(SEAL.open(TOKEN, end.minusNanos(1))).contains(TICKET);
        assertThat(SEAL.open(TOKEN, end)).isEmpty();
    }

    @Test
    void givesTheSamePaymentTheSameLinkAndOthersOthers() {
        var other = Ticket.of(new PaymentKey("olepay", "made-1002"), NOON);
        assertThat(seal(NEW).seal(TICKET)).isEqualTo(TOKEN);
        assertThat(SEAL.seal(other)).isNotEqualTo(TOKEN);
        assertThat(seal(OLD).seal(TICKET)).isNotEqualTo(TOKEN);
    }

    @Test
    void isOpaqueAndFitsIntoAPath() {
        assertThat(TOKEN).matches("[A-Za-z0-9_-]+");
        var bytes = Base64.getUrlDecoder().decode(TOKEN);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("olepay", "made-1001");
        var longest = Ticket.of(new PaymentKey("a".repeat(40), "~".repeat(128)), NOON);
        assertThat(SEAL.open(SEAL.seal(longest), NOON)).contains(longest);
        assertThat(SEAL.seal(longest)).hasSize(275);
    }

    @Test
    void staysTheSameOverVersionsOfThisProgram() { // links that were sent must open after a deployment
        assertThat(TOKEN).isEqualTo("PPaEEoHVZJAIPGtV6k8BbZOMVWP560df8hrUFtI4cRFLM3GvSJXJQstKiBgpnok0CkrigpY");
    }

    @Test
    void opensWithAnOldKeyWhatWasSealedBeforeTheKeyChanged() {
        var sealedBefore = seal(OLD).seal(TICKET);
        assertThat(seal(NEW, OLD).open(sealedBefore, NOON)).contains(TICKET);
        assertThat(seal(NEW, OLD).seal(TICKET)).isEqualTo(TOKEN);
        assertThat(seal(NEW).open(sealedBefore, NOON)).isEmpty();
    }

    @Test
    void opensNothingThatIsTruncatedAtAnyLength() {
        for (int length = 0; length < TOKEN.length(); length++) {
            assertThat(SEAL.open(TOKEN.substring(0, length), NOON)).isEmpty();
            assertThat(SEAL.open(TOKEN.substring(TOKEN.length() - length), NOON))
                    .isEmpty();
        }
    }

    @Test
    void opensNothingWithAnyBitFlipped() {
        var bytes = Base64.getUrlDecoder().decode(TOKEN);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var flipped = bytes.clone();
            flipped[bit / 8] = (byte) (flipped[bit / 8] ^ (1 << (bit % 8)));
            assertThat(SEAL.open(Base64.getUrlEncoder().withoutPadding().encodeToString(flipped), NOON))
                    .isEmpty();
        }
    }

    /// Every reference length from 1 to 6, so that each way of padding, and both other alphabets, occur.
    static Stream<String> reEncoded() {
        return Stream.of("1", "12", "123", "1234", "12345", "123456")
                .map(reference -> SEAL.seal(Ticket.of(new PaymentKey("olepay", reference), NOON)))
                .flatMap(token -> {
                    var bytes = Base64.getUrlDecoder().decode(token);
                    var last = token.charAt(token.length() - 1);
                    var others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                            .chars()
                            .filter(letter -> letter != last)
                            .mapToObj(letter -> token.substring(0, token.length() - 1) + (char) letter);
                    return Stream.concat(
                            others,
                            Stream.of(
                                    token + "=",
                                    token + "==",
                                    token + "A",
                                    " " + token,
                                    token + "\n",
                                    token + "%3D",
                                    "%" + Integer.toHexString(token.charAt(0)) + token.substring(1),
                                    token.replace('-', '+').replace('_', '/') + (token.matches("\\w+") ? "=" : ""),
                                    URLEncoder.encode(Base64.getEncoder().encodeToString(bytes), StandardCharsets.UTF_8)
                                            + "%20"));
                });
    }

    @ParameterizedTest
    @MethodSource("reEncoded")
    void opensNothingThatIsWrittenOtherwise(String token) {
        assertThat(SEAL.open(token, NOON)).isEmpty();
    }

    @Test
    void opensNothingThatIsFarTooLong() {
        assertThat(SEAL.open("A".repeat(100_000), NOON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"key\":\"too short\"}",
                "{\"key\":7}",
                "{\"key\":\"made-key-made-key-made-key-made-key-0\",\"old\":[7]}"
            })
    void refusesADocumentWithoutAKeyAndNamesNoneOfIt(String document) {
        assertThatThrownBy(() -> Seal.of(Json.parse(document)))
                .isInstanceOf(BadJson.class)
                .hasMessageNotContainingAny("too short", "made-key");
    }

    @Test
    void refusesMoreKeysThanAnybodyHas() {
        var old = Json.array(List.of(OLD, OLD, OLD, OLD, OLD, OLD, OLD, OLD).stream());
        assertThatThrownBy(() -> Seal.of(Json.object("key", NEW, "old", old))).isInstanceOf(BadJson.class);
    }
}
