package dev.anxin.local.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.notification.Template;
import dev.anxin.notification.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Our own messages have nothing wrong with them, and each would be caught with one thing wrong.
final class MessageLintTest {
    static List<MessageSample> samples() {
        return MessageSample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsNothingInOurMessages(MessageSample sample) {
        assertThat(MessageLint.problems(sample)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WAITING_REASSURED | en | we are confirming | could not confirm the failed | says that it failed",
                "WAITING_REASSURED | zh-CN | 确认中 | 失败 | says that it failed",
                "WAITING_PROGRESS | en | do not pay again | be patient | does not say: do not pay again",
                "WAITING_HANDED_OVER | zh-CN | 请勿重复支付 | 请放心 | does not say: do not pay again",
                "DEBIT_BEGUN | en | refunded to your original payment method | gone | does not say: unfinished money goes back",
                "PAY_BY | en | Support: | Write to: | does not say: who helps",
                "PAID_LATE | zh-CN | 原路退回 | 处理 | does not say: unfinished money goes back",
                "NOT_PAID | en | was not completed | was blocked for a risk | hints at what a bank may suspect",
                "NOT_PAID_CLOSED | zh-CN | 未能完成支付 | 被拒绝 | frightens",
                "REFUNDED | en | SO-20260301-0042 | {order} | has something unfilled in it",
                "REFUND_BOUNCED | zh-CN | SO-20260301-0042 | 见附件 | does not say which order it is about",
                "PAID | en | Thank you for your order. | Result: trade_success. | has a raw code in it",
            })
    void findsWhatIsWrong(Template template, String locale, String good, String bad, String problem) {
        var sample = samples().stream()
                .filter(one -> one.template() == template && one.locale().equals(locale))
                .findAny()
                .orElseThrow();
        var text = sample.text();
        assertThat(text.text()).contains(good);
        var worse = new Texts.Text(text.title(), text.text().replace(good, bad), text.sms(), text.channels());
        assertThat(MessageLint.problems(new MessageSample(template, locale, worse, sample.link())))
                .anySatisfy(found -> assertThat(found).contains(template.id(), locale, "text: it " + problem));
    }

    @Test
    void aTextMessageIsShort() {
        var sample = samples().getFirst();
        var text = sample.text();
        var longer = new Texts.Text(text.title(), text.text(), text.sms() + text.sms(), text.channels());
        assertThat(MessageLint.problems(new MessageSample(sample.template(), sample.locale(), longer, sample.link())))
                .singleElement()
                .asString()
                .contains("sms: it is too long");
    }
}
