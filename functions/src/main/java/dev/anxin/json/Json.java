package dev.anxin.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A JSON value. Reading never throws for what is merely absent: [#at] of a missing member is `null`, and
/// an `Optional` of the wrong kind is empty; the `need` methods are for what must be there and name it when
/// it is not.
public sealed interface Json {
    /// @param members in their order. Handed over: whoever made the map changes it no more
    record Fields(Map<String, Json> members) implements Json {
        public Fields {
            members = Collections.unmodifiableMap(members);
        }
    }

    record Items(List<Json> elements) implements Json {
        public Items {
            elements = List.copyOf(elements);
        }
    }

    record Text(String value) implements Json {}

    record Numeral(BigDecimal value) implements Json {}

    record Truth(boolean value) implements Json {}

    enum Null implements Json {
        NULL
    }

    /// @throws BadJson if it is not one well-formed document in UTF-8 without duplicate keys and at most 64
    ///     deep
    static Json parse(byte[] utf8) {
        return JsonReader.read(utf8);
    }

    /// @throws BadJson as [#parse(byte[])]
    static Json parse(String text) {
        return JsonReader.read(text);
    }

    /// An object of name, value, name, value ...; values are `Json`, `String`, `Number`, `Boolean`,
    /// `Instant` (as ISO text).
    static Fields object(Object... namesAndValues) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i].toString(), of(namesAndValues[i + 1]));
        }
        return new Fields(members);
    }

    static Items array(Stream<?> values) {
        List<Json> elements = new ArrayList<>();
        values.forEach(value -> elements.add(of(value)));
        return new Items(elements);
    }

    static Json of(Object value) {
        return switch (value) {
            case Json json -> json;
            case Boolean truth -> new Truth(truth);
            case Long whole -> new Numeral(BigDecimal.valueOf(whole));
            case Integer whole -> new Numeral(BigDecimal.valueOf(whole));
            case Number number -> new Numeral(new BigDecimal(number.toString()));
            default -> new Text(value.toString());
        };
    }

    /// The value at this path of member names, or [Null#NULL].
    default Json at(String... path) {
        Json here = this;
        for (String name : path) {
            here = here.at(name);
        }
        return here;
    }

    /// The member of this name, or [Null#NULL].
    default Json at(String name) {
        return this instanceof Fields(var members) ? members.getOrDefault(name, Null.NULL) : Null.NULL;
    }

    default boolean exists() {
        return !(this instanceof Null);
    }

    /// Its elements; none if it is no array.
    default List<Json> elements() {
        return this instanceof Items items ? items.elements() : List.of();
    }

    /// Its members; none if it is no object.
    default Map<String, Json> members() {
        return this instanceof Fields fields ? fields.members() : Map.of();
    }

    default Optional<String> text() {
        return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    default boolean isTrue() {
        return this instanceof Truth truth && truth.value();
    }

    /// A whole number within `long`; empty for fractions, other kinds and what does not fit.
    default Optional<Long> whole() {
        try {
            return this instanceof Numeral numeral ? Optional.of(numeral.value().longValueExact()) : Optional.empty();
        } catch (ArithmeticException fractionOrTooLarge) {
            return Optional.empty();
        }
    }

    /// @throws BadJson if there is no text under `name`
    default String needText(String name) {
        return at(name).text().orElseThrow(() -> new BadJson("'" + name + "' is missing or is no text"));
    }

    /// @throws BadJson if there is no whole number under `name`
    default long needWhole(String name) {
        return at(name).whole().orElseThrow(() -> new BadJson("'" + name + "' is missing or is no whole number"));
    }

    /// @throws BadJson if there is no ISO 8601 instant under `name`
    default Instant needInstant(String name) {
        try {
            return Instant.parse(needText(name));
        } catch (DateTimeException notATime) {
            throw new BadJson("'" + name + "' is no ISO 8601 time");
        }
    }

    /// As compact JSON text.
    default String write() {
        return JsonWriter.write(this);
    }
}
