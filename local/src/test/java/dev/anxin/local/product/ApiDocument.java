package dev.anxin.local.product;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/openapi.yaml`, read for its tests.
record ApiDocument(JsonNode root) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static ApiDocument read() {
        try {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(Path.of("../docs/openapi.yaml")));
            return new ApiDocument(JSON.valueToTree(yaml));
        } catch (IOException missing) {
            throw new IllegalStateException("docs/openapi.yaml", missing);
        }
    }

    /// @param method in capital letters
    record Operation(String method, String path, JsonNode content) {
        String route() {
            return method + " " + path;
        }

        /// Its scopes; none for a public one.
        List<String> scopes() {
            return content.path("security")
                    .path(0)
                    .valueStream()
                    .flatMap(JsonNode::valueStream)
                    .map(JsonNode::asString)
                    .toList();
        }

        boolean isPublic() {
            return content.has("security") && content.path("security").isEmpty();
        }
    }

    List<Operation> operations() {
        return root.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    /// What stands there, or where its `$ref` leads.
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
    }

    /// What a value has against a schema of this document.
    Stream<String> faults(JsonNode schema, JsonNode value) {
        var whole = JSON.createObjectNode();
        whole.set("components", root.path("components"));
        whole.set("allOf", JSON.createArrayNode().add(schema));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString);
    }
}
