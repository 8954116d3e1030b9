package dev.anxin.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.MethodSchedule.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MethodScheduleTest {
    /// A Monday.
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private static final Instant DUE = MONDAY.plus(Duration.ofDays(4)); // Friday

    private static MethodSchedule schedule(Method method) {
        return new MethodSchedule(MethodReport.of(method, MONDAY), MethodTerms.DEFAULT);
    }

    private static final MethodSchedule SLIP = schedule(Method.voucher("boleto", DUE, "77"));
    private static final MethodSchedule DEBIT = schedule(Method.debit("us_bank_account", "py_1"));

    private static Instant days(long days) {
        return MONDAY.plus(Duration.ofDays(days));
    }

    @Test
    void aSlipEndsBusinessDaysAfterItsDueDate() {
        assertThat(SLIP.end()).isEqualTo(Instant.parse("2026-03-10T09:00:00Z")).isEqualTo(SLIP.lastNews());
        var terms = new MethodTerms(0, 3, 1, 2);
        assertThat(new MethodSchedule(SLIP.report(), terms).end()).isEqualTo(Instant.parse("2026-03-09T09:00:00Z"));
    }

    @Test
    void aSlipIsAskedAboutDailyAtItsDueDateAndBeforeEachMessage() {
        assertThat(SLIP.questions())
                .contains(days(1), days(2), days(3), DUE, days(5), days(6), days(7))
                .allMatch(at -> at.isBefore(SLIP.end()))
                .noneMatch(at -> at.isBefore(days(1)));
    }

    @Test
    void theHolderOfASlipIsToldAtOnceRemindedAndToldWhatIsNotSeen() {
        assertThat(SLIP.step(Instant.MIN)).contains(Step.BEGUN);
        assertThat(SLIP.step(days(3).minusSeconds(1))).contains(Step.BEGUN);
        assertThat(SLIP.step(days(3))).contains(Step.REMINDED);
        assertThat(SLIP.step(DUE)).as("neither reminded nor reproached").isEmpty();
        assertThat(SLIP.step(days(5))).contains(Step.OVERDUE);
        assertThat(SLIP.stage(days(7))).isEqualTo(Stage.PROGRESS);
        assertThat(SLIP.nextStep(days(2))).contains(days(3));
        assertThat(SLIP.nextStep(days(3))).contains(days(5));
        assertThat(SLIP.nextStep(days(5))).isEmpty();
    }

    @Test
    void aSlipOfADayHasNoReminder() {
        var today = schedule(Method.voucher("konbini", MONDAY.plus(Duration.ofHours(30)), ""));
        assertThat(today.step(MONDAY.plus(Duration.ofHours(7)))).contains(Step.BEGUN);
    }

    @Test
    void ofASlipThatWasHeardOfTooLateNobodyIsToldToPay() {
        var late = new MethodSchedule(
                MethodReport.of(Method.voucher("boleto", MONDAY.minusSeconds(1), ""), MONDAY), MethodTerms.DEFAULT);
        assertThat(late.step(Instant.MIN)).isEmpty();
    }

    @Test
    void aSlipWithoutADateNeverEndsByItselfAndItsDateIsAskedForAtOnce() {
        var undated = schedule(Method.voucher("konbini", Instant.MAX, ""));
        assertThat(undated.end()).isEqualTo(Instant.MAX);
        assertThat(undated.questions()).contains(MONDAY.plus(Duration.ofMinutes(1)), days(1), days(29));
        assertThat(undated.step(Instant.MIN)).isEmpty();
        assertThat(undated.step(MONDAY.plus(Duration.ofMinutes(1)))).contains(Step.BEGUN);
    }

    @Test
    void aDebitIsExpectedAfterBusinessDaysAndLookedAfterThreeLater() {
        assertThat(DEBIT.expectedBy()).isEqualTo(DUE);
        assertThat(DEBIT.handOverAt()).isEqualTo(Instant.parse("2026-03-11T09:00:00Z"));
        assertThat(DEBIT.end()).as("never closed by us").isEqualTo(Instant.MAX);
        assertThat(DEBIT.step(Instant.MIN)).contains(Step.BEGUN);
        assertThat(DEBIT.step(DUE)).contains(Step.OVERDUE);
        assertThat(DEBIT.stage(days(8))).isEqualTo(Stage.PROGRESS);
        assertThat(DEBIT.stage(days(9))).isEqualTo(Stage.HANDED_OVER);
    }

    @Test
    void aDebitIsAskedAboutOnBusinessDays() {
        assertThat(DEBIT.questions())
                .contains(days(1), days(2), days(3), days(4), days(7), days(8), days(9))
                .doesNotContain(days(5), days(6));
    }

    @Test
    void eachKindOfDebitHasItsUsualTimeUnlessTheAccountSaysOtherwise() {
        assertThat(schedule(Method.debit("sepa_debit", "")).expectedBy())
                .isEqualTo(Instant.parse("2026-03-20T09:00:00Z"));
        assertThat(schedule(Method.debit("bank_debit", "")).expectedBy())
                .isEqualTo(Instant.parse("2026-03-20T09:00:00Z"));
        var own = new MethodTerms(5, 3, 2, 2);
        assertThat(new MethodSchedule(DEBIT.report(), own).expectedBy())
                .isEqualTo(Instant.parse("2026-03-09T09:00:00Z"));
    }

    @Test
    void aDateThatTheGatewayOnceSaidOutranksItsSilence() {
        var dated = MethodReport.of(Method.voucher("konbini", DUE, ""), MONDAY);
        var undated = MethodReport.of(Method.voucher("konbini", Instant.MAX, ""), days(1));
        var both = dated.join(undated);
        assertThat(both).isEqualTo(undated.join(dated));
        assertThat(both.method().payBy()).isEqualTo(DUE);
        assertThat(both.first()).isEqualTo(MONDAY);
        assertThat(both.last()).isEqualTo(days(1));
        var renewed = MethodReport.of(Method.voucher("konbini", days(9), ""), days(2));
        assertThat(both.join(renewed).method().payBy()).isEqualTo(days(9));
    }

    @Test
    void twoAttemptsOfADebitAreTwo() {
        assertThat(Method.debit("sepa_debit", "py_1").key(true))
                .isNotEqualTo(Method.debit("sepa_debit", "py_2").key(true));
        assertThat(Method.instant("card").key(true))
                .isEqualTo(Method.instant("alipay").key(true));
    }

    @Test
    void daysAreNeitherNegativeNorMonths() {
        assertThatThrownBy(() -> new MethodTerms(-1, 3, 2, 2)).hasMessageContaining("between 0 and 90");
        assertThatThrownBy(() -> new MethodTerms(0, 3, 91, 2)).hasMessageContaining("between 0 and 90");
    }
}
