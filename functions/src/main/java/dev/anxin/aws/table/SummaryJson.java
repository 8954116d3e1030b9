package dev.anxin.aws.table;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Bounded;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Moments;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration.Correction;
import dev.anxin.ledger.Summary;
import dev.anxin.ledger.Summary.Progress;
import dev.anxin.ledger.SummaryPart;
import dev.anxin.ledger.SummaryPart.Entries;
import dev.anxin.payment.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// A summary as compact JSON: what is empty is left out, times are milliseconds, records are lists. The
/// names are short, for every byte of an item is paid for.
final class SummaryJson {
    /// Each part that is stored, in the order in which it is written. The order stays: the digest of a summary
    /// names facts.
    private static final List<Form<?>> FORMS = List.of(
            new Form<>("reg", Summary.REGISTRATION, RegistrationJson::write, RegistrationJson::read),
            new Form<>("cor", Summary.CORRECTION, SummaryJson::correction, SummaryJson::correction),
            entries("cod", Summary.CORRECTED, Json::of, SummaryJson::text),
            new Form<>("mom", Summary.MOMENTS, SummaryJson::moments, SummaryJson::moments),
            entries("tak", Summary.TAKEN, ChargeJson::write, ChargeJson::read),
            new Form<>("ans", Summary.ANSWER, AttemptJson::report, AttemptJson::report),
            new Form<>("evt", Summary.EVENT, AttemptJson::report, AttemptJson::report),
            entries("att", Summary.ATTEMPTS, AttemptJson::attempt, AttemptJson::attempt),
            entries("ref", Summary.REFUNDS, SummaryJson::refund, SummaryJson::refund),
            entries("dis", Summary.DISPUTES, DisputeJson::write, DisputeJson::read),
            entries("met", Summary.METHODS, AttemptJson::method, AttemptJson::method),
            entries("fee", Summary.FEEDBACK, SummaryJson::note, SummaryJson::note),
            new Form<>("ord", Summary.ORDER, SummaryJson::order, SummaryJson::order),
            entries("ali", Summary.ALIASES, Json::of, SummaryJson::text),
            entries("hom", Summary.HOMES, Json::of, SummaryJson::text),
            entries("tel", Summary.TELLINGS, Json::of, told -> Progress.valueOf(text(told))));

    private SummaryJson() {}

    /// How one part is stored, under its own name.
    private record Form<T>(String name, SummaryPart<T> part, Function<T, Json> write, Function<Json, T> read) {
        void write(Summary summary, Map<String, Json> parts) {
            var value = summary.get(part);
            if (!value.equals(part.empty())) {
                parts.put(name, write.apply(value));
            }
        }

        Summary read(Json json, Summary summary) {
            var value = json.at(name);
            return value.exists() ? summary.with(part, read.apply(value)) : summary;
        }
    }

    private static <V> Form<Bounded<V>> entries(
            String name, Entries<V> part, Function<V, Json> write, Function<Json, V> read) {
        return new Form<>(name, part, entries -> bounded(entries, write), json -> bounded(json, read));
    }

    static String write(Summary summary) {
        Map<String, Json> parts = new LinkedHashMap<>();
        FORMS.forEach(form -> form.write(summary, parts));
        return new Json.Fields(parts).write();
    }

    /// @throws Unreadable if it is not what [#write] writes
    static Summary read(String text) {
        try {
            var json = Json.parse(text);
            var summary = Summary.EMPTY;
            for (Form<?> form : FORMS) {
                summary = form.read(json, summary);
            }
            return AttemptJson.older(json.at("mom"), summary);
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException damaged) {
            throw new Unreadable("a summary cannot be read", damaged);
        } catch (BadJson damaged) {
            throw new Unreadable("a summary is no JSON", damaged);
        }
    }

    static <V> Json bounded(Bounded<V> map, Function<V, Json> write) {
        if (map.tooMany()) {
            return Json.of("too many");
        }
        Map<String, Json> entries = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> entries.put(key, write.apply(value)));
        return new Json.Fields(entries);
    }

    static <V> Bounded<V> bounded(Json json, Function<Json, V> read) {
        if (json.text().isPresent()) {
            return Bounded.over();
        }
        var entries = new TreeMap<String, V>();
        json.members().forEach((key, value) -> entries.put(key, read.apply(value)));
        return new Bounded<>(entries, false);
    }

    /// Money as its text, enums by name, times as milliseconds; "never" is null.
    static Json list(Object... values) {
        var list = new ArrayList<Json>(values.length);
        for (Object value : values) {
            list.add(Json.of(value(value)));
        }
        return new Json.Items(list);
    }

    private static Object value(Object value) {
        return switch (value) {
            case Instant at when at.equals(Instant.MAX) || at.equals(Instant.MIN) -> Json.Null.NULL;
            case Instant at -> at.toEpochMilli();
            default -> value;
        };
    }

    private static Json correction(Correction correction) {
        return list(correction.at(), correction.amount(), correction.enough());
    }

    private static Correction correction(Json json) {
        var amount = Money.parse(text(json, 1));
        var isOlder = json.elements().size() == 2;
        return new Correction(at(json, 0, Instant.MIN), amount, isOlder ? amount.minor() : whole(json, 2));
    }

    private static Json moments(Moments moments) {
        Map<String, Json> notes = new LinkedHashMap<>();
        moments.notes().forEach((moment, note) -> notes.put(moment.name(), note(note)));
        return new Json.Fields(notes);
    }

    private static Moments moments(Json json) {
        var notes = new EnumMap<Moment, Note>(Moment.class);
        json.members().forEach((name, note) -> {
            if (!AttemptJson.isOlder(name)) {
                notes.put(Moment.valueOf(name), note(note));
            }
        });
        return new Moments(notes);
    }

    private static Json note(Note note) {
        return note.words().isEmpty() ? Json.of(note.at().toEpochMilli()) : list(note.at(), note.words());
    }

    static Note note(Json json) {
        return json.whole().isPresent()
                ? new Note(Instant.ofEpochMilli(json.whole().get()), "")
                : new Note(at(json, 0, Instant.MIN), text(json, 1));
    }

    private static Json refund(Refund refund) {
        return list(
                refund.asked(),
                refund.purpose(),
                refund.decision(),
                refund.why(),
                refund.status(),
                refund.report().at(),
                refund.reported(),
                refund.succeeded(),
                refund.since(),
                refund.made(),
                refund.report().stated());
    }

    private static Refund refund(Json json) {
        var isOlder = json.elements().size() == 9; // its one time was the gateway's or ours
        return new Refund(
                Money.parse(text(json, 0)),
                text(json, 1),
                Refund.Decision.valueOf(text(json, 2)),
                text(json, 3),
                new Refund.Report(
                        Refund.Status.valueOf(text(json, 4)),
                        at(json, 5, Instant.MAX),
                        at(json, isOlder ? 5 : 10, Instant.MAX)),
                Money.parse(text(json, 6)),
                json.elements().get(7).isTrue(),
                at(json, 8, Instant.MAX),
                at(json, isOlder ? 8 : 9, Instant.MAX));
    }

    private static Json order(Order order) {
        return list(order.version(), order.status(), order.holder(), order.at());
    }

    private static Order order(Json json) {
        return new Order(
                whole(json, 0),
                Order.Status.valueOf(text(json, 1)),
                Order.Holder.valueOf(text(json, 2)),
                at(json, 3, Instant.MIN));
    }

    static Instant at(Json list, int index, Instant never) {
        var json = list.elements().get(index);
        return json.exists() ? Instant.ofEpochMilli(whole(list, index)) : never;
    }

    static long whole(Json list, int index) {
        return list.elements().get(index).whole().orElseThrow(() -> new Unreadable("a number is missing"));
    }

    static String text(Json list, int index) {
        return text(list.elements().get(index));
    }

    private static String text(Json json) {
        return json.text().orElseThrow(() -> new Unreadable("a text is missing"));
    }
}
