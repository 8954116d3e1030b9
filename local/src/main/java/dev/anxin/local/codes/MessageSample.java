package dev.anxin.local.codes;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.locale.Phrasebook;
import dev.anxin.notification.Cause;
import dev.anxin.notification.CustomerAdvice;
import dev.anxin.notification.DueDate;
import dev.anxin.notification.LocalTimes;
import dev.anxin.notification.Template;
import dev.anxin.notification.TemplateValues;
import dev.anxin.notification.Texts;
import dev.anxin.notification.UsualTimes;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.Money;
import dev.anxin.payment.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A message that nobody got: a template, filled with made values.
///
/// @param variant what is special about it, such as a cause; empty for most
/// @param tookLong whether its customer waited until a person was called
/// @param otherWay whether only another way of paying helps
/// @param link where its customer can look, as it ends a text message
public record MessageSample(
        Template template,
        String locale,
        String variant,
        boolean tookLong,
        boolean otherWay,
        Texts.Text text,
        String link) {
    static final String ORDER = "SO-20260301-0042";

    /// As long as such links are.
    private static final String PAGE = "https://pay.example/pay/" + "made".repeat(19);
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    /// What a message says of is not the same for each payment.
    ///
    /// @param why in a word, why money went back
    private record Story(Template template, Cause cause, String why, boolean tookLong, boolean otherWay) {
        Story(Template template, Cause cause, String why, boolean tookLong) {
            this(template, cause, why, tookLong, false);
        }

        String variant() {
            if (otherWay) {
                return "only another way helps";
            }
            var located = template == Template.WAITING_PROGRESS || template == Template.WAITING_PROGRESS_LOCATED;
            return tookLong ? "after a long wait" : located ? cause.word() : why;
        }
    }

    /// Every template of a locale, with all that it can be filled with, and with each cause where it says one.
    ///
    /// @throws IllegalArgumentException naming a text that the locale does not have
    static Stream<MessageSample> of(Phrasebook phrasebook) {
        return Stream.of(Template.values()).flatMap(MessageSample::stories).map(story -> of(story, phrasebook));
    }

    private static Stream<Story> stories(Template template) {
        return switch (template) {
            case WAITING_PROGRESS ->
                Stream.of(Cause.UNKNOWN, Cause.GATEWAY_SILENT).map(cause -> new Story(template, cause, "", false));
            case WAITING_PROGRESS_LOCATED ->
                Stream.of(Cause.values()).filter(Cause::isLocated).map(cause -> new Story(template, cause, "", false));
            case PAID_AFTER_WAITING, NOT_PAID_LOOK_FIRST -> afterShortAndLong(template);
            case NOT_PAID, NOT_PAID_CLOSED ->
                Stream.concat(
                        afterShortAndLong(template), Stream.of(new Story(template, Cause.UNKNOWN, "", false, true)));
            case REFUND_UNDER_WAY, REFUNDED ->
                Stream.concat(Stream.of(""), reasons(template))
                        .map(why -> new Story(template, Cause.UNKNOWN, why, false));
            case WAITING_REASSURED,
                    WAITING_HANDED_OVER,
                    DEBIT_BEGUN,
                    DEBIT_OVERDUE,
                    DEBIT_HANDED_OVER,
                    PAY_BY,
                    PAY_BY_REMINDER,
                    PAY_BY_OVER,
                    PAID,
                    PAID_AFTER_ALL,
                    PAID_LATE,
                    PART_PAID,
                    REFUNDED_SECOND,
                    REFUND_BOUNCED -> Stream.of(new Story(template, Cause.UNKNOWN, "", false));
        };
    }

    private static Stream<Story> afterShortAndLong(Template template) {
        return Stream.of(false, true).map(tookLong -> new Story(template, Cause.UNKNOWN, "", tookLong));
    }

    /// A second payment that went back has a template of its own.
    private static Stream<String> reasons(Template template) {
        return Stream.of(Purpose.values())
                .filter(purpose -> template == Template.REFUND_UNDER_WAY || purpose != Purpose.SECOND)
                .map(Purpose::word);
    }

    private static MessageSample of(Story story, Phrasebook phrasebook) {
        var text = new Texts(phrasebook).of(values(story, phrasebook.locale()));
        return new MessageSample(
                story.template(), phrasebook.locale(), story.variant(), story.tookLong(), story.otherWay(), text, PAGE);
    }

    private static TemplateValues values(Story story, String locale) {
        var template = story.template();
        var code = story.otherWay() ? "expired_card" : "insufficient_funds";
        var advice = CustomerAdvice.of(AccountAdvice.of("stripe"), code);
        return new TemplateValues(
                template,
                locale.equals("en") ? "Example Shop" : locale.equals("zh-HK") ? "示範小店" : "演示小店",
                "help@shop.example",
                ORDER,
                new Money(29_900, locale.equals("zh-HK") ? "HKD" : "CNY"),
                PAGE,
                "https://shop.example/orders/" + ORDER,
                template == Template.NOT_PAID || template == Template.NOT_PAID_CLOSED
                        ? "https://shop.example/pay/" + ORDER
                        : "",
                template.isWaiting() ? 3 : 0,
                Optional.of(NOON.plusSeconds(390)).filter(_ -> template.isWaiting()),
                Optional.of(NOON.plusSeconds(300)).filter(_ -> template != Template.WAITING_HANDED_OVER),
                usualTimes(template),
                true,
                story.cause(),
                advice.customer().in(locale),
                story.otherWay(),
                Optional.of(NOON.minusSeconds(1_800)),
                due(template),
                story.why(),
                story.tookLong(),
                QuietHours.NONE,
                NOON,
                LocalTimes.of("Asia/Shanghai", locale, NOON).withZone(),
                locale);
    }

    /// Banks take days.
    private static UsualTimes usualTimes(Template template) {
        return template == Template.DEBIT_BEGUN
                ? new UsualTimes(true, Optional.of(Duration.ofDays(2)), Optional.of(Duration.ofDays(5)))
                : new UsualTimes(true, Optional.of(Duration.ofMinutes(20)), Optional.of(Duration.ofHours(2)));
    }

    private static DueDate due(Template template) {
        var at = Optional.of(NOON.plus(Duration.ofDays(3)));
        var until = Optional.of(NOON.plus(Duration.ofDays(5)));
        return switch (template) {
            case DEBIT_BEGUN, DEBIT_OVERDUE, DEBIT_HANDED_OVER ->
                new DueDate(MethodClass.DEBIT, at, until, "", Money.NONE);
            case PAY_BY, PAY_BY_REMINDER, PAY_BY_OVER ->
                new DueDate(MethodClass.VOUCHER, at, until, "123456", Money.NONE);
            default -> DueDate.NONE;
        };
    }

    /// `waiting-progress, gateway-silent, en`.
    String name() {
        return String.join(
                ", ",
                Stream.of(template.id(), variant, locale)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
