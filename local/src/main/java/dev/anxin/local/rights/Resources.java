package dev.anxin.local.rights;

import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.SamTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/// The resources that requests name, and their ARNs as the policies write them.
public final class Resources {
    private final PhysicalNames names;
    private final Map<String, String> arns = new ConcurrentHashMap<>();
    private final Map<String, Keys> keys = new HashMap<>();

    /// Names of the partition key.
    ///
    /// @param indexes by the index's name
    record Keys(String table, Map<String, String> indexes) {}

    /// @param names with what the engines answered
    public Resources(SamTemplate samTemplate, PhysicalNames names) {
        this.names = names;
        var known = names.known();
        known.forEach((name, value) -> {
            if (name.endsWith(".Ref")) {
                arns.put(value, known.getOrDefault(name.replaceFirst("Ref$", "Arn"), value));
            }
        });
        samTemplate.secrets().forEach(secret -> arns.put(secret.name(), known.getOrDefault(secret.id() + ".Ref", "")));
        for (var table : samTemplate.tables()) {
            var indexes = new HashMap<String, String>();
            var request = table.request();
            request.globalSecondaryIndexes()
                    .forEach(index -> indexes.put(index.indexName(), partitionKey(index.keySchema())));
            request.localSecondaryIndexes()
                    .forEach(index -> indexes.put(index.indexName(), partitionKey(index.keySchema())));
            keys.put(arns.getOrDefault(table.name(), ""), new Keys(partitionKey(request.keySchema()), indexes));
        }
    }

    private static String partitionKey(List<KeySchemaElement> schema) {
        return schema.stream()
                .filter(key -> key.keyType() == KeyType.HASH)
                .map(KeySchemaElement::attributeName)
                .findAny()
                .orElse("");
    }

    /// Lets something of a test's own stand in the place of one of the template's: whoever may use that one may use
    /// it the same way.
    ///
    /// @param original what `Ref` gives of it; nothing happens if it is none of the template's
    public void standIn(String original, String other) {
        Optional.ofNullable(arns.get(original)).ifPresent(arn -> arns.put(other, arn));
    }

    /// @param name a table's name or ARN, or that of one that stands in its place
    String table(String name) {
        return name.startsWith("arn:") ? name : arns.getOrDefault(name, names.arn("dynamodb", "table/" + name));
    }

    /// @return none for a table that is not the template's
    Optional<Keys> keys(String tableArn) {
        return Optional.ofNullable(keys.get(tableArn));
    }

    /// @param url or only the name at its end
    String queue(String url) {
        return arns.getOrDefault(url, names.arn("sqs", url.substring(url.lastIndexOf('/') + 1)));
    }

    /// @param id a secret's name or ARN
    String secret(String id) {
        return arns.getOrDefault(id, id.startsWith("arn:") ? id : names.arn("secretsmanager", "secret:" + id));
    }

    String topic(String arn) {
        return arns.getOrDefault(arn, arn);
    }
}
