package dev.anxin.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;

/// Part of a resource's properties. A reader takes what it knows by name; [#finish] says what nobody took.
final class Section {
    private final String type;
    private final String where;
    private final JsonNode node;
    private final Findings findings;
    private final Set<String> taken = new LinkedHashSet<>();
    private final List<Section> parts = new ArrayList<>();

    /// @param type the resource's type
    /// @param where names the resource and the place within it, for messages
    Section(String type, String where, JsonNode node, Findings findings) {
        this.type = type;
        this.where = where;
        this.node = node;
        this.findings = findings;
    }

    String where() {
        return where;
    }

    boolean has(String name) {
        return node.has(name);
    }

    JsonNode take(String name) {
        taken.add(name);
        return node.path(name);
    }

    void takeAll() {
        node.propertyNames().forEach(taken::add);
    }

    String text(String name) {
        return maybe(name).orElseGet(() -> {
            problem(name, "is missing");
            return "";
        });
    }

    Optional<String> maybe(String name) {
        return Optional.of(take(name)).filter(JsonNode::isValueNode).map(value -> value.asString(""));
    }

    int number(String name, int otherwise, int least, int most) {
        var text = maybe(name).orElse(Integer.toString(otherwise));
        var number = text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : Integer.MIN_VALUE;
        if (has(name) && (number < least || number > most)) {
            problem(name, "must be " + least + " to " + most);
            return otherwise;
        }
        return number;
    }

    /// Not below 0.
    double decimal(String name, double otherwise) {
        var text = maybe(name).orElse(Double.toString(otherwise));
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            problem(name, "must be a number of requests a second, not " + text);
            return otherwise;
        }
        return Double.parseDouble(text);
    }

    boolean flag(String name, boolean otherwise) {
        return maybe(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    /// Where only one value can be honoured.
    void only(String name, String value) {
        if (!maybe(name).orElse(value).equals(value)) {
            problem(name, "must be " + value + " here");
        }
    }

    List<String> texts(String name) {
        var value = take(name);
        return value.isArray()
                ? value.valueStream().map(item -> item.asString("")).toList()
                : maybe(name).map(List::of).orElse(List.of());
    }

    /// A map from free names to texts, such as Variables.
    Map<String, String> textMap(String name) {
        var map = new LinkedHashMap<String, String>();
        take(name).forEachEntry((key, value) -> map.put(key, value.asString("")));
        return map;
    }

    Section part(String name) {
        return part(name, take(name));
    }

    /// The parts of a list, or of a map from free names, such as Events.
    Map<String, Section> parts(String name) {
        var map = new LinkedHashMap<String, Section>();
        var value = take(name);
        value.forEachEntry((key, item) -> map.put(key, part(name + "." + key, item)));
        for (var i = 0; value.isArray() && i < value.size(); i++) {
            map.put(Integer.toString(i), part(name + "[" + i + "]", value.path(i)));
        }
        return map;
    }

    /// The filter that this text is; nothing, and a problem, if it is none.
    Optional<Filter> filter(String name, String text) {
        try {
            return Optional.of(Filter.parse(text));
        } catch (IllegalArgumentException e) {
            problem(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Fills a request of the SDK: its field names are CloudFormation's property names.
    void fill(SdkPojo builder) {
        for (var field : builder.sdkFields()) {
            var name = field.locationName();
            if (has(name) && !Findings.isMeaningless(type, name)) {
                field.set(builder, value(field, take(name), where + "." + name));
            }
        }
    }

    private Object value(SdkField<?> field, JsonNode value, String place) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> {
                var item = field.getTrait(ListTrait.class).memberFieldInfo();
                var list = new ArrayList<>();
                value.forEach(one -> list.add(value(item, one, place + "[" + list.size() + "]")));
                yield list;
            }
            case SDK_POJO -> {
                var builder = (SdkPojo & Buildable) field.constructor().get();
                var part = new Section(type, place, value, findings);
                parts.add(part);
                part.fill(builder);
                yield builder.build();
            }
            case LONG -> value.asLong(0);
            case BOOLEAN -> value.asBoolean(false);
            default -> value.asString("");
        };
    }

    private Section part(String name, JsonNode value) {
        var part = new Section(type, where + "." + name, value, findings);
        parts.add(part);
        return part;
    }

    void problem(String name, String what) {
        findings.problem(where + "." + name + " " + what);
    }

    void finish() {
        for (var name : node.propertyNames()) {
            if (!taken.contains(name)) {
                findings.unread(type, where, name);
            }
        }
        parts.forEach(Section::finish);
    }
}
