package dev.anxin.aws.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.payment.PaymentKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefundMessageTest {
    @Test
    void readsBackWhatItWrote() {
        var message = new RefundMessage(new PaymentKey("olepay", "a:1"), "a:1:unfulfilled");
        assertThat(RefundMessage.read(message.write().write())).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see to it",
                "{}",
                "{\"v\":2,\"account\":\"a\",\"reference\":\"b\",\"refund\":\"b:late\"}",
                "{\"v\":1,\"account\":\"A\",\"reference\":\"b\",\"refund\":\"b:late\"}",
                "{\"v\":1,\"account\":\"a\",\"reference\":\"b\"}",
            })
    void nothingElse(String text) {
        assertThatThrownBy(() -> RefundMessage.read(text)).isInstanceOf(Unreadable.class);
    }
}
