package dev.anxin.local.timeline;

import dev.anxin.json.Json;
import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Charge;
import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.ledger.Summary.Progress;
import dev.anxin.payment.Ladder;
import dev.anxin.payment.Method;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        List<String> words = new ArrayList<>();
        if (fragment.registration().exists()) {
            words.add(registration(fragment.registration()));
        }
        fragment.taken().entries().forEach((asked, charge) -> words.add(taken(Money.parse(asked), charge)));
        Stream.of(fragment.answer(), fragment.event())
                .filter(Attempt.Report::exists)
                .forEach(report -> words.add(attempt(report)));
        fragment.methods().values().forEach(report -> words.add(method(report.method())));
        fragment.moments().notes().forEach((moment, note) -> moment(moment, note, words));
        fragment.get(Summary.FEEDBACK)
                .entries()
                .keySet()
                .forEach(answer -> words.add("answered on the page: " + answer));
        fragment.refunds().entries().forEach((id, refund) -> words.add(refund(id, refund)));
        fragment.disputes()
                .entries()
                .forEach((id, dispute) -> words.add("dispute " + id + " " + lower(dispute.status()) + ", "
                        + dispute.amount().display()));
        if (!fragment.order().equals(Order.NONE)) {
            words.add("its order is " + order(fragment.order()));
        }
        fragment.aliases().values().forEach(alias -> words.add("also known as " + alias));
        fragment.homes().values().forEach(home -> words.add("belongs to " + home));
        fragment.tellings().entries().forEach((id, progress) -> words.add(telling(id, progress)));
        if (!fragment.correction().amount().equals(Money.NONE)) {
            words.add("corrected to " + fragment.correction().amount().display());
        }
        return words.isEmpty() ? "nothing" : String.join("; ", words);
    }

    private String registration(Registration registration) {
        return "registered: order " + registration.order() + ", "
                + registration.amount().display() + ", to be paid until " + times.apply(registration.payUntil());
    }

    private static String order(Order order) {
        var holder = switch (order.holder()) {
            case NOBODY -> "nobody";
            case THIS -> "this payment";
            case ANOTHER -> "another payment";
        };
        return lower(order.status()) + ", held by " + holder;
    }

    private static String attempt(Attempt.Report report) {
        var what = report.attempt().failed() ? "failed" : "acting";
        var code = report.attempt().code();
        var which = report.id().isEmpty() ? "" : " (attempt " + report.id() + ")";
        return what + (code.isEmpty() ? "" : ": " + code) + which;
    }

    private static String taken(Money asked, Charge charge) {
        if (!charge.isPaid()) {
            return "held " + asked.display();
        }
        var captures = charge.captures().entries();
        if (!captures.isEmpty()) {
            return captures.entrySet().stream()
                    .map(entry -> capture(entry.getKey(), entry.getValue(), asked.currency()))
                    .collect(Collectors.joining(", "));
        }
        var part = charge.captured() == asked.minor()
                ? ""
                : ", of which taken " + new Money(charge.captured(), asked.currency()).display();
        return "paid " + asked.display() + part;
    }

    private static String capture(String id, Capture capture, String currency) {
        return "capture " + id + " " + lower(capture.status()) + ", " + new Money(capture.amount(), currency).display();
    }

    private String method(Method method) {
        var type = method.type().isEmpty() ? "" : " (" + method.type() + ")";
        var until = method.isDated() ? ", to be paid until " + times.apply(method.payBy()) : "";
        return "by " + method.methodClass().word() + type + until;
    }

    private static void moment(Moment moment, Note note, List<String> words) {
        switch (moment) {
            case ACTED, CALLED -> {} // every believed callback says so
            case RANG -> words.add("the alarm clock rang");
            case CONTRADICTED -> words.add("impossible: " + note.words());
            case FRAUD_WARNED -> words.add("fraud warning: " + note.words());
            case FRAUD_UNACTIONABLE -> words.add("a refund keeps no dispute away any more");
            case RETURNED,
                    REPORTED,
                    CLOSED,
                    UNPAID,
                    NOT_FOUND,
                    NO_ANSWER,
                    UNASKABLE,
                    REJECTED,
                    LIFTED,
                    REVIEWED,
                    DISAGREED,
                    HINTED,
                    RETURNS_TOLD ->
                words.add(note.words().isEmpty() ? lower(moment) : lower(moment) + ": " + note.words());
        }
    }

    /// All that is said of it: asked for, decided, reported.
    private static String refund(String id, Refund refund) {
        List<String> words = new ArrayList<>();
        if (refund.isOurs()) {
            words.add("asked for (" + refund.purpose() + ")");
        }
        if (refund.decision() != Refund.Decision.OPEN) {
            words.add(lower(refund.decision()) + (refund.why().isEmpty() ? "" : ": " + refund.why()));
        }
        if (refund.status() != Refund.Status.NONE) {
            words.add(refund.bounced() ? "bounced" : lower(refund.status()));
        }
        if (!refund.amount().equals(Money.NONE)) {
            words.add(refund.amount().display());
        }
        return "refund " + id + " " + String.join(", ", words);
    }

    private static String telling(String id, Progress progress) {
        return switch (progress) {
            case TOLD -> "about to tell the customer: " + id;
            case DONE -> "done: " + id;
        };
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
            words.append(", order ").append(order(state.summary().order()));
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
