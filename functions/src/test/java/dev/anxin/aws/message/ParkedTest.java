package dev.anxin.aws.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.table.Keys;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ParkedTest {
    private static final Parked PARKED = new Parked(new PaymentKey("olepay", "a/b#c"), 2, 7, "busy");

    @Test
    void isReadBackFromItsMessage() {
        assertThat(Parked.read(PARKED.write().write())).isEqualTo(PARKED);
        assertThat(Parked.after(PARKED.payment(), 0, 0, "busy").attempt()).isEqualTo(1);
        assertThat(Parked.after(PARKED.payment(), Integer.MAX_VALUE, 0, "busy").attempt())
                .isEqualTo(1_000);
        assertThat(new Parked(PARKED.payment(), 1, 0, "x".repeat(10_000)).reason())
                .hasSize(500);
    }

    @Test
    void aMessageThatAPersonWroteNamesNoVersion() {
        var byHand = "{\"v\":1,\"account\":\"olepay\",\"reference\":\"1\",\"attempt\":1,\"reason\":\"by hand\"}";
        assertThat(Parked.read(byHand).version()).isZero();
    }

    @Test
    void aMarkSaysOfWhichVersionsTheEffectsWereEmittedAgain() {
        var stored = new StoredPayment(Summary.EMPTY, 7, "");
        assertThat(stored.isMarkedAfter(0)).isFalse();
        var marked = stored.marked(1, "m");
        assertThat(marked.isMarkedAfter(7)).isTrue();
        assertThat(marked.isMarkedAfter(8)).isFalse();
        assertThat(marked.with(Summary.EMPTY).isMarkedAfter(7)).isTrue();
        var written = new StoredPayment(Summary.EMPTY, 8, marked.mark());
        assertThat(written.marked(1, "m")).as("it comes again").isEqualTo(written);
        assertThat(written.marked(2, "m").isMarkedAfter(8)).isTrue();
        assertThat(written.marked(1, "n").isMarkedAfter(8)).isTrue();
    }

    @Test
    void theVersionOfAnItemIsReadWhateverElseIsInIt() {
        assertThat(StoredPayment.version(Map.of("version", AttributeValue.fromN("12"))))
                .isEqualTo(12);
        assertThat(StoredPayment.version(Map.of())).isZero();
        assertThat(StoredPayment.version(Map.of("version", AttributeValue.fromS("12"))))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "{\"v\":2,\"account\":\"olepay\",\"reference\":\"1\",\"attempt\":1,\"reason\":\"\"}",
                "{\"v\":1,\"account\":\"No Account\",\"reference\":\"1\",\"attempt\":1,\"reason\":\"\"}",
                "{\"v\":1,\"account\":\"olepay\",\"reference\":\"1\",\"attempt\":0,\"reason\":\"\"}",
                "{\"v\":1,\"account\":\"olepay\",\"reference\":\"1\",\"attempt\":1001,\"reason\":\"\"}",
                "{\"v\":1,\"account\":\"olepay\",\"reference\":\"1\",\"attempt\":99999999999,\"reason\":\"\"}"
            })
    void refusesOtherMessages(String body) {
        assertThatThrownBy(() -> Parked.read(body)).isInstanceOf(Unreadable.class);
    }

    @Test
    void readsADamagedMarkAsNone() {
        assertThat(StoredPayment.attempt("3#17#message")).isEqualTo(3);
        assertThat(Stream.of("", "#", "x#y", "-1#1#m", "99999999999#1#m", "3#message")
                        .map(StoredPayment::attempt))
                .containsOnly(0);
    }

    @Test
    void keepsThePartitionsPayment() {
        assertThat(Keys.payment(Keys.partition(PARKED.payment()))).isEqualTo(PARKED.payment());
        assertThatThrownBy(() -> Keys.payment("pay#olepay")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Keys.payment("pay#OLE PAY#1")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Keys.payment("order#shop#1")).isInstanceOf(Unreadable.class);
    }
}
