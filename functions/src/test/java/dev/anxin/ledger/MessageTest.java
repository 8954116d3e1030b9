package dev.anxin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.payment.Ladder.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {
    private static final Message REASSURED = new Message.Waiting(Stage.REASSURED);
    private static final Message PROGRESS = new Message.Waiting(Stage.PROGRESS);
    private static final Message NOT_PAID = new Message.NotPaid(Example.minute(3));
    private static final Message NOT_PAID_LATER = new Message.NotPaid(Example.minute(9));
    private static final Message PAID = new Message.Paid();
    private static final Message REFUNDED = new Message.Refunded("1001-late");
    private static final Message BOUNCED = new Message.Bounced("1001-late");
    private static final List<Message> ALL =
            List.of(REASSURED, PROGRESS, NOT_PAID, NOT_PAID_LATER, PAID, REFUNDED, BOUNCED);

    @Test
    void isReadBackFromItsId() {
        assertThat(ALL)
                .allSatisfy(message -> assertThat(Message.parse(message.id())).contains(message));
        assertThat(ALL.stream().map(Message::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "settle:1001:FAILED", "waiting:", "waiting:LOUD", "not-paid:", "not-paid:soon", "other"})
    void knowsWhatIsNoMessage(String id) {
        assertThat(Message.parse(id)).isEmpty();
    }

    /// One row for each message, one column for each that was told before it: x is forbidden.
    @Test
    void isForbiddenByWhatWasToldBefore() {
        var table = """
                waiting:REASSURED .xxxxxx
                waiting:PROGRESS ..xxxxx
                not-paid:1772366580000 ...xx..
                not-paid:1772366940000 ....x..
                paid .....x.
                refunded:1001-late .......
                bounced:1001-late .......
                """;
        var written = new StringBuilder();
        for (Message message : ALL) {
            written.append(message.id()).append(' ');
            ALL.forEach(told -> written.append(message.isForbiddenAfter(List.of(told)) ? 'x' : '.'));
            written.append('\n');
        }
        assertThat(written.toString()).isEqualTo(table);
        assertThat(PAID.isForbiddenAfter(List.of())).isFalse();
    }

    /// A callback dates an attempt by its event, a check by its charge: both are one attempt.
    @ParameterizedTest
    @CsvSource({
        "-600, true",
        "-1, true",
        "0, false", // itself: said again after a crash, under the same id
        "1, true",
        "119, true",
        "120, false",
        "600, false",
    })
    void saysNotPaidOnceOfOneAttempt(long secondsAfterWhatWasTold, boolean forbidden) {
        var told = Example.minute(30);
        var attempt = new Message.NotPaid(told.plusSeconds(secondsAfterWhatWasTold));
        assertThat(attempt.isForbiddenAfter(List.of(new Message.NotPaid(told)))).isEqualTo(forbidden);
    }
}
