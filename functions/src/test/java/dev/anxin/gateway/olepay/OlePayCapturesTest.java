package dev.anxin.gateway.olepay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What OlePay's answers say of captures. JSON is written with ' for ".
final class OlePayCapturesTest {
    private static final String UNREADABLE = "Contradicted[what=its captures cannot be read: ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'succeeded','capture_amount':400 | Paid[asked=1000 CNY, captured=400], SUCCEEDED 400",
                "'status':'failed','capture_amount':400 | Paid[asked=1000 CNY, captured=400], FAILED 400",
                "'status':'failed' | Paid[asked=1000 CNY, captured=400], FAILED 0",
                "'status':'failed','capture_amount':1.5 | Paid[asked=1000 CNY, captured=400], FAILED 0",
                "'status':'succeeded' | Paid[asked=1000 CNY, captured=400], Contradicted[what='capture_amount' is missing]",
                "'status':'succeeded','capture_amount':9223372036854775807 | Paid[asked=1000 CNY, captured=400], "
                        + "Contradicted[what=an amount in CNY is over 1000000000000000 minor units]",
            })
    void saysWhatEachCaptureIs(String fields, String says) {
        var capture = "{'capture_id':'k1','currency':'CNY'," + fields + "}";
        assertThat(heard("'captured':400,'captures':[" + capture + "]")).isEqualTo(says);
    }

    /// Nothing of it is believed: what cannot be read may have failed.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'captures':7 | 'captures' is no list]",
                "'captures':{'capture_id':'k1'} | 'captures' is no list]",
                "'captures':[7] | the status of a capture is not known here]",
                "'captures':[{'capture_id':'k1','capture_amount':400,'currency':'CNY'}] | "
                        + "the status of a capture is not known here]",
                "'captures':[{'capture_id':'k1','capture_amount':400,'currency':'CNY','status':'dreaming'}] | "
                        + "the status of a capture is not known here]",
                "'captures':[{'capture_amount':400,'currency':'CNY','status':'succeeded'}] | "
                        + "'capture_id' is missing or is not 1 to 160 visible ASCII characters]",
            })
    void believesNothingOfWhatItCannotRead(String captures, String why) {
        assertThat(heard(captures)).isEqualTo(UNREADABLE + why);
    }

    @Test
    void takesNoOtherCurrencyForItsOwn() {
        assertThat(heard("'captures':[{'capture_id':'k1','capture_amount':400,'currency':'USD','status':'succeeded'}]"))
                .isEqualTo("Paid[asked=1000 CNY, captured=1000], Contradicted[what=a capture is of nothing, or in"
                        + " another currency than was asked for]");
    }

    @Test
    void tellsThreeParts() {
        var parts = capture("k1", 500, "succeeded") + "," + capture("k2", 400, "succeeded") + ","
                + capture("k3", 300, "succeeded");
        assertThat(heard("'captured':1200,'captures':[" + parts + "]"))
                .startsWith("Paid[asked=1000 CNY, captured=1200], ")
                .contains("capture=k1", "capture=k2", "capture=k3");
    }

    @Test
    void tellsNoSumWhereAllOfItFailed() {
        var failed = capture("k1", 600, "failed") + "," + capture("k2", 400, "failed");
        assertThat(heard("'captured':0,'captures':[" + failed + "]"))
                .isEqualTo("CaptureReported[asked=1000 CNY, capture=k1, status=FAILED, amount=600], "
                        + "CaptureReported[asked=1000 CNY, capture=k2, status=FAILED, amount=400]");
    }

    @Test
    void datesTheSumAndNotHowACaptureStands() {
        assertThat(heard("'paid_at':'2026-03-01T11:58:00Z','captures':[" + capture("k2", 1000, "failed") + "]"))
                .isEqualTo("Dated[stated=2026-03-01T11:58:00Z, news=Paid[asked=1000 CNY, captured=1000]], "
                        + "CaptureReported[asked=1000 CNY, capture=k2, status=FAILED, amount=1000]");
    }

    @Test
    void thatNothingWasTakenIsStillAContradiction() {
        assertThat(heard("'captured':0,'captures':[]")).isEqualTo("Contradicted[what=paid, but nothing was taken]");
    }

    private static String capture(String id, long amount, String status) {
        return "{'capture_id':'" + id + "','capture_amount':" + amount + ",'currency':'CNY','status':'" + status + "'}";
    }

    private static String heard(String fields) {
        var body = "{'order_id':'o-1','status':'succeeded','currency':'CNY','amount':1000," + fields + "}";
        return Inquiries.heard(Inquiries.about("olepay", "o-1"), 200, body)
                .replaceAll("CaptureReported\\[asked=1000 CNY, capture=k1, status=([A-Z]+), amount=(\\d+)]$", "$1 $2");
    }
}
