package dev.anxin.ledger;

import static dev.anxin.ledger.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Method;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What each news makes of each state, as a table to be read by people: `state-table.txt`, a block for each state.
/// Once the news speaks of minute 5, within the window of half an hour, once of minute 40, after it; one line says
/// `5, 40` where that makes no difference.
/// A line holds the status, `late` for late money, and the diagnosis; then `?` with each doubt, `!` with
/// each reason for a person, `>` with what the customer is told, `^` with what the merchant is told, `$`
/// with what is asked of orders and money, `@` with what other partitions are told.
final class StateTableTest {
    private static final Path TABLE = Path.of("src/test/resources/dev/anxin/ledger/state-table.txt");
    private static final Path COMPUTED = Path.of("target", "state-table.txt");
    private static final int WIDTH = 120;
    private static final News DEBIT = new News.MethodNamed(Method.debit("sepa_debit", "py_made1"));
    private static final Map<String, List<Fact>> STATES = states();
    private static final Map<String, News> NEWS = news();

    @Test
    void everyPairOfStateAndNewsHasItsLine() throws IOException {
        assertThat(NEWS.values().stream().<Class<?>>map(News::getClass).distinct())
                .as("every kind of news stands in the table")
                .containsExactlyInAnyOrderElementsOf(Example.kinds(News.class).toList());
        assertThat(STATES.values().stream()
                        .map(facts -> PaymentState.of(sum(facts)).status()))
                .contains(Status.values());
        Files.writeString(COMPUTED, written()); // to be read, and copied if it is right
        assertThat(COMPUTED).hasSameTextualContentAs(TABLE);
    }

    private static String written() {
        return STATES.keySet().stream().map(StateTableTest::block).collect(Collectors.joining("\n"));
    }

    private static String block(String state) {
        var lines = new ArrayList<>(List.of(state, "-".repeat(state.length())));
        NEWS.forEach((name, news) -> {
            var within = outcome(state, news, 5);
            var after = outcome(state, news, 40);
            if (within.equals(after)) {
                lines.addAll(lines(name, "5, 40", within));
            } else {
                lines.addAll(lines(name, "5", within));
                lines.addAll(lines(name, "40", after));
            }
        });
        return String.join("\n", lines) + "\n";
    }

    /// What does not fit goes on in lines that begin with blanks.
    private static List<String> lines(String news, String minutes, List<String> outcome) {
        var start = String.format("%-30s%-6s", news, minutes);
        var lines = new ArrayList<String>();
        var line = new StringBuilder(start);
        for (String word : outcome) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(start.length()));
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> outcome(String before, News news, long minute) {
        var facts = STATES.getOrDefault(before, List.of());
        var state = PaymentState.of(sum(facts).join(Summary.of(fact(Fact.Source.CALLBACK, minute(minute), news))));
        var words = new ArrayList<String>();
        words.add(state.status() + (state.late() ? " late" : "") + " [" + word(state.diagnosis()) + "]");
        state.quarantine().stream().sorted().forEach(doubt -> words.add("?" + word(doubt)));
        state.owed().stream()
                .map(StateTableTest::word)
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }

    private static String word(Effect effect) {
        return switch (effect) {
            case Effect.Wake _ -> "";
            case Effect.Tell(var message, var _) -> ">" + message.id().split(":", 2)[0];
            case Effect.Announce(var type, var about, var _) ->
                "^" + type.replace("payment.", "") + (about.matches("[a-z-]+") ? ":" + about : "");
            case Effect.CallPerson(var reason, var _) -> "!" + word(reason);
            case Effect.Link(var alias) -> "@link:" + alias;
            case Effect.Forward(var home, var _) -> "@forward:" + home;
            case Effect.HoldOrder _ -> "$hold";
            case Effect.ReleaseOrder _ -> "$release";
            case Effect.RequestRefund(var purpose, var amount) -> "$" + purpose.word() + ":" + amount.minor();
            case Effect.CarryOut _ -> "$carry-out";
            case Effect.Settle(var _, var status) -> "$settle:" + word(status);
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<Fact>> states() {
        var byItself = new Terms(
                Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofMinutes(3), true);
        var held = order(1, Order.Status.OPEN, Order.Holder.THIS);
        var states = new LinkedHashMap<String, List<Fact>>();
        states.put("UNREGISTERED, seen", List.of(called(2, new News.Closed())));
        states.put("REGISTERED", List.of(registered()));
        states.put("ACTING", List.of(registered(), called(1, new News.Acting("", "202"))));
        states.put(
                "ACTING, a slip is out", List.of(registered(), called(1, new News.Acting("", "")), called(1, slip())));
        states.put(
                "ACTING, a debit is under way",
                List.of(registered(), called(1, new News.Acting("", "")), called(1, DEBIT)));
        states.put("FAILED", List.of(registered(), failed(1)));
        states.put("EXPIRED, came back", List.of(registered(), returned(2), asked(30, new News.Unpaid())));
        states.put("AUTHORISED", List.of(registered(), called(1, new News.Authorised(PRICE))));
        states.put("CLOSED, came back", List.of(registered(), returned(2), called(3, new News.Closed())));
        states.put("PART_PAID", List.of(registered(), called(4, new News.Paid(PRICE, 500))));
        states.put(
                "PART_PAID, cancelled",
                List.of(
                        registered(byItself),
                        called(1, new News.Paid(PRICE, 500)),
                        order(2, Order.Status.CANCELLED, Order.Holder.NOBODY)));
        states.put("PAID", List.of(registered(), paid(4)));
        states.put("PAID, holds its order", List.of(registered(), paid(4), held));
        states.put(
                "PART_PAID, its capture failed",
                List.of(
                        registered(),
                        paid(1),
                        called(1, captured(Charge.Capture.Status.SUCCEEDED, PRICE.minor())),
                        called(2, captured(Charge.Capture.Status.FAILED, PRICE.minor())),
                        held));
        states.put("PAID, charged back", List.of(registered(), paid(1), held, disputed(2, Dispute.Status.LOST)));
        states.put("PAID, inquiry", List.of(registered(), paid(1), held, disputed(2, Dispute.Status.INQUIRY)));
        states.put("PAID, won again", List.of(registered(), paid(1), held, disputed(2, Dispute.Status.WON)));
        states.put("PAID, refunds by itself", List.of(registered(byItself), paid(1), held));
        return states;
    }

    private static Fact disputed(long minute, Dispute.Status status) {
        return called(minute, new News.DisputeReported("dp_1", status, PRICE));
    }

    private static News captured(Charge.Capture.Status status, long amount) {
        return new News.CaptureReported(PRICE, "c1", status, amount);
    }

    private static News slip() {
        return new News.MethodNamed(Method.voucher("konbini", minute(3 * 24 * 60), "123456"));
    }

    private static Map<String, News> news() {
        var news = new LinkedHashMap<String, News>();
        var order = new Order(7, Order.Status.CANCELLED, Order.Holder.NOBODY, minute(3));
        Arrays.asList(
                        new News.Registered(registration(Terms.DEFAULT)),
                        new News.Corrected(OTHER, OTHER.minor()),
                        new News.Returned(),
                        new News.Acting("", ""),
                        slip(),
                        new News.Failed("", "101"),
                        new News.Reported("101"),
                        new News.CustomerAnswered(Feedback.BALANCE_FINE, "101"),
                        new News.CustomerCommented(1, "digest"),
                        new News.Closed(),
                        new News.Authorised(PRICE),
                        new News.Paid(PRICE, 1099),
                        captured(Charge.Capture.Status.SUCCEEDED, PRICE.minor()),
                        new News.Contradicted("a negative amount"),
                        new News.Disagreed("not paid there"),
                        new News.FraudWarned("misc", true),
                        new News.Unpaid(),
                        new News.NotFound(),
                        new News.NoAnswer("timeout"),
                        new News.Unaskable("no such question"),
                        new News.Rang(1),
                        new News.CallbackRejected(),
                        new News.RefundRequested("1001-by-hand", PRICE, "by-hand", "agent"),
                        new News.RefundAdmitted("1001-by-hand"),
                        new News.RefundRefused("1001-by-hand", "disputed"),
                        new News.Hinted("a refund"),
                        new News.ReturnsTold(),
                        new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, PRICE),
                        new News.DisputeReported("dp_1", Dispute.Status.OPEN, PRICE),
                        new News.OrderChanged(order),
                        new News.AlsoKnownAs("pi_made1"),
                        new News.Linked("1001"),
                        new News.Forwarded(Summary.of(paid(6))),
                        new News.Told("waiting:REASSURED"),
                        new News.Done("waiting:REASSURED"),
                        new News.QuarantineLifted("agent"),
                        new News.Dated(minute(2), new News.Failed("", "101")),
                        new News.Reviewed("agent"))
                .forEach(one -> news.put(one.getClass().getSimpleName(), one));
        news.put("CustomerAnswered, charged", new News.CustomerAnswered(Feedback.CHARGED, "101"));
        news.put("CustomerAnswered, not me", new News.CustomerAnswered(Feedback.NOT_ME, ""));
        var euros = new Money(1099, "EUR");
        news.put("MethodNamed, debit", DEBIT);
        news.put("MethodNamed, instant", new News.MethodNamed(Method.instant("card")));
        news.put("Authorised, other amount", new News.Authorised(OTHER));
        news.put("Paid, other amount", new News.Paid(OTHER, 1));
        news.put("Paid, other currency", new News.Paid(new Money(1099, "EUR"), 1099));
        news.put("Paid, more than asked", new News.Paid(PRICE, 1100));
        news.put("Paid, less than held", new News.Paid(PRICE, 1000));
        news.put("CaptureReported, failed", captured(Charge.Capture.Status.FAILED, PRICE.minor()));
        news.put("CaptureReported, part failed", captured(Charge.Capture.Status.FAILED, 99));
        news.put("CaptureReported, unreadable", captured(Charge.Capture.Status.FAILED, 0));
        news.put(
                "OrderChanged, another holds",
                new News.OrderChanged(new Order(7, Order.Status.OPEN, Order.Holder.ANOTHER, minute(3))));
        news.put(
                "OrderChanged, fulfilled",
                new News.OrderChanged(new Order(7, Order.Status.FULFILLED, Order.Holder.THIS, minute(3))));
        news.put("RefundReported, pending", new News.RefundReported("gateway:1", Refund.Status.PENDING, OTHER));
        news.put("RefundReported, unknown", new News.RefundReported("gateway:1", Refund.Status.UNKNOWN, OTHER));
        news.put("RefundReported, a part", new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, OTHER));
        news.put(
                "RefundReported, too much",
                new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, new Money(2000, "USD")));
        news.put("RefundReported, euros", new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, euros));
        news.put(
                "RefundReported, unreadable",
                new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, Money.NONE));
        news.put("DisputeReported, inquiry", new News.DisputeReported("dp_1", Dispute.Status.INQUIRY, PRICE));
        news.put("DisputeReported, prevented", new News.DisputeReported("dp_1", Dispute.Status.PREVENTED, PRICE));
        news.put("DisputeReported, lost euros", new News.DisputeReported("dp_1", Dispute.Status.LOST, euros));
        news.put("DisputeReported, unreadable", new News.DisputeReported("dp_1", Dispute.Status.OPEN, Money.NONE));
        news.put("DisputeReported, won", new News.DisputeReported("dp_1", Dispute.Status.WON, PRICE));
        news.put("DisputeReported, lost", new News.DisputeReported("dp_1", Dispute.Status.LOST, PRICE));
        news.put("RefundReported, failed", new News.RefundReported("gateway:1", Refund.Status.FAILED, PRICE));
        return news;
    }
}
