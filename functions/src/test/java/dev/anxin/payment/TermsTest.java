package dev.anxin.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TermsTest {
    @ParameterizedTest
    @CsvSource({"P367D, PT2M, PT0S", "PT1S, PT-1S, PT0S", "PT1S, PT2M, P367D", "PT0S, PT2M, PT0S", "PT-1S, PT2M, PT0S"})
    void refusesTimesThatNobodyWaits(Duration wait, Duration newAttempt, Duration grace) {
        assertThatThrownBy(() -> new Terms(Ladder.DEFAULT, List.of(wait), newAttempt, grace, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refundsByItselfOnlyWithAGraceTime() {
        assertThat(Terms.DEFAULT.refundsByItself()).isFalse();
        assertThat(new Terms(Ladder.DEFAULT, List.of(), Duration.ZERO, Duration.ofHours(1), false).refundsByItself())
                .isTrue();
        assertThat(Terms.DEFAULT.tellingPaid(true).tellPaid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1S", "P31D"})
    void accountsHaveATimeToPayIn(Duration window) {
        assertThatThrownBy(() -> new Account(
                        "a",
                        "stripe",
                        "m",
                        Set.of(),
                        window,
                        Terms.DEFAULT,
                        InquiryPolicy.DEFAULT,
                        RefundLimits.DEFAULT,
                        ShopFront.NONE,
                        "",
                        false))
                .hasMessage("the time to pay in is not between a second and 30 days");
    }
}
