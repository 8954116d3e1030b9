package dev.anxin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.payment.Ladder.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {
    private static final Message REASSURED = new Message.Waiting(Stage.REASSURED);
    private static final Message PROGRESS = new Message.Waiting(Stage.PROGRESS);
    private static final Message NOT_PAID = new Message.NotPaid("ch_1");
    private static final Message NOT_PAID_AT_ALL = new Message.NotPaid(Message.END);
    private static final Message PAID = new Message.Paid();
    private static final Message REFUNDED = new Message.Refunded("1001-late");
    private static final Message BOUNCED = new Message.Bounced("1001-late");
    private static final List<Message> ALL =
            List.of(REASSURED, PROGRESS, NOT_PAID, NOT_PAID_AT_ALL, PAID, REFUNDED, BOUNCED);

    @Test
    void isReadBackFromItsId() {
        assertThat(ALL)
                .allSatisfy(message -> assertThat(Message.parse(message.id())).contains(message));
        assertThat(ALL.stream().map(Message::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "settle:1001:FAILED", "waiting:", "waiting:LOUD", "not-paid:", "other"})
    void knowsWhatIsNoMessage(String id) {
        assertThat(Message.parse(id)).isEmpty();
    }

    /// One row for each message, one column for each that was told before it: x is forbidden.
    @Test
    void isForbiddenByWhatWasToldBefore() {
        var table = """
                waiting:REASSURED .xxxxxx
                waiting:PROGRESS ..xxxxx
                not-paid:ch_1 ...xx..
                not-paid:end ...xx..
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

    /// An attempt is known by its id. Said again under the same id after a crash it is one message.
    @Test
    void saysNotPaidOnceOfEachAttemptAndNothingMoreAfterTheEnd() {
        var first = new Message.NotPaid("ch_1");
        var second = new Message.NotPaid("ch_2");
        var end = new Message.NotPaid(Message.END);
        assertThat(first.id()).isEqualTo(new Message.NotPaid("ch_1").id());
        assertThat(second.isForbiddenAfter(List.of(first))).isFalse();
        assertThat(end.isForbiddenAfter(List.of(first, second))).isFalse();
        assertThat(second.isForbiddenAfter(List.of(end))).isTrue();
        assertThat(end.isForbiddenAfter(List.of(PAID))).isTrue();
    }
}
