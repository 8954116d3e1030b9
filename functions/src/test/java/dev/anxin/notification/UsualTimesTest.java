package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodSchedule.Step;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RecoveryTimes;
import dev.anxin.payment.ShopFront;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of how long it takes.
final class UsualTimesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PaymentKey KEY = new PaymentKey("olepay", "made-1");
    private static final Money PRICE = new Money(29900, "CNY");

    /// Counts by minutes: 2, 12 means that twelve took 2 minutes at most.
    private static RecoveryTimes times(long... minutesAndCounts) {
        var counts = new TreeMap<Duration, Long>();
        for (int i = 0; i < minutesAndCounts.length; i += 2) {
            counts.put(Duration.ofMinutes(minutesAndCounts[i]), minutesAndCounts[i + 1]);
        }
        return new RecoveryTimes(counts);
    }

    /// A payment whose customer came back at noon, and which was asked about at these minutes.
    private static PaymentState asked(String locale, long... minutes) {
        var registration = new Registration(
                NOON, "demo-shop", "SO-42", PRICE, "", locale, "UTC", NOON.plusSeconds(7200), "", Terms.DEFAULT);
        var facts = Stream.<News>of(new News.Registered(registration), new News.Returned())
                .map(news -> Fact.of(KEY, Source.MERCHANT, "" + news, NOON, news));
        var rung = LongStream.of(minutes)
                .mapToObj(minute -> Fact.of(
                        KEY,
                        Source.CHECK,
                        "" + minute,
                        minute(minute),
                        new News.Rang((int) minute),
                        new News.Unpaid()));
        return PaymentState.of(Stream.concat(facts, rung).map(Summary::of).reduce(Summary.EMPTY, Summary::join));
    }

    private static Instant minute(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Optional<Duration> minutes(long minutes) {
        return Optional.of(Duration.ofMinutes(minutes));
    }

    @Test
    void whatIsOverBeforeItIsReadIsNotSaid() {
        var state = asked("en", 1);
        var times = times(10, 30);
        assertThat(UsualTimes.of(state, times, minute(10).minusSeconds(11)).likely())
                .isEqualTo(minutes(10));
        assertThat(UsualTimes.of(state, times, minute(10).minusMillis(40)).likely())
                .isEmpty();
        assertThat(UsualTimes.UNKNOWN.isWithin(NOON, minute(5).minusSeconds(11)))
                .isTrue();
        assertThat(UsualTimes.UNKNOWN.isWithin(NOON, minute(5).minusMillis(40))).isFalse();
    }

    @Test
    void ofTwentyNineNothingIsSaidAndOfThirtyIsAll() {
        var state = asked("en", 1);
        assertThat(UsualTimes.of(state, times(10, 29), minute(1)).measured()).isFalse();
        assertThat(UsualTimes.of(state, times(10, 30), minute(1)))
                .isEqualTo(new UsualTimes(true, Optional.empty(), minutes(10)));
        assertThat(UsualTimes.of(state, times(1, 1000, 10, 29), minute(1)).measured())
                .as("who was never told to wait does not count")
                .isFalse();
    }

    @Test
    void halfAndNineOfTenAreSaidOfThoseWhoWaitedAsLong() {
        var times = times(2, 320, 10, 40, 120, 40);
        assertThat(UsualTimes.of(asked("en", 1), times, minute(1)))
                .isEqualTo(new UsualTimes(true, minutes(2), minutes(10)));
        assertThat(UsualTimes.of(asked("en", 1, 5), times, minute(5)))
                .as("after five minutes two are no comfort")
                .isEqualTo(new UsualTimes(true, minutes(10), minutes(120)));
        assertThat(UsualTimes.of(asked("en", 1, 5, 15), times, minute(15)))
                .isEqualTo(new UsualTimes(true, Optional.empty(), minutes(120)));
    }

    @Test
    void nothingIsSaidThatIsOverOrLongerThanAnything() {
        var state = asked("en", 1);
        assertThat(UsualTimes.of(state, times(2, 60, 10, 40), minute(3)))
                .isEqualTo(new UsualTimes(true, Optional.empty(), minutes(10)));
        var over = UsualTimes.of(state, times(2, 100), minute(3));
        assertThat(over.likely()).isEmpty();
        assertThat(over.isWithin(NOON, minute(3)))
                .as("nor the default, which is known to be wrong")
                .isFalse();
        var longer = new RecoveryTimes(new TreeMap<>(Map.of(RecoveryTimes.LONGER, 50L)));
        assertThat(UsualTimes.of(state, longer, minute(1)))
                .isEqualTo(new UsualTimes(true, Optional.empty(), Optional.empty()));
    }

    /// The gateway is asked 90 and 210 seconds after the customer came back.
    @Test
    void nothingIsSaidThatEndsBeforeTheNextQuestion() {
        assertThat(UsualTimes.of(asked("en", 1), times(2, 100), minute(1)).likely())
                .isEqualTo(minutes(2));
        assertThat(UsualTimes.of(asked("en", 1, 2), times(2, 100), minute(2).minusMillis(1))
                        .likely())
                .as("asked next at 3:30")
                .isEqualTo(minutes(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | Usually it is clear within 2 minutes, nine times out of ten within 1 hour.
            zh-CN | 通常 2 分钟内有结果，九成在 1 小时内，请耐心等待。
            zh-HK | 一般 2 分鐘內有結果，九成在 1 小時內，請耐心等候。
            """)
    void theMessageAndThePageSayTheSame(String locale, String words) {
        var state = asked(locale, 1);
        var times = times(2, 60, 60, 40);
        assertThat(text(state, times, Stage.REASSURED, 1)).contains(words);
        assertThat(UsualTimes.of(state, times, minute(1)).phrase("usual", locale))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"en, takes 1 to 5 minutes", "zh-CN, 通常 1 至 5 分钟内完成", "zh-HK, 一般需時 1 至 5 分鐘"})
    void withoutMeasureTheDefaultIsSaidUntilItIsOver(String locale, String words) {
        var state = asked(locale, 1);
        assertThat(text(state, RecoveryTimes.NONE, Stage.REASSURED, 1)).contains(words);
        assertThat(text(state, RecoveryTimes.NONE, Stage.REASSURED, 6)).doesNotContain(words);
        assertThat(text(state, times(30, 100), Stage.REASSURED, 1)).doesNotContain(words);
    }

    @Test
    void whoeverWaitsLongIsToldOfOthersWhoDid() {
        var times = times(2, 320, 10, 40, 120, 40);
        assertThat(text(asked("en", 1, 5), times, Stage.PROGRESS, 5))
                .contains("Of payments that take this long, nine out of ten are clear within 2 hours.");
        assertThat(text(asked("en", 1, 5), RecoveryTimes.NONE, Stage.PROGRESS, 5))
                .doesNotContain("nine out of ten");
    }

    private static String text(PaymentState state, RecoveryTimes times, Stage stage, long minute) {
        var context = new PaymentContext(ShopFront.NONE, AccountAdvice.of("olepay"), "", minute(minute)).with(times);
        return Notification.of(new Message.Waiting(stage), state, context).text();
    }

    /// Where the bank is late, how long others took is no comfort, and the text has no word of it. Nor is it said of a
    /// card in a message about a debit, or the other way round.
    @Test
    void onlyWhatAMessageSaysIsPromised() {
        var begun = new Message.Delayed(Step.BEGUN, "sepa_debit:py_1");
        var overdue = new Message.Delayed(Step.OVERDUE, "sepa_debit:py_1");
        var waiting = new Message.Waiting(Stage.REASSURED);
        var weeks = times(21 * 1440, 100);
        assertThat(Notification.likelyBy(begun, debit(), weeks, minute(1))).contains(minute(21 * 1440));
        assertThat(Notification.likelyBy(overdue, debit(), weeks, minute(1))).isEmpty();
        assertThat(Notification.likelyBy(waiting, debit(), weeks, minute(1))).isEmpty();
        assertThat(Notification.likelyBy(begun, asked("en", 1), weeks, minute(1)))
                .isEmpty();
        var context = new PaymentContext(ShopFront.NONE, AccountAdvice.of("olepay"), "", minute(1)).with(weeks);
        assertThat(Notification.of(overdue, debit(), context).about().usualTimes())
                .isEqualTo(UsualTimes.UNKNOWN);
    }

    private static PaymentState debit() {
        var named = new News.MethodNamed(Method.debit("sepa_debit", "py_1"));
        var fact = Fact.of(KEY, Source.CALLBACK, "named", NOON, new News.Acting("py_1", ""), named);
        return PaymentState.of(asked("en").summary().join(Summary.of(fact)));
    }

    @Test
    void thePromiseIsAMoment() {
        var waiting = new Message.Waiting(Stage.REASSURED);
        assertThat(Notification.likelyBy(waiting, asked("en", 1), times(2, 60, 60, 40), minute(1)))
                .contains(minute(60));
        assertThat(Notification.likelyBy(waiting, asked("en", 1), RecoveryTimes.NONE, minute(1)))
                .isEmpty();
        assertThat(Notification.likelyBy(new Message.Paid(), asked("en", 1), times(2, 60), minute(1)))
                .isEmpty();
    }
}
