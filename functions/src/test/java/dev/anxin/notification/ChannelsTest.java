package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.locale.Locales;
import dev.anxin.payment.Money;
import dev.anxin.payment.QuietHours;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ChannelsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z"); // 12:00 in Shanghai
    private static final String PAGE = "https://pay.shop.example/pay/" + "t".repeat(64);
    private static final String ORDER = "SO-20260301-0042";

    static Stream<TemplateValues> everything() {
        return Locales.names().stream()
                .flatMap(locale -> Stream.of(Template.values())
                        .map(template -> values(template, locale, new Money(12_900, "CNY"), ORDER)));
    }

    private static TemplateValues values(Template template, String locale, Money money, String order) {
        return new TemplateValues(
                template,
                "Made Shop",
                "help@shop.example",
                order,
                money,
                PAGE,
                "",
                "",
                1,
                Optional.empty(),
                Optional.of(NOON.plusSeconds(300)),
                UsualTimes.UNKNOWN,
                true,
                Cause.UNKNOWN,
                "",
                false,
                Optional.of(NOON),
                DueDate.NONE,
                "",
                false,
                QuietHours.NONE,
                NOON.plusSeconds(300),
                LocalTimes.of("Asia/Shanghai", locale, NOON).withZone(),
                locale);
    }

    private static Channels of(TemplateValues about) {
        return Texts.in(about.locale()).of(about).channels();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void keepsToTheLimitsOfWeChat(TemplateValues about) {
        var wechat = of(about).wechat();
        assertThat(wechat.thing()).hasSizeBetween(4, 20);
        assertThat(wechat.phrase()).matches(about.locale().equals("en") ? "" : "\\p{IsHan}{2,5}");
        assertThat(wechat.amount()).isEqualTo("¥129.00");
        assertThat(wechat.characterString()).isEqualTo(ORDER);
        assertThat(wechat.time()).isEqualTo("2026年3月1日 12:05");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void aTextMessageIsOneSegment(TemplateValues about) {
        var sms = of(about).sms();
        assertThat(sms.segments()).as(sms.text()).isEqualTo(1);
        assertThat(sms.text()).contains(ORDER, "Made Shop");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void namesTheOrderInEachChannel(TemplateValues about) {
        var channels = of(about);
        assertThat(channels.email().subject()).contains(ORDER);
        assertThat(channels.email().preview()).contains(ORDER).doesNotContain("http", "\n");
        assertThat(channels.email().text()).contains(channels.email().preview(), PAGE);
        assertThat(channels.inbox().text()).contains(ORDER, "help@shop.example").doesNotContain("http", "\n");
        assertThat(channels.inbox().title()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12900, CNY, ¥129.00",
        "1800, USD, $18.00",
        "9999999999, CNY, ¥99999999.99",
        "10000000000, CNY, ''",
        "1290, JPY, ''", // its sign is the yuan's too
        "8800, HKD, ''",
    })
    void saysNoAmountThatCouldBeTakenForAnother(long minor, String currency, String amount) {
        var about = values(Template.PAID, "zh-CN", new Money(minor, currency), ORDER);
        assertThat(of(about).wechat().amount()).isEqualTo(amount);
    }

    @Test
    void cutsNoOrderInTwo() {
        var about = values(Template.PAID, "zh-CN", new Money(1, "CNY"), "x".repeat(33));
        assertThat(of(about).wechat().characterString()).isEmpty();
    }
}
