package dev.anxin.local.codes;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.locale.Locales;
import dev.anxin.notification.Cause;
import dev.anxin.notification.CustomerAdvice;
import dev.anxin.notification.DueDate;
import dev.anxin.notification.LocalTimes;
import dev.anxin.notification.Template;
import dev.anxin.notification.TemplateValues;
import dev.anxin.notification.Texts;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A message that nobody got: a template, filled with made values.
///
/// @param link where its customer can look, as it ends a text message
public record MessageSample(Template template, String locale, Texts.Text text, String link) {
    static final String ORDER = "SO-20260301-0042";

    private static final String PAGE = "https://pay.example/pay/made";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    /// Every template in every locale, with all that it can be filled with.
    public static List<MessageSample> all() {
        return Locales.names().stream()
                .flatMap(locale -> Stream.of(Template.values()).map(template -> of(template, locale)))
                .toList();
    }

    private static MessageSample of(Template template, String locale) {
        return new MessageSample(template, locale, Texts.in(locale).of(values(template, locale)), PAGE);
    }

    private static TemplateValues values(Template template, String locale) {
        var advice = CustomerAdvice.of(AccountAdvice.of("stripe"), "insufficient_funds");
        return new TemplateValues(
                template,
                locale.equals("en") ? "Example Shop" : "演示小店",
                "help@shop.example",
                ORDER,
                new Money(29_900, "CNY"),
                PAGE,
                "https://shop.example/orders/" + ORDER,
                template == Template.NOT_PAID || template == Template.NOT_PAID_CLOSED
                        ? "https://shop.example/pay/" + ORDER
                        : "",
                template.isWaiting() ? 3 : 0,
                Optional.of(NOON.plusSeconds(390)).filter(_ -> template.isWaiting()),
                Optional.of(NOON.plusSeconds(300)).filter(_ -> template != Template.WAITING_HANDED_OVER),
                template == Template.WAITING_PROGRESS_LOCATED ? Cause.GATEWAY_PENDING : Cause.UNKNOWN,
                advice.customer().in(locale),
                Optional.of(NOON.minusSeconds(1_800)),
                due(template),
                "",
                false,
                NOON,
                LocalTimes.of("Asia/Shanghai", locale, NOON).withZone(),
                locale);
    }

    private static DueDate due(Template template) {
        var at = Optional.of(NOON.plus(Duration.ofDays(3)));
        var until = Optional.of(NOON.plus(Duration.ofDays(5)));
        return switch (template) {
            case DEBIT_BEGUN, DEBIT_OVERDUE, DEBIT_HANDED_OVER -> new DueDate(MethodClass.DEBIT, at, until, "", Money.NONE);
            case PAY_BY, PAY_BY_REMINDER, PAY_BY_OVER -> new DueDate(MethodClass.VOUCHER, at, until, "123456", Money.NONE);
            default -> DueDate.NONE;
        };
    }
}
