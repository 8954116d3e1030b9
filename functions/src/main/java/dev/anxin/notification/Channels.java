package dev.anxin.notification;

import dev.anxin.locale.Phrasebook;
import dev.anxin.payment.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/// One message as each channel takes it, within its limits.
public record Channels(Email email, SmsText sms, WeChat wechat, Inbox inbox) {
    /// @param preview what a list of mails shows beside the subject
    public record Email(String subject, String preview, String text) {}

    /// An entry in the shop's app: what it opens is the app's own, so it has no links.
    public record Inbox(String title, String text) {}

    /// Fields of WeChat's subscribe messages and templates, by the kinds that it has
    /// (developers.weixin.qq.com, subscribeMessage.send). Its first line and its remark are shown no more since
    /// 2023-05-04. WeChat refuses an empty field: a template may use only what is never empty for its shop.
    ///
    /// @param thing what to do, at most 20 characters
    /// @param phrase how it stands, at most 5 Chinese characters; empty in a locale that is not Chinese
    /// @param amount one sign and at most 10 digits: `¥129.00`; empty where a sign would name several currencies
    /// @param characterString the order's number, at most 32 characters; empty if it is longer
    /// @param time when it was said, on the customer's clock: `2026年3月1日 12:05`
    public record WeChat(String thing, String phrase, String amount, String characterString, String time) {
        private static final Map<String, String> SIGNS = Map.of("CNY", "¥", "USD", "$", "EUR", "€", "GBP", "£");
        private static final Pattern PHRASE = Pattern.compile("\\p{IsHan}{1,5}");
        private static final int LONGEST_STRING = 32;
        private static final long LARGEST = 9_999_999_999L;

        private static WeChat of(TemplateValues about, String tip, String status) {
            return new WeChat(
                    tip,
                    PHRASE.matcher(status).matches() ? status : "",
                    amount(about.money()),
                    about.order().length() <= LONGEST_STRING ? about.order() : "",
                    about.times().wechat(about.at()));
        }

        private static String amount(Money money) {
            var sign = SIGNS.getOrDefault(money.currency(), "");
            if (sign.isEmpty() || money.minor() > LARGEST) {
                return "";
            }
            return sign
                    + BigDecimal.valueOf(money.minor(), Money.digits(money.currency()))
                            .toPlainString();
        }
    }

    /// @param values as texts have them, with the message's own parts
    static Channels of(TemplateValues about, Phrasebook phrasebook, Map<String, String> values) {
        var link = about.pageUrl().isEmpty() ? about.orderUrl() : about.pageUrl();
        var help = about.support().isEmpty() ? "" : phrasebook.phrase("help", values);
        return new Channels(
                new Email(
                        phrasebook.frame("subject", values),
                        values.getOrDefault("lead", ""),
                        phrasebook.frame("text", values)),
                SmsText.fitting(phrasebook.frame("sms", values), link, help),
                WeChat.of(about, values.getOrDefault("tip", ""), values.getOrDefault("status", "")),
                new Inbox(values.getOrDefault("title", ""), phrasebook.frame("inbox", values)));
    }
}
