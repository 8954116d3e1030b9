package dev.anxin.ledger;

import static dev.anxin.ledger.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.Money;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What each news makes of each state, as a table to be read by people: `state-table.txt` beside this
/// class. Once the news speaks of minute 5, within the window of half an hour, once of minute 40, after it.
/// A cell holds the status, then `?` with each doubt, `!` with each reason for a person, `>` with what the
/// customer is told, `$` with what is asked of the money; `late` for late money.
final class StateTableTest {
    private static final Map<Status, List<Fact>> STATES = states();
    private static final Map<String, News> NEWS = news();

    @Test
    void everyPairOfStateAndNewsHasItsRow() throws IOException {
        assertThat(NEWS.values().stream().<Class<?>>map(News::getClass).distinct())
                .as("every kind of news stands in the table")
                .containsExactlyInAnyOrder(News.class.getPermittedSubclasses());
        assertThat(STATES.keySet()).containsExactlyInAnyOrder(Status.values());
        STATES.forEach((status, facts) ->
                assertThat(Conclude.conclude(sum(facts)).status()).isEqualTo(status));
        Files.writeString(Path.of("target", "state-table.txt"), written()); // to be read, and copied if it is right
        try (InputStream table = StateTableTest.class.getResourceAsStream("state-table.txt")) {
            assertThat(table).isNotNull();
            assertThat(written()).isEqualTo(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String written() {
        return section("minute 5", minute(5)) + "\n" + section("minute 40", minute(40));
    }

    private static String section(String title, Instant at) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of(title)));
        STATES.keySet().forEach(status -> rows.getFirst().add(status.name()));
        NEWS.forEach((name, news) -> {
            List<String> row = new ArrayList<>(List.of(name));
            STATES.values().forEach(facts -> row.add(cell(facts, fact(Fact.Source.CALLBACK, at, news))));
            rows.add(row);
        });
        return rows.stream().map(StateTableTest::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> String.format("%-48s", cell))
                .collect(Collectors.joining("| "))
                .stripTrailing();
    }

    private static String cell(List<Fact> facts, Fact news) {
        var state = Conclude.conclude(sum(facts).join(Summary.of(news)));
        var words = new ArrayList<String>();
        words.add(state.status().name() + (state.late() ? " late" : ""));
        state.quarantine().stream().sorted().forEach(doubt -> words.add("?" + word(doubt)));
        state.review().keySet().stream().sorted().forEach(reason -> words.add("!" + word(reason)));
        for (Effect effect : Owed.owed(state)) {
            switch (effect) {
                case Effect.Tell(var message) -> words.add(">" + message.id().split(":", 2)[0]);
                case Effect.RequestRefund(var purpose, var _) -> words.add("$" + purpose);
                case Effect.HoldOrder _ -> words.add("$hold");
                case Effect.ReleaseOrder _ -> words.add("$release");
                case Effect.Settle _ -> words.add("$settle");
                case Effect.Wake _, Effect.Announce _, Effect.CallPerson _, Effect.Link _, Effect.Forward _ -> {}
            }
        }
        return String.join(" ", words);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<Status, List<Fact>> states() {
        Map<Status, List<Fact>> states = new LinkedHashMap<>();
        states.put(Status.UNREGISTERED, List.of());
        states.put(Status.REGISTERED, List.of(registered()));
        states.put(Status.ACTING, List.of(registered(), called(1, new News.Acting("202"))));
        states.put(Status.FAILED, List.of(registered(), failed(1)));
        states.put(Status.EXPIRED, List.of(registered(), returned(2), asked(30, new News.Unpaid())));
        states.put(Status.AUTHORISED, List.of(registered(), called(1, new News.Authorised(PRICE))));
        states.put(Status.CLOSED, List.of(registered(), returned(2), called(3, new News.Closed())));
        states.put(Status.PAID, List.of(registered(), paid(4)));
        return states;
    }

    private static Map<String, News> news() {
        var news = new LinkedHashMap<String, News>();
        var order = new Order(7, Order.Status.CANCELLED, Order.Holder.NOBODY, minute(3));
        Arrays.asList(
                        new News.Registered(registration(dev.anxin.payment.Terms.DEFAULT)),
                        new News.Corrected(OTHER),
                        new News.Returned(),
                        new News.Acting(""),
                        new News.Failed("101"),
                        new News.Closed(),
                        new News.Authorised(PRICE),
                        new News.Paid(PRICE, 1099),
                        new News.Contradicted("a negative amount"),
                        new News.Unpaid(),
                        new News.NotFound(),
                        new News.NoAnswer("timeout"),
                        new News.Rang(),
                        new News.CallbackRejected(),
                        new News.RefundRequested("1001-by-hand", PRICE, "by-hand", "agent"),
                        new News.RefundAdmitted("1001-by-hand"),
                        new News.RefundRefused("1001-by-hand", "disputed"),
                        new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, PRICE),
                        new News.DisputeReported("dp_1", Dispute.Status.OPEN, PRICE),
                        new News.OrderChanged(order),
                        new News.AlsoKnownAs("pi_made1"),
                        new News.Linked("1001"),
                        new News.Forwarded(Summary.of(paid(6))),
                        new News.Told("waiting:REASSURED"),
                        new News.Done("waiting:REASSURED"),
                        new News.QuarantineLifted("agent"),
                        new News.Reviewed("agent"))
                .forEach(one -> news.put(one.getClass().getSimpleName(), one));
        news.put("Authorised, other amount", new News.Authorised(OTHER));
        news.put("Paid, other amount", new News.Paid(OTHER, 1));
        news.put("Paid, other currency", new News.Paid(new Money(1099, "EUR"), 1099));
        news.put("Paid, more than asked", new News.Paid(PRICE, 1100));
        news.put("Paid, less than held", new News.Paid(PRICE, 1000));
        news.put(
                "OrderChanged, another holds",
                new News.OrderChanged(new Order(7, Order.Status.OPEN, Order.Holder.ANOTHER, minute(3))));
        news.put("RefundReported, failed", new News.RefundReported("gateway:1", Refund.Status.FAILED, PRICE));
        return news;
    }
}
