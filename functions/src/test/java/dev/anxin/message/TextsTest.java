package dev.anxin.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Message;
import dev.anxin.payment.Ladder.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TextsTest {
    static Stream<Message> messages() {
        var waiting =
                Stream.of(Stage.REASSURED, Stage.PROGRESS, Stage.HANDED_OVER).map(Message.Waiting::new);
        var outcomes = Stream.of(
                new Message.Paid(),
                new Message.NotPaid(Instant.EPOCH),
                new Message.Refunded("r"),
                new Message.Bounced("r"));
        return Stream.concat(waiting, outcomes);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void namesOrderAndAmountInBothLanguages(Message message) {
        for (String locale : List.of("en", "zh-CN")) {
            var text = Texts.in(locale).of(message, "order-1", "10.99 USD");
            assertThat(text.text()).contains("order-1", "10.99 USD");
            assertThat(text.title()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void saysNothingOfFailureBeforeItIsOneAndAlwaysThatMoneyIsSafe(Message message) {
        if (message.isOutcome()) {
            return;
        }
        var english = Texts.in("en").of(message, "1", "1 USD").text().toLowerCase(Locale.ROOT);
        assertThat(english)
                .doesNotContain("fail")
                .contains("do not pay again", "your money is safe", "we will write to you");
        assertThat(Texts.in("zh-CN").of(message, "1", "1 USD").text())
                .doesNotContain("失败")
                .contains("请勿重复支付", "资金是安全的", "原路退回", "通知您");
    }
}
