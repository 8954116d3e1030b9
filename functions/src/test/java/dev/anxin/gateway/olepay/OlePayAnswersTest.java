package dev.anxin.gateway.olepay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every status of an OlePay payment, and the cases within it. JSON is written with ' for ".
final class OlePayAnswersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'waiting' | Unpaid[]",
                "'status':'processing' | Acting[attempt=, code=]",
                "'status':'processing','code':'202' | Acting[attempt=, code=202]",
                "'status':'failed','code':'101' | Failed[attempt=, code=101], Unpaid[]",
                "'status':'failed','code':101,'failed_at':'2026-03-01T11:59:00Z' | "
                        + "Dated[stated=2026-03-01T11:59:00Z, news=Failed[attempt=, code=101]], Unpaid[]",
                "'status':'failed','code':'RISK','failed_at':'tomorrow' | Failed[attempt=, code=RISK], Unpaid[]",
                "'status':'failed','code':'202','failed_at':'2026-03-01T11:59:00Z','attempt_id':'op_1_1' | "
                        + "Dated[stated=2026-03-01T11:59:00Z, news=Failed[attempt=op_1_1, code=202]], Unpaid[]",
                "'status':'failed' | Failed[attempt=, code=], Unpaid[]",
                "'status':'waiting','method':'voucher','pay_by':'2026-03-04T12:00:00Z','pay_number':'77' | "
                        + "Acting[attempt=, code=], MethodNamed[method=voucher voucher until 2026-03-04T12:00:00Z quoting 77], Unpaid[]",
                "'status':'waiting','method':'voucher','pay_by':'soon' | "
                        + "Acting[attempt=, code=], MethodNamed[method=voucher voucher], Unpaid[]",
                "'status':'waiting','method':'bank_transfer','remaining':400 | "
                        + "Acting[attempt=, code=], MethodNamed[method=transfer bank_transfer remaining 400], Unpaid[]",
                "'status':'waiting','method':'card' | Unpaid[]",
                "'status':'processing','method':'bank_debit','attempt_id':'a-1' | "
                        + "Acting[attempt=a-1, code=], MethodNamed[method=debit bank_debit a-1]",
                "'status':'processing','method':'wallet' | Acting[attempt=, code=], MethodNamed[method=instant wallet]",
                "'status':'processing','method':7 | Acting[attempt=, code=]",
                "'status':'failed','code':'101','method':'bank_debit' | Failed[attempt=, code=101], Unpaid[]",
                "'status':'failed','code':'101','method':'card' | "
                        + "Failed[attempt=, code=101], Unpaid[], MethodNamed[method=instant card]",
                "'status':'closed' | Closed[]",
                "'status':'closed','closed_at':'2026-03-01T11:30:00Z' | Dated[stated=2026-03-01T11:30:00Z, news=Closed[]]",
                "'status':'authorised' | Authorised[asked=1000 CNY]",
                "'status':'succeeded' | Paid[asked=1000 CNY, captured=1000]",
                "'status':'succeeded','captured':700,'paid_at':'2026-03-01T11:58:00Z' | "
                        + "Dated[stated=2026-03-01T11:58:00Z, news=Paid[asked=1000 CNY, captured=700]]",
                "'status':'succeeded','paid_at':'2099-03-02T11:58:00Z' | Paid[asked=1000 CNY, captured=1000]",
                "'status':'succeeded','paid_at':'1970-01-01T00:00:00Z' | Paid[asked=1000 CNY, captured=1000]",
                "'status':'succeeded','captured':0 | Contradicted[what=paid, but nothing was taken]",
                "'status':'refunded' | NoAnswer[why=the status 'refunded' is not known here]",
                "'status':7 | NoAnswer[why=a 200 that cannot be read: 'status' is missing or is no text]",
                "'state':'closed' | NoAnswer[why=a 200 that cannot be read: 'status' is missing or is no text]",
            })
    void saysHowThePaymentStands(String fields, String says) {
        assertThat(heard("{'order_id':'o-1','payment_id':'op_1','currency':'CNY','amount':1000," + fields + "}"))
                .isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'currency':'USD','amount':1000 | Paid[asked=1000 USD, captured=1000]",
                "'currency':'CNY','amount':1 | Paid[asked=1 CNY, captured=1]",
                "'currency':'CNY','amount':-5 | Contradicted[what='amount' is negative]",
                "'currency':'CNY','amount':1.5 | Contradicted[what='amount' is no whole number of minor units]",
                "'currency':'CNY','amount':'10' | Contradicted[what='amount' is no whole number of minor units]",
                "'currency':'CNY','amount':9e99 | Contradicted[what='amount' is no whole number of minor units]",
                "'currency':'CNY','amount':9223372036854775807 | "
                        + "Contradicted[what=an amount in CNY is over 1000000000000000 minor units]",
                "'currency':'BTC','amount':1 | Contradicted[what='currency' is missing or is no ISO 4217 code]",
                "'currency':'CNY' | Contradicted[what='amount' is missing]",
            })
    void reportsMoneyAsItIsStatedSoThatAWrongAmountIsQuarantined(String money, String says) {
        assertThat(heard("{'order_id':'o-1','status':'succeeded'," + money + "}"))
                .isEqualTo(says);
    }

    @Test
    void believesNothingAboutAnotherPayment() {
        var paid = "'status':'succeeded','currency':'CNY','amount':1000}";
        for (String other :
                new String[] {"'order_id':'o-2',", "'order_id':'o-2','payment_id':'o-1',", "", "'order_id':7,"}) {
            assertThat(heard("{" + other + paid)).isEqualTo("NoAnswer[why=the answer is about another payment]");
        }
    }

    @Test
    void knowsAPaymentThatWasMadeWithoutAnOrderByItsOwnId() {
        assertThat(heard("{'payment_id':'o-1','status':'waiting'}")).isEqualTo("Unpaid[]");
    }

    @Test
    void saysWhenItDoesNotKnowThePayment() {
        assertThat(Inquiries.heard(Inquiries.about("olepay", "o-1"), 404, "{'error':{'code':'not_found'}}"))
                .isEqualTo("NotFound[]");
    }

    @Test
    void saysWhyItCannotCloseAPayment() {
        assertThat(Inquiries.heard(
                        Inquiries.about("olepay", "o-1"), 409, "{'error':{'code':'not_closable','message':'x'}}"))
                .isEqualTo("NoAnswer[why=the gateway answers 409]");
    }

    private static String heard(String body) {
        return Inquiries.heard(Inquiries.about("olepay", "o-1"), 200, body);
    }
}
