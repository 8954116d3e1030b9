package dev.anxin.aws.table;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Bounded;
import dev.anxin.ledger.Charge;
import dev.anxin.ledger.Correction;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Progress;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// A summary as compact JSON: what is empty is left out, times are milliseconds, records are lists. The
/// names are short, for every byte of an item is paid for.
final class SummaryJson {
    private SummaryJson() {}

    static String write(Summary summary) {
        Map<String, Json> parts = new LinkedHashMap<>();
        if (summary.isRegistered()) {
            parts.put("reg", RegistrationJson.write(summary.registration()));
        }
        if (summary.correction().exists()) {
            parts.put(
                    "cor", list(summary.correction().at(), summary.correction().amount()));
        }
        if (!summary.moments().isEmpty()) {
            Map<String, Json> moments = new LinkedHashMap<>();
            summary.moments().forEach((moment, note) -> moments.put(moment.name(), note(note)));
            parts.put("mom", new Json.Fields(moments));
        }
        put(parts, "tak", summary.taken(), charge -> list(charge.authorised(), charge.paid(), charge.captured()));
        put(parts, "ref", summary.refunds(), SummaryJson::refund);
        put(parts, "dis", summary.disputes(), dispute -> list(dispute.amount(), dispute.status(), dispute.since()));
        if (!summary.order().equals(Order.NONE)) {
            var order = summary.order();
            parts.put("ord", list(order.version(), order.status(), order.holder(), order.at()));
        }
        put(parts, "ali", summary.aliases(), Json::of);
        put(parts, "hom", summary.homes(), Json::of);
        put(parts, "tel", summary.tellings(), Json::of);
        return new Json.Fields(parts).write();
    }

    /// @throws Unreadable if it is not what [#write] writes
    static Summary read(String text) {
        try {
            var json = Json.parse(text);
            return new Summary(
                    json.at("reg").exists() ? RegistrationJson.read(json.at("reg")) : Registration.NONE,
                    json.at("cor").exists() ? correction(json.at("cor")) : Correction.NONE,
                    moments(json.at("mom")),
                    bounded(json.at("tak"), SummaryJson::taken),
                    bounded(json.at("ref"), SummaryJson::refund),
                    bounded(json.at("dis"), SummaryJson::dispute),
                    json.at("ord").exists() ? order(json.at("ord")) : Order.NONE,
                    bounded(json.at("ali"), SummaryJson::text),
                    bounded(json.at("hom"), SummaryJson::text),
                    bounded(json.at("tel"), told -> Progress.valueOf(text(told))));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException damaged) {
            throw new Unreadable("a summary cannot be read", damaged);
        } catch (BadJson damaged) {
            throw new Unreadable("a summary is no JSON", damaged);
        }
    }

    private static <V> void put(Map<String, Json> parts, String name, Bounded<V> map, Function<V, Json> write) {
        if (map.tooMany()) {
            parts.put(name, Json.of("too many"));
        } else if (!map.isEmpty()) {
            Map<String, Json> entries = new LinkedHashMap<>();
            map.entries().forEach((key, value) -> entries.put(key, write.apply(value)));
            parts.put(name, new Json.Fields(entries));
        }
    }

    private static <V> Bounded<V> bounded(Json json, Function<Json, V> read) {
        if (!json.exists()) {
            return Bounded.none();
        }
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

    private static Json note(Note note) {
        return note.words().isEmpty() ? Json.of(note.at().toEpochMilli()) : list(note.at(), note.words());
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
                refund.since());
    }

    private static Correction correction(Json json) {
        return new Correction(at(json, 0, Instant.MIN), Money.parse(text(json, 1)));
    }

    private static Map<Moment, Note> moments(Json json) {
        var moments = new EnumMap<Moment, Note>(Moment.class);
        json.members().forEach((name, note) -> moments.put(Moment.valueOf(name), note(note)));
        return moments;
    }

    private static Note note(Json json) {
        return json.whole().isPresent()
                ? new Note(Instant.ofEpochMilli(json.whole().get()), "")
                : new Note(at(json, 0, Instant.MIN), text(json, 1));
    }

    private static Charge taken(Json json) {
        return new Charge(at(json, 0, Instant.MAX), at(json, 1, Instant.MAX), whole(json, 2));
    }

    private static Refund refund(Json json) {
        return new Refund(
                Money.parse(text(json, 0)),
                text(json, 1),
                Refund.Decision.valueOf(text(json, 2)),
                text(json, 3),
                new Refund.Report(Refund.Status.valueOf(text(json, 4)), at(json, 5, Instant.MAX)),
                Money.parse(text(json, 6)),
                json.elements().get(7).isTrue(),
                at(json, 8, Instant.MAX));
    }

    private static Dispute dispute(Json json) {
        return new Dispute(Money.parse(text(json, 0)), Dispute.Status.valueOf(text(json, 1)), at(json, 2, Instant.MAX));
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
