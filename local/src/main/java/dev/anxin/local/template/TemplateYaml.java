package dev.anxin.local.template;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// YAML as a tree of JSON, short forms (`!Ref x`) written out (`{"Ref": "x"}`). Dates stay text, as
/// CloudFormation has it.
final class TemplateYaml {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TemplateYaml() {}

    /// @throws TemplateRejection if it is no YAML, or says a key twice
    static JsonNode read(String text) {
        try {
            return convert(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            throw new TemplateRejection(List.of("It is no YAML: " + e.getMessage()));
        }
    }

    /// A file that stands beside this class.
    static JsonNode resource(String name) {
        try (var stream = TemplateYaml.class.getResourceAsStream(name)) {
            return read(new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As SAM does it with globals: maps are merged, lists are joined, all else is overridden.
    static JsonNode merge(JsonNode global, JsonNode own) {
        if (global.isArray() && own.isArray()) {
            return NODES.arrayNode().addAll(global.values()).addAll(own.values());
        }
        if (!global.isObject() || !own.isObject()) {
            return own;
        }
        var merged = (ObjectNode) global.deepCopy();
        own.forEachEntry((name, value) -> merged.set(name, merge(global.path(name), value)));
        return merged;
    }

    private static JsonNode convert(Node node) {
        var plain = plain(node);
        var tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain;
        }
        var function = tag.substring(1);
        var key = function.equals("Ref") || function.equals("Condition") ? function : "Fn::" + function;
        return NODES.objectNode().set(key, plain);
    }

    private static JsonNode plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> {
                var array = NODES.arrayNode();
                sequence.getValue().forEach(item -> array.add(convert(item)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new TemplateRejection(List.of("Not understood: " + node.getStartMark()));
        };
    }

    private static ObjectNode object(MappingNode mapping) {
        var object = NODES.objectNode();
        for (var entry : mapping.getValue()) {
            var key = convert(entry.getKeyNode()).asString();
            if (object.has(key)) {
                throw new TemplateRejection(List.of(
                        "The key " + key + " stands twice" + entry.getKeyNode().getStartMark()));
            }
            object.set(key, convert(entry.getValueNode()));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        var value = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            return NODES.booleanNode(Boolean.parseBoolean(value));
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        // Only what reads back the same is a number: 000000000000 is an account, not zero.
        var number = scalar.getTag().equals(Tag.INT) && value.matches("0|-?[1-9][0-9]{0,17}");
        return number ? NODES.numberNode(Long.parseLong(value)) : NODES.stringNode(value);
    }
}
