package dev.anxin.function.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Account;
import dev.anxin.payment.InquiryPolicy;
import dev.anxin.payment.RefundLimits;
import dev.anxin.payment.ShopFront;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which locales a payment can be registered with: those that we have, by their own names.
final class RegistrationLocaleTest {
    private static final Account ACCOUNT = new Account(
            "olepay",
            "olepay",
            "demo-shop",
            Set.of(),
            Duration.ofMinutes(30),
            Terms.DEFAULT,
            new InquiryPolicy("https://olepay.example", 600, true),
            RefundLimits.DEFAULT,
            ShopFront.NONE,
            "",
            false);

    private static String registered(String more) {
        var body = Json.parse("{\"order\": \"o-1\", \"amount\": 100, \"currency\": \"HKD\"" + more + "}");
        return new RegistrationRequest(body)
                .registration(ACCOUNT, "", Instant.parse("2026-03-01T12:00:00Z"))
                .locale();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh-HK", "en"})
    void isOneThatWeHave(String locale) {
        assertThat(registered(", \"locale\": \"" + locale + "\"")).isEqualTo(locale);
    }

    @Test
    void isChineseWhereTheShopSaysNothing() {
        assertThat(registered("")).isEqualTo("zh-CN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-TW", "zh-hk", "en-GB", "fr", ""})
    void isRefusedByNameWhereWeDoNotHaveIt(String locale) {
        assertThatThrownBy(() -> registered(", \"locale\": \"" + locale + "\""))
                .isInstanceOf(BadJson.class)
                .hasMessage("'locale' is none of [en, zh-CN, zh-HK]");
    }
}
