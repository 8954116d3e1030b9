package dev.anxin.gateway.olepay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Reading;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event of OlePay's, and the cases within it. JSON is written with ' for ".
public class OlePayEventsTest {
    record Row(String type, String data, String says) {}

    static Stream<Row> events() {
        var payment = "'order_id':'o-1','payment_id':'ole_1','currency':'CNY','amount':1000,";
        var refund = payment + "'refund_id':'r1','refund_amount':5";
        var dispute = payment + "'chargeback_id':'c1','chargeback_amount':5";
        var capture = payment + "'capture_id':'k1'";
        return Stream.of(
                row("payment.succeeded", payment + "'x':0", "o-1: Paid[asked=1000 CNY, captured=1000]"),
                row("payment.succeeded", payment + "'captured':700", "o-1: Paid[asked=1000 CNY, captured=700]"),
                row(
                        "payment.succeeded",
                        payment + "'captured':0",
                        "o-1: Contradicted[what=paid, but nothing was taken]"),
                row("payment.succeeded", payment + "'captured':-1", "o-1: Contradicted[what='captured' is negative]"),
                row("payment.succeeded", payment + "'captured':1.5", "o-1: Contradicted[what='captured' is no whole"),
                row(
                        "payment.succeeded",
                        "'order_id':'o-1','currency':'CNY'",
                        "o-1: Contradicted[what='amount' is missing]"),
                row(
                        "payment.succeeded",
                        "'order_id':'o-1','currency':'ABC','amount':1",
                        "o-1: Contradicted[what='currency'"),
                row(
                        "payment.succeeded",
                        "'payment_id':'ole_1','currency':'JPY','amount':9",
                        "ole_1: Paid[asked=9 JPY, captured=9]"),
                row("payment.succeeded", "'currency':'JPY','amount':9", "kept: it names no payment"),
                row(
                        "payment.succeeded",
                        "'order_id':'o-1','currency':'CNY','amount':9223372036854775807",
                        "o-1: Contradicted[what=an amount in CNY is over 1000000000000000 minor units]"),
                row("payment.failed", payment + "'code':'101'", "o-1: Failed[attempt=, code=101]"),
                row("payment.failed", payment + "'code':101", "o-1: Failed[attempt=, code=101]"),
                row("payment.failed", payment + "'code':202", "o-1: Acting[attempt=, code=202]"),
                row("payment.failed", payment + "'code':'a b\u00e9'", "o-1: Failed[attempt=, code=masked]"),
                row(
                        "payment.failed",
                        payment + "'code':'" + "x".repeat(99) + "'",
                        "o-1: Failed[attempt=, code=masked]"),
                row("payment.failed", payment + "'x':0", "o-1: Failed[attempt=, code=]"),
                row("payment.pending", payment + "'code':'202'", "o-1: Acting[attempt=, code=202]"),
                row("payment.closed", payment + "'x':0", "o-1: Closed[]"),
                row("payment.authorised", payment + "'x':0", "o-1: Authorised[asked=1000 CNY]"),
                row("capture.succeeded", capture + ",'capture_amount':400", says("SUCCEEDED", 400)),
                row("capture.failed", capture + ",'capture_amount':400", says("FAILED", 400)),
                row("capture.failed", capture, says("FAILED", 0)),
                row("capture.failed", capture + ",'capture_amount':-4", says("FAILED", 0)),
                row("capture.succeeded", capture, "o-1: Contradicted[what='capture_amount' is missing]"),
                row(
                        "capture.succeeded",
                        capture + ",'capture_amount':0",
                        "o-1: Contradicted[what=a capture is of nothing, or in another currency"),
                row(
                        "capture.succeeded",
                        payment + "'capture_amount':400",
                        "o-1: Contradicted[what=a capture cannot be read: 'capture_id' is missing"),
                row(
                        "capture.failed",
                        payment + "'capture_id':'a b'",
                        "o-1: Contradicted[what=a capture cannot be read: 'capture_id' is missing"),
                row(
                        "capture.failed",
                        "'order_id':'o-1','currency':'CNY','capture_id':'k1','capture_amount':400",
                        "o-1: Contradicted[what='amount' is missing]"),
                row(
                        "payment.succeeded",
                        payment + "'captured':600,'captures':[{'capture_id':'k1','capture_amount':600,"
                                + "'currency':'CNY','status':'succeeded'}]",
                        "o-1: Paid[asked=1000 CNY, captured=600], CaptureReported[asked=1000 CNY, capture=k1, "
                                + "status=SUCCEEDED, amount=600]"),
                row("refund.pending", refund, "o-1: RefundReported[refund=gateway:r1, status=PENDING, amount=5 CNY]"),
                row(
                        "refund.succeeded",
                        refund,
                        "o-1: RefundReported[refund=gateway:r1, status=SUCCEEDED, amount=5 CNY]"),
                row(
                        "refund.failed",
                        refund + ",'merchant_refund_id':'o-1-r1'",
                        "o-1: RefundReported[refund=o-1-r1, status=FAILED, amount=5 CNY]"),
                row("refund.failed", payment + "'refund_amount':5", "kept: 'refund_id' is missing"),
                row("chargeback.opened", dispute, "o-1: DisputeReported[dispute=c1, status=OPEN, amount=5 CNY,"),
                row("chargeback.won", dispute, "o-1: DisputeReported[dispute=c1, status=WON, amount=5 CNY,"),
                row("chargeback.lost", dispute, "o-1: DisputeReported[dispute=c1, status=LOST, amount=5 CNY,"),
                row(
                        "chargeback.opened",
                        payment + "'chargeback_id':'c1'",
                        "o-1: DisputeReported[dispute=c1, status=OPEN, amount=0 ,"),
                row("payment.dreamt", payment + "'x':0", "kept: events of type payment.dreamt are not read here"));
    }

    private static String says(String status, long amount) {
        return "o-1: CaptureReported[asked=1000 CNY, capture=k1, status=" + status + ", amount=" + amount + "]";
    }

    private static Row row(String type, String data, String says) {
        return new Row(type, data, says);
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatTheEventSays(Row row) {
        assertThat(Deliveries.line(Deliveries.read("olepay", body(row)))).startsWith(row.says);
    }

    @Test
    void statesTheGatewaysOwnTimeWhereItMakesSense() {
        assertThat(at("2026-02-13T09:00:00.123Z")).isEqualTo("2026-02-13T09:00:00.123Z");
        for (String wrong : new String[] {"2099-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "yesterday", ""}) {
            assertThat(at(wrong)).as(wrong).isEqualTo(Deliveries.NOW.toString());
        }
    }

    private static String at(String timestamp) {
        var body = "{'type':'payment.closed','timestamp':'" + timestamp + "','data':{'order_id':'o-1'}}";
        var reading = Deliveries.read("olepay", Deliveries.utf8(body.replace('\'', '"')));
        return ((Reading.Trusted) reading).facts().getFirst().origin().stated().toString();
    }

    private static byte[] body(Row row) {
        var body = "{'type':'" + row.type + "','timestamp':'2026-02-13T09:00:00Z','data':{" + row.data + "}}";
        return Deliveries.utf8(body.replace('\'', '"'));
    }

    /// Every row's body, to be mutated by others.
    public static Stream<byte[]> bodies() {
        return events().map(OlePayEventsTest::body);
    }
}
