package dev.anxin.local.timeline;

import dev.anxin.function.timeline.FactText;
import dev.anxin.json.Json;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Ladder;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Facts, states and what they call for, each on one line.
///
/// @param times how a time is written
public record TimelineText(Function<Instant, String> times) {
    /// For people at this machine.
    public static final TimelineText HERE = new TimelineText(TimelineText::time);

    /// For programs: ISO 8601.
    public static final TimelineText ISO = new TimelineText(Instant::toString);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// By this machine's time zone; with the date unless it is today. `Instant.MAX` is never.
    public static String time(Instant at) {
        if (at.equals(Instant.MAX)) {
            return "never";
        }
        var here = at.atZone(ZoneId.systemDefault());
        var today = here.toLocalDate()
                .equals(Instant.now().atZone(ZoneId.systemDefault()).toLocalDate());
        return (today ? CLOCK : DAY).format(here);
    }

    public static String bytes(int size) {
        return String.format(Locale.ROOT, "%,d", size) + " bytes";
    }

    /// What a fact says.
    public String says(Summary fragment) {
        return new FactText(times).says(fragment);
    }

    /// `PAID`, `REGISTERED, next look at the gateway 12:10:03` ...
    public static String state(PaymentState state) {
        var words = new StringBuilder(state.status().name());
        if (state.late()) {
            words.append(", late");
        }
        if (!state.quarantine().isEmpty()) {
            words.append(", quarantined: ").append(lower(state.quarantine()));
        }
        if (!state.review().isEmpty()) {
            words.append(", needs a person: ").append(lower(state.review().keySet()));
        }
        if (state.stage() != Ladder.Stage.NONE) {
            words.append(", customer ").append(lower(state.stage()));
        }
        if (!state.summary().order().equals(Order.NONE)) {
            words.append(", order ").append(FactText.order(state.summary().order()));
        }
        if (state.money().returned().minor() > 0) {
            var currency = state.money().expected().currency();
            words.append(", returned ").append(returned(state.money().returned().minor(), currency));
        }
        return words.toString();
    }

    /// Of a payment that nobody registered the currency is not known.
    private static String returned(long minor, String currency) {
        return currency.isEmpty() ? minor + " minor units" : new Money(minor, currency).display();
    }

    /// What one owed thing is, and to whom.
    public String owed(Effect effect) {
        return switch (effect) {
            case Effect.Wake(var due) -> "a wake at " + times.apply(due);
            case Effect.Tell(var message, var _) -> "the customer a message: " + message.id();
            case Effect.Announce(var type, var about, var _) ->
                "the merchant an event: " + type + (about.isEmpty() ? "" : " (" + about + ")");
            case Effect.CallPerson(var reason, var _) -> "operations a call: " + lower(reason);
            case Effect.Link(var alias) -> "a link from " + alias;
            case Effect.Forward(var home, var learned) -> "what was learned here, to " + home;
            case Effect.HoldOrder _ -> "its order a holder";
            case Effect.ReleaseOrder() -> "its order's release";
            case Effect.RequestRefund(var purpose, var amount) ->
                "a refund (" + purpose.word() + "): " + amount.display();
            case Effect.CarryOut(var refund, var round) ->
                "a look after the refund " + refund + ", due at " + times.apply(round);
            case Effect.Settle(var refund, var status) -> "the settlement of " + refund + ": " + lower(status);
        };
    }

    /// What was published on a topic: to whom, and what.
    ///
    /// @param topic its name, for alarms and for what is of no kind known here
    public static String published(String topic, Json message) {
        return switch (message.at("schema").text().orElse("")) {
            case "anxin.notification/1" ->
                "to the customer: \"" + text(message, "title") + ". " + text(message, "text") + "\"";
            case "anxin.event/1" -> "to the shop: " + text(message, "type");
            case "anxin.call/1" -> "to operations: " + text(message, "reason");
            default ->
                message.at("AlarmName").exists()
                        ? (topic.contains("Pager") ? "to the pager: " : "to operations: ") + alarm(message)
                        : "to " + topic + ": " + message.write();
        };
    }

    private static String alarm(Json message) {
        return text(message, "NewStateValue") + " " + text(message, "AlarmName") + ". "
                + text(message, "AlarmDescription") + " " + text(message, "NewStateReason");
    }

    private static String text(Json message, String field) {
        return message.at(field).text().orElse("");
    }

    private static String lower(Iterable<? extends Enum<?>> several) {
        return StreamSupport.stream(several.spliterator(), false)
                .map(TimelineText::lower)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
