package dev.anxin.gateway.olepay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What OlePay's answers say of refunds and chargebacks. JSON is written with ' for ".
final class OlePayReturnsTest {
    private static final String PAID = "Paid[asked=1000 CNY, captured=1000], ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'succeeded' | RefundReported[refund=gateway:r1, status=SUCCEEDED, amount=500 CNY]",
                "'status':'pending' | RefundReported[refund=gateway:r1, status=PENDING, amount=500 CNY]",
                "'status':'failed' | RefundReported[refund=gateway:r1, status=FAILED, amount=500 CNY]",
                "'status':'dreaming' | RefundReported[refund=gateway:r1, status=UNKNOWN, amount=500 CNY]",
                "'x':0 | RefundReported[refund=gateway:r1, status=UNKNOWN, amount=500 CNY]",
                "'status':'succeeded','merchant_refund_id':'o-1:late' | "
                        + "RefundReported[refund=o-1:late, status=SUCCEEDED, amount=500 CNY]",
                "'status':'failed','created_at':'2026-03-01T11:55:00Z' | "
                        + "RefundReported[refund=gateway:r1, status=FAILED, amount=500 CNY]",
                "'status':'pending','created_at':'2026-03-01T11:55:00Z' | Dated[stated=2026-03-01T11:55:00Z, "
                        + "news=RefundReported[refund=gateway:r1, status=PENDING, amount=500 CNY]]",
            })
    void saysWhatEachRefundIs(String fields, String says) {
        assertThat(heard("'refunds':[{'refund_id':'r1','refund_amount':500,'currency':'CNY'," + fields + "}]"))
                .isEqualTo(PAID + says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'open' | DisputeReported[dispute=c1, status=OPEN, amount=1000 CNY, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "'status':'dreaming' | DisputeReported[dispute=c1, status=OPEN, amount=1000 CNY, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "'status':'won' | DisputeReported[dispute=c1, status=WON, amount=1000 CNY, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]",
                "'status':'lost','created_at':'2026-03-01T11:55:00Z' | Dated[stated=2026-03-01T11:55:00Z, "
                        + "news=DisputeReported[dispute=c1, status=LOST, amount=1000 CNY, moved=UNKNOWN, "
                        + "dueBy=-1000000000-01-01T00:00:00Z, refundable=true]]",
            })
    void saysWhatEachChargebackIs(String fields, String says) {
        var chargeback = "{'chargeback_id':'c1','chargeback_amount':1000,'currency':'CNY'," + fields + "}";
        assertThat(heard("'refunds':[],'chargebacks':[" + chargeback + "]")).isEqualTo(PAID + says);
    }

    /// That it is paid is clear all the same; whoever moves money looks for the last word.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'refunds':{} | 'refunds' is no list",
                "'refunds':'none' | 'refunds' is no list",
                "'chargebacks':7 | 'chargebacks' is no list",
                "'refunds':[7] | 'refund_id' is missing or is not 1 to 160 visible ASCII characters",
                "'refunds':[{'refund_id':'a b','refund_amount':5,'currency':'CNY'}] | 'refund_id' is missing or is not",
                "'chargebacks':[{'chargeback_amount':5,'currency':'CNY'}] | 'chargeback_id' is missing",
            })
    void saysWhenItIsNotClear(String fields, String why) {
        assertThat(heard(fields)).startsWith(PAID + "NoAnswer[why=what went back cannot be read: " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'currency':'CNY'", "'refund_amount':-5,'currency':'CNY'", "'refund_amount':5"})
    void anAmountThatCannotBeReadIsNotKnown(String fields) {
        assertThat(heard("'refunds':[{'refund_id':'r1'," + fields + "}]"))
                .isEqualTo(PAID + "RefundReported[refund=gateway:r1, status=UNKNOWN, amount=0 ]");
    }

    @Test
    void needsNoFurtherQuestion() {
        var inquiry = Inquiries.about("olepay", "o-1");
        assertThat(Inquiries.gateway(inquiry).money(inquiry)).isEmpty();
    }

    private static String heard(String fields) {
        var payment = "{'order_id':'o-1','status':'succeeded','currency':'CNY','amount':1000," + fields + "}";
        return Inquiries.heard(Inquiries.about("olepay", "o-1"), 200, payment);
    }
}
