package dev.anxin.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Part of a resource's properties. A reader takes what it knows by name; [#finish] says what nobody
/// took.
final class Section {
    private final String type;
    private final String where;
    private final JsonNode node;
    private final Findings findings;
    private final Set<String> taken = new LinkedHashSet<>();
    private final List<Section> parts = new ArrayList<>();

    /// @param type the resource's type, under which meaningless properties are gathered
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

    JsonNode raw(String name) {
        taken.add(name);
        return node.path(name);
    }

    String text(String name) {
        if (!node.has(name) || !node.path(name).isValueNode()) {
            problem(name, "is missing");
        }
        return raw(name).asString("");
    }

    Optional<String> maybe(String name) {
        return Optional.of(raw(name)).filter(JsonNode::isValueNode).map(value -> value.asString(""));
    }

    int number(String name, int otherwise) {
        var value = raw(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.asString("").matches("-?[0-9]{1,9}")) {
            problem(name, "is no whole number: " + value);
            return otherwise;
        }
        return Integer.parseInt(value.asString(""));
    }

    Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }

    boolean flag(String name, boolean otherwise) {
        return maybe(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    List<String> texts(String name) {
        var value = raw(name);
        return value.isArray()
                ? value.valueStream().map(item -> item.asString("")).toList()
                : maybe(name).map(List::of).orElse(List.of());
    }

    Section part(String name) {
        return part(name, raw(name));
    }

    List<Section> parts(String name) {
        var list = new ArrayList<Section>();
        for (var item : raw(name)) {
            list.add(part(name + "[" + list.size() + "]", item));
        }
        return list;
    }

    /// The parts of a map from free names, such as Events.
    Map<String, Section> named(String name) {
        var map = new LinkedHashMap<String, Section>();
        raw(name)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), part(name + "." + entry.getKey(), entry.getValue())));
        return map;
    }

    /// A map from free names to texts, such as Variables.
    Map<String, String> textMap(String name) {
        var map = new LinkedHashMap<String, String>();
        raw(name)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString("")));
        return map;
    }

    private Section part(String name, JsonNode value) {
        var part = new Section(type, where + "." + name, value, findings);
        parts.add(part);
        return part;
    }

    void meaningless(String... names) {
        for (var name : names) {
            if (!raw(name).isMissingNode()) {
                findings.meaningless(type, name);
            }
        }
    }

    /// Properties that would make AWS behave otherwise than this machine can.
    void refuse(String... names) {
        for (var name : names) {
            if (!raw(name).isMissingNode()) {
                problem(name, "would change what happens and cannot be honoured here");
            }
        }
    }

    void problem(String name, String what) {
        findings.problem(where + "." + name + " " + what);
    }

    /// Leave this part unread: whoever calls has said why.
    void skip() {
        node.properties().forEach(entry -> taken.add(entry.getKey()));
    }

    void finish() {
        for (var entry : node.properties()) {
            if (!taken.contains(entry.getKey())) {
                findings.beyond(where + "." + entry.getKey() + " is not known here and not honoured");
            }
        }
        parts.forEach(Section::finish);
    }
}
