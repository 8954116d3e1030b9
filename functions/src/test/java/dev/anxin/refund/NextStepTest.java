package dev.anxin.refund;

import static dev.anxin.refund.Made.ID;
import static dev.anxin.refund.Made.KEY;
import static dev.anxin.refund.Made.NOON;
import static dev.anxin.refund.Made.PRICE;
import static dev.anxin.refund.Made.dispute;
import static dev.anxin.refund.Made.known;
import static dev.anxin.refund.Made.refund;
import static dev.anxin.refund.Made.statement;
import static dev.anxin.refund.Made.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund.Status;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NextStepTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();
    private static final Balance RESERVED = Balance.NONE.reserve(ID, PRICE, PRICE);
    private static final Balance CALLED = RESERVED.called(ID, NOON);

    @Test
    void theFirstCallIsRecordedWithItsTimeAndALease() {
        var call = (NextStep.Call) turn(RESERVED, NOON, DAY);
        assertThat(call.recorded().refund(ID))
                .contains(
                        new Reservation(PRICE, Reservation.Stage.RESERVED, 1, NOON, NOON.plus(Duration.ofMinutes(3))));
    }

    /// Since the first call: minutes, and what may be done then. The gateway shows no such refund.
    @ParameterizedTest
    @CsvSource({"0, Wait", "2, Wait", "3, Call", "719, Call", "720, Person", "100000, Person"})
    void aRepeatWaitsForTheLeaseAndEndsWithHalfTheKeysLife(long minutes, String expected) {
        assertThat(turn(CALLED, minute(minutes), DAY).getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void theSecondCallKeepsTheTimeOfTheFirst() {
        var again = ((NextStep.Call) turn(CALLED, minute(10), DAY)).recorded();
        assertThat(again.refund(ID)).contains(new Reservation(PRICE, Reservation.Stage.RESERVED, 2, NOON, minute(13)));
        assertThat(turn(again, minute(12), DAY)).isEqualTo(new NextStep.Wait(minute(13)));
        assertThat(turn(again, minute(721), DAY)).isInstanceOf(NextStep.Person.class);
    }

    @Test
    void aGatewayThatNeverForgetsMayBeCalledAtAnyTime() {
        assertThat(turn(CALLED, NOON.plus(Duration.ofDays(29)), FOR_EVER)).isInstanceOf(NextStep.Call.class);
    }

    @Test
    void neverCalledItMayBeCalledLateOrIsWithdrawn() {
        assertThat(turn(RESERVED, NOON.plus(Duration.ofDays(29)), DAY)).isInstanceOf(NextStep.Call.class);
        var disputed = statement(dispute(Dispute.Status.OPEN, 10));
        assertThat(NextStep.of(wish(NOON), RESERVED, disputed, DAY))
                .isEqualTo(new NextStep.Withdraw("a dispute is open"));
        var gone = statement(refund("theirs", Status.SUCCEEDED, 1));
        assertThat(NextStep.of(wish(NOON), RESERVED, gone, DAY)).isInstanceOf(NextStep.Withdraw.class);
    }

    @Test
    void oneThatMayHaveMovedIsAPersonsOnceAnythingStandsAgainstIt() {
        var disputed = statement(dispute(Dispute.Status.OPEN, 10));
        assertThat(NextStep.of(wish(minute(5)), CALLED, disputed, DAY)).isInstanceOf(NextStep.Person.class);
        var gone = statement(refund("theirs", Status.SUCCEEDED, 1));
        assertThat(NextStep.of(wish(minute(5)), CALLED, gone, DAY)).isInstanceOf(NextStep.Person.class);
    }

    @Test
    void whatIsNotReservedIsNeverCalled() {
        assertThat(turn(Balance.NONE, NOON, FOR_EVER)).isInstanceOf(NextStep.Person.class);
        assertThat(turn(CALLED.reported(ID, Status.SUCCEEDED, PRICE), minute(9), FOR_EVER))
                .isInstanceOf(NextStep.Person.class);
        assertThat(turn(CALLED.reported(ID, Status.FAILED, PRICE), minute(9), FOR_EVER))
                .isInstanceOf(NextStep.Person.class);
    }

    @Test
    void aRefusalIsSureOnlyAsTheAnswerToTheOnlyCall() {
        assertThat(RESERVED.refund(ID))
                .hasValueSatisfying(one -> assertThat(one.isOnlyCall()).isFalse());
        assertThat(CALLED.refund(ID))
                .hasValueSatisfying(one -> assertThat(one.isOnlyCall()).isTrue());
        assertThat(CALLED.called(ID, minute(9)).refund(ID))
                .hasValueSatisfying(one -> assertThat(one.isOnlyCall()).isFalse());
        assertThat(CALLED.reported(ID, Status.SUCCEEDED, PRICE).refund(ID))
                .hasValueSatisfying(one -> assertThat(one.isOnlyCall()).isFalse());
    }

    /// From each stage, what the gateway says, and the stage then; more than was asked for is kept.
    @ParameterizedTest
    @CsvSource({
        "RESERVED, NONE, RESERVED",
        "RESERVED, UNKNOWN, RESERVED",
        "RESERVED, PENDING, RESERVED",
        "RESERVED, SUCCEEDED, SUCCEEDED",
        "RESERVED, FAILED, RELEASED",
        "SUCCEEDED, NONE, SUCCEEDED",
        "SUCCEEDED, UNKNOWN, SUCCEEDED",
        "SUCCEEDED, PENDING, SUCCEEDED",
        "SUCCEEDED, SUCCEEDED, SUCCEEDED",
        "SUCCEEDED, FAILED, RELEASED",
        "RELEASED, NONE, RELEASED",
        "RELEASED, UNKNOWN, RELEASED",
        "RELEASED, PENDING, RELEASED",
        "RELEASED, SUCCEEDED, RELEASED",
        "RELEASED, FAILED, RELEASED",
    })
    void theBalanceFollowsTheGatewaysHighestWord(Reservation.Stage before, Status said, Reservation.Stage after) {
        var reservation = new Reservation(PRICE, before, 1, NOON, minute(3));
        assertThat(reservation.reported(said, usd(1)))
                .extracting(Reservation::stage)
                .isEqualTo(after);
        assertThat(reservation.reported(said, usd(1)).amount()).isEqualTo(PRICE);
        var stays = before == Reservation.Stage.RELEASED && said == Status.SUCCEEDED;
        var keepsLease = said == Status.NONE || said == Status.UNKNOWN || stays;
        assertThat(reservation.reported(said, usd(1)).leaseUntil()).isEqualTo(keepsLease ? minute(3) : Instant.EPOCH);
    }

    @Test
    void whatTheGatewaySaysItTookMoreIsTaken() {
        assertThat(CALLED.reported(ID, Status.SUCCEEDED, usd(1001)).refund(ID))
                .hasValueSatisfying(one -> assertThat(one.amount()).isEqualTo(usd(1001)));
        assertThat(CALLED.reported(ID, Status.SUCCEEDED, new Money(9999, "JPY")).refund(ID))
                .hasValueSatisfying(one -> assertThat(one.amount()).isEqualTo(PRICE));
        assertThat(Balance.NONE.reported("theirs", Status.SUCCEEDED, usd(5)).refund("theirs"))
                .hasValueSatisfying(one -> assertThat(one.claims()).isEqualTo(5));
    }

    @Test
    void aStatementIsClearOnlyIfEverythingWasAnswered() {
        assertThat(statement().unclear()).isEmpty();
        assertThat(statement().captured()).isEqualTo(PRICE);
        assertThat(statement(new News.NoAnswer("busy")).unclear()).contains("no answer: busy");
        assertThat(statement(new News.Contradicted("negative")).unclear()).isPresent();
        var disputes = IntStream.range(0, 11)
                .mapToObj(i -> known(new News.DisputeReported("dp_" + i, Dispute.Status.OPEN, usd(1))))
                .reduce(Summary.EMPTY, Summary::join);
        assertThat(statement(disputes).unclear()).as("more than can be counted").isPresent();
        assertThat(said(new News.Unpaid()).unclear()).contains("the gateway does not say that it is paid");
        assertThat(said(new News.Authorised(PRICE)).unclear()).isPresent();
        assertThat(said(new News.NotFound()).unclear()).isPresent();
        assertThat(said(new News.Paid(PRICE, 700)).captured()).isEqualTo(usd(700));
        assertThat(statement(new News.Paid(usd(5), 5)).unclear())
                .as("two amounts")
                .isPresent();
    }

    private static GatewayMoney said(News news) {
        return GatewayMoney.of(Fact.of(KEY, Fact.Source.CHECK, "seen", NOON, news), Summary.EMPTY);
    }

    private static NextStep turn(Balance balance, Instant now, Duration keyLife) {
        return NextStep.of(wish(now), balance, statement(), keyLife);
    }

    private static RefundWish wish(Instant now) {
        return new RefundWish(KEY, ID, PRICE, "unfulfilled", true, now);
    }

    private static Instant minute(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}
