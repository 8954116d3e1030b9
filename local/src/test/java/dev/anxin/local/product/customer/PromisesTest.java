package dev.anxin.local.product.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Recoveries;
import dev.anxin.aws.table.ToldSoFar;
import dev.anxin.function.FoldFunction;
import dev.anxin.function.ReactFunction;
import dev.anxin.function.intake.CustomerReturned;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.Queued;
import dev.anxin.local.product.Streamed;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RecoveryPath;
import dev.anxin.payment.Terms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A customer who waits is told by when to hear more. Whether that was kept is counted when the next message goes out.
/// The
/// streams between the functions are played by the test, in a table of its own.
final class PromisesTest {
    private static final String TABLE = ProductStack.quietLedger("promises");
    private static final Facts FACTS =
            new Facts(ProductStack.shared().engineClients().tables(), TABLE);
    private static final Money PRICE = new Money(1099, "USD");
    private static final Instant BACK = ProductStack.NOON;

    private static final Pattern COUNTED =
            Pattern.compile("\"Promises\":1,\"account\":\"olepay\",\"outcome\":\"(\\w+)\"");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /// The second message is due after five minutes, and a lost timer is found within three.
    @ParameterizedTest
    @CsvSource({"240, kept", "480, kept", "481, broken"})
    void whatWasPromisedIsCountedByWhenTheNextMessageGoesOut(long seconds, String outcome) throws IOException {
        var payment = waiting("next-" + seconds);
        react(payment, 61);
        assertThat(promises()).isEmpty();

        put(payment, Source.CALLBACK, "paid", seconds, new News.Paid(PRICE, PRICE.minor()));
        react(payment, seconds);
        assertThat(promises()).containsExactly(outcome);

        react(payment, seconds + 600);
        assertThat(promises()).as("a change that comes twice").containsExactly(outcome);
    }

    /// The message that a person has taken over keeps the promise before it, and makes none.
    @Test
    void whatWasKeptIsNotBrokenByALaterMessage() throws IOException {
        var payment = waiting("kept-before");
        react(payment, 61);
        put(payment, Source.CHECK, "rang-2", 300, new News.Rang(2));
        react(payment, 301);
        put(payment, Source.CHECK, "rang-3", 900, new News.Rang(3));
        react(payment, 901);
        assertThat(promises()).containsExactly("kept", "kept");

        put(payment, Source.CALLBACK, "paid", 3_600, new News.Paid(PRICE, PRICE.minor()));
        react(payment, 3_600);
        assertThat(promises()).containsExactly("kept", "kept");
    }

    @Test
    void aMessageThatGoesOutAgainDoesNotKeepItsOwnPromise() throws IOException {
        var payment = waiting("again");
        FACTS.put(
                Fact.of(
                        payment,
                        Source.TELL,
                        "told#waiting:REASSURED",
                        BACK.plusSeconds(61),
                        new News.Told("waiting:REASSURED", Optional.of(BACK.plusSeconds(480)))),
                Evidence.own(BACK, Duration.ofDays(1)));
        react(payment, 70);
        assertThat(promises()).isEmpty();
        assertThat(FACTS.told(payment).tellings().entries()).containsKey("waiting:REASSURED");
    }

    /// Thirty others were clear within ten minutes: that is a fact with the message, scored by the outcome, once.
    @Test
    void howLongOthersTookIsPromisedScoredAndCountedOnce() throws IOException {
        var recoveries = new Recoveries(ProductStack.shared().engineClients().tables(), TABLE);
        for (int i = 0; i < 30; i++) {
            var other = new PaymentKey("stripe", "made-" + i);
            recoveries.add(other, MethodClass.INSTANT, RecoveryPath.QUESTION, Duration.ofMinutes(8), BACK);
        }
        var payment = waiting("stripe", "times");
        react(payment, 61);
        assertThat(FACTS.told(payment).announced())
                .extracting(ToldSoFar.Announced::likelyBy)
                .containsExactly(Optional.of(BACK.plus(Duration.ofMinutes(10))));

        put(payment, Source.CALLBACK, "paid", 601, new News.Paid(PRICE, PRICE.minor()));
        react(payment, 601);
        react(payment, 700);
        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("\"UsualTimes\":1")))
                .singleElement()
                .asString()
                .contains("\"outcome\":\"longer\"", "\"path\":\"callback\"");
        var times = recoveries.find("stripe", MethodClass.INSTANT, BACK.plus(Duration.ofMinutes(20)));
        assertThat(times.counts()).isEqualTo(Map.of(Duration.ofMinutes(10), 30L, Duration.ofMinutes(15), 1L));
    }

    private static PaymentKey waiting(String reference) {
        return waiting("olepay", reference);
    }

    private static PaymentKey waiting(String account, String reference) {
        var payment = new PaymentKey(account, reference);
        put(payment, Source.MERCHANT, "registered", 0, new News.Registered(registration(reference)));
        put(payment, Source.CUSTOMER, CustomerReturned.ID, 0, new News.Returned());
        put(payment, Source.CHECK, "rang", 61, new News.Rang(1));
        return payment;
    }

    private static Registration registration(String order) {
        var until = BACK.plus(Duration.ofHours(1));
        return new Registration(BACK, "demo-shop", order, PRICE, "", "en", "UTC", until, "", Terms.DEFAULT);
    }

    private static void put(PaymentKey payment, Source source, String id, long second, News news) {
        var at = BACK.plusSeconds(second);
        FACTS.put(Fact.of(payment, source, id, at, news), Evidence.own(at, Duration.ofDays(1)));
    }

    /// Folds what is known and emits all that is owed, so many seconds after the customer came back.
    private void react(PaymentKey payment, long second) throws IOException {
        var variables = Map.of("TABLE", TABLE);
        var fold =
                new FoldFunction(ProductStack.surroundings("FoldFunction", variables, OutputStream.nullOutputStream()));
        var parked = Json.object(
                "v", 1, "account", payment.account(), "reference", payment.reference(), "attempt", 1, "reason", "made");
        assertThat(ProductStack.invoke(fold, Queued.event(parked.write())).write())
                .isEqualTo(Queued.ALL_DONE);
        var react = new ReactFunction(
                ProductStack.surroundings("ReactFunction", variables, log, () -> BACK.plusSeconds(second)));
        assertThat(ProductStack.invoke(react, Streamed.event(item(payment))).write())
                .isEqualTo(Queued.ALL_DONE);
    }

    private static Map<String, AttributeValue> item(PaymentKey payment) {
        var key = Map.of(
                "pk", AttributeValue.fromS("pay#" + payment.account() + "#" + payment.reference()),
                "sk", AttributeValue.fromS("payment"));
        return ProductStack.shared()
                .engineClients()
                .tables()
                .getItem(request -> request.tableName(TABLE).key(key).consistentRead(true))
                .item();
    }

    /// How promises were counted, in order.
    private List<String> promises() {
        return COUNTED.matcher(log.toString(StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
