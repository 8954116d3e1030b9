package dev.anxin.privacy;

import dev.anxin.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields of a document that are kept, each with its form and what it is for. All others are dropped before
/// anybody reads the document, so what is not kept cannot be needed.
///
/// Lists count as what stands in them: `refunds.id` are the ids of all elements of `refunds`.
public final class KeptFields {
    public static final KeptFields NONE = new KeptFields(Optional.empty(), Map.of());

    /// @param path member names with points between them
    /// @param purpose why it is kept, in a few words
    public record Field(String path, Form form, String purpose) {}

    private final Optional<Field> here;
    private final Map<String, KeptFields> members;

    private KeptFields(Optional<Field> here, Map<String, KeptFields> members) {
        this.here = here;
        this.members = Collections.unmodifiableMap(members);
    }

    public KeptFields with(String path, Form form, String purpose) {
        return within(path, new KeptFields(Optional.of(new Field(path, form, purpose)), Map.of()));
    }

    /// These, and `others` of the object (or of each in the list) under `path`.
    public KeptFields within(String path, KeptFields others) {
        var names = path.split("\\.", 2);
        var below = names.length == 1 ? others : NONE.within(names[1], others);
        return and(new KeptFields(Optional.empty(), Map.of(names[0], below)));
    }

    /// These and those.
    public KeptFields and(KeptFields others) {
        var both = new LinkedHashMap<>(members);
        others.members.forEach((name, other) -> both.merge(name, other, KeptFields::and));
        return new KeptFields(here.or(() -> others.here), both);
    }

    /// The document without what is not kept. A field that is there and has another form stays, as something that
    /// no reader takes for a value.
    public Json keep(Json document) {
        return switch (document) {
            case Json.Null _ -> document;
            case Json.Items(var elements) ->
                new Json.Items(elements.stream().map(this::keep).toList());
            case Json.Fields(var all) when !members.isEmpty() -> keep(all);
            case Json.Fields _, Json.Text _, Json.Numeral _, Json.Truth _ ->
                here.map(field -> field.form().keep(document)).orElseGet(() -> Form.other(document));
        };
    }

    private Json keep(Map<String, Json> all) {
        Map<String, Json> kept = new LinkedHashMap<>();
        members.forEach((name, fields) -> {
            var value = all.getOrDefault(name, Json.Null.NULL);
            if (value.exists()) {
                kept.put(name, fields.keep(value));
            }
        });
        return new Json.Fields(kept);
    }

    /// All of them, each by its whole path.
    public List<Field> list() {
        return list("").toList();
    }

    private Stream<Field> list(String path) {
        var own = here.map(field -> new Field(path, field.form(), field.purpose())).stream();
        var below = members.entrySet().stream()
                .flatMap(member ->
                        member.getValue().list(path.isEmpty() ? member.getKey() : path + "." + member.getKey()));
        return Stream.concat(own, below);
    }
}
