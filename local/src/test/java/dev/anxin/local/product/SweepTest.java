package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.message.Wake;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.function.SweepFunction;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

/// The net under the wakes: what is overdue is found, whatever became of its message.
final class SweepTest {
    private final Checking checking = new Checking();

    /// The schedule comes every minute, whenever in the minute it happens to.
    @Test
    void findsAPaymentWhoseWakeWasLostWithinThreeMinutesOfItsTime() throws Exception {
        var key = new PaymentKey("olepay", "sweep-lost");
        var due = Checking.register(key);
        ProductStack.GATEWAY.olepay("sweep-lost", "\"status\":\"succeeded\"");
        checking.sweep(due.plusSeconds(59));
        assertThat(sentFor(key)).as("its wake may still come").isEmpty();
        checking.sweep(due.plusSeconds(119));
        assertThat(sentFor(key)).containsExactly(new Wake(key, due));
        checking.check(key, due, due.plusSeconds(120));
        assertThat(Checking.state(key).at("paid").isTrue()).isTrue();
        checking.sweep(due.plusSeconds(179));
        assertThat(sentFor(key)).as("nothing is due any more").isEmpty();
    }

    /// Three payments wait at a gateway that may be asked twice a minute.
    @Test
    void wakesNoMoreOfAnAccountThanItsGatewayMayBeAskedAndTheLongestOverdueFirst() throws Exception {
        var first = new PaymentKey("few", "sweep-first");
        var due = Checking.register(first);
        Checking.register(new PaymentKey("few", "sweep-second"));
        Checking.register(new PaymentKey("few", "sweep-third"));
        var neighbour = new PaymentKey("olepay", "sweep-neighbour");
        var last = Checking.register(neighbour);
        checking.sweep(last.plusSeconds(60));
        var sent = checking.sent();
        assertThat(sent.stream().map(Wake::payment).filter(key -> key.account().equals("few")))
                .containsExactlyInAnyOrder(first, new PaymentKey("few", "sweep-second"));
        assertThat(sent).contains(new Wake(first, due), new Wake(neighbour, last));
    }

    @Test
    void goesOnBesideAnAccountWhoseEntryIsWrong() throws Exception {
        var key = new PaymentKey("olepay", "sweep-beside");
        var due = Checking.register(key);
        putPayment(new PaymentKey("broken", "sweep-broken"), due);
        putPayment(new PaymentKey("nobody", "sweep-nobody"), due);
        checking.sweep(due.plusSeconds(60));
        assertThat(checking.sent().stream().map(wake -> wake.payment().account()))
                .contains("olepay")
                .doesNotContain("broken", "nobody");
        assertThat(checking.log()).contains("\"outcome\":\"skipped\"", "the entry of account broken");
    }

    @Test
    void saysThatItFinished() throws Exception {
        checking.sweep(ProductStack.NOON);
        assertThat(checking.log()).contains("\"SweepFinished\":1");
    }

    @Test
    void failsAsAWholeIfTheTableOrTheQueueIsOutOfReachAndThenGivesNoSignOfLife() throws Exception {
        var due = Checking.register(new PaymentKey("olepay", "sweep-unreachable"));
        for (String variable : List.of("TABLE", "WAKES_QUEUE")) {
            var nowhere =
                    variable.equals("TABLE") ? "none" : ProductStack.shared().physical("Wakes") + "-none";
            var log = new ByteArrayOutputStream();
            var sweep = new SweepFunction(ProductStack.surroundings(
                    "SweepFunction", Map.of(variable, nowhere), log, () -> due.plusSeconds(60)));
            assertThatThrownBy(() -> ProductStack.invoke(sweep, "{}".getBytes(StandardCharsets.UTF_8)))
                    .as(variable)
                    .isInstanceOf(SdkException.class);
            assertThat(log.toString(StandardCharsets.UTF_8)).as(variable).doesNotContain("SweepFinished");
        }
    }

    private List<Wake> sentFor(PaymentKey key) {
        return checking.sent().stream()
                .filter(wake -> wake.payment().equals(key))
                .toList();
    }

    /// A payment that is first due at that time.
    private static void putPayment(PaymentKey key, Instant due) {
        var at = due.minus(Duration.ofMinutes(10));
        var price = new Money(1099, "USD");
        var registration = new Registration(
                at, "shop", "o-1", price, "", "en", "Asia/Shanghai", due.plusSeconds(1200), "", Terms.DEFAULT);
        var fact = Fact.of(key, Fact.Source.MERCHANT, "registered", at, new News.Registered(registration));
        var payments = new Payments(
                ProductStack.shared().engineClients().tables(),
                ProductStack.shared().physical("Ledger"),
                1);
        assertThat(payments.put(key, StoredPayment.ABSENT.with(Summary.of(fact)), at))
                .isTrue();
    }
}
