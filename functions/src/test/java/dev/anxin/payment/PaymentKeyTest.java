package dev.anxin.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaymentKeyTest {
    @Test
    void namesAccountAndReference() {
        assertThat(new PaymentKey("alipay-main", "A#1/2")).hasToString("alipay-main/A#1/2");
        assertThat(new PaymentKey("stripe", "pi_1").withReference("ch_1")).isEqualTo(new PaymentKey("stripe", "ch_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "A", "a#b", "a/b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesAccountsOfAnotherForm(String account) {
        assertThatThrownBy(() -> new PaymentKey(account, "1")).hasMessageStartingWith("the account is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a\n"})
    void refusesReferencesOfAnotherForm(String reference) {
        assertThatThrownBy(() -> new PaymentKey("stripe", reference)).hasMessageStartingWith("the reference is not");
    }
}
