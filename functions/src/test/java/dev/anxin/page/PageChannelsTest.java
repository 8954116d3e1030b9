package dev.anxin.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.payment.Channel;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.QuietHours;
import dev.anxin.payment.Terms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the page says that its reader hears more: by what the merchant said, and by nothing else.
final class PageChannelsTest {
    private static List<String> sentences(MessageTerms messages, String locale) {
        return waiting(messages).page(3, locale).sentences();
    }

    private static PageStory waiting(MessageTerms messages) {
        return PageStory.registered(Terms.DEFAULT.writing(messages))
                .and(Source.CUSTOMER, PageStory.minute(2), new News.Returned());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en    | We will tell you by text message or e-mail, and this page shows it at once.
        zh-CN | 我们会通过短信或邮件通知您，本页面也会即时显示。
        zh-HK | 我們會透過短訊或電郵通知閣下，本頁面亦會即時顯示。
        """)
    void namesTheChannelsInTheirOrder(String locale, String sentence) {
        var messages = MessageTerms.DEFAULT.preferring(List.of(Channel.SMS, Channel.EMAIL));
        assertThat(sentences(messages, locale)).last().isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en    | Between 22:00 and 08:00 we write only what cannot wait: this page shows it at any time.
        zh-CN | 22:00至08:00我们只发送不能等待的通知，本页面随时显示最新状态。
        zh-HK | 22:00至08:00我們只發送不能等待的通知，本頁面隨時顯示最新狀態。
        """)
    void saysWhenItIsQuiet(String locale, String sentence) {
        var messages = new MessageTerms(List.of(), QuietHours.of("22:00", "08:00"));
        assertThat(sentences(messages, locale)).last().isEqualTo(sentence);
    }

    @Test
    void saysNothingMoreWhereTheMerchantDidNot() {
        for (var locale : List.of("en", "zh-CN", "zh-HK")) {
            assertThat(sentences(MessageTerms.DEFAULT, locale))
                    .isEqualTo(PageStory.returned().page(3, locale).sentences())
                    .noneMatch(sentence -> sentence.contains("22:00") || sentence.contains("{"));
        }
    }

    @Test
    void saysNothingOfItOnceNothingMoreIsHeard() {
        var messages = MessageTerms.DEFAULT.preferring(List.of(Channel.SMS));
        assertThat(waiting(messages).paid(4).page(5, "en").sentences())
                .noneMatch(line -> line.contains("text message"));
    }
}
