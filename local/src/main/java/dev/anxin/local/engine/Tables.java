package dev.anxin.local.engine;

import dev.anxin.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/// Tables with their indexes, stream and expiry.
final class Tables {
    private final DynamoDbClient client;

    Tables(DynamoDbClient client) {
        this.client = client;
    }

    /// @return what `Ref` and `GetAtt` give
    /// @throws IllegalStateException if there is such a table of another shape: it is not touched
    Map<String, String> create(Template.Table table) {
        var wanted = request(table);
        var there = existing(wanted);
        if (!shape(
                        wanted.keySchema(),
                        indexNames(wanted),
                        wanted.streamSpecification() == null
                                ? ""
                                : table.stream().orElse(""))
                .equals(shape(there))) {
            throw new IllegalStateException("There is a table " + table.name()
                    + " of another shape than the template's: remove the data directory, or name the table otherwise");
        }
        table.expiry().ifPresent(attribute -> expire(table.name(), attribute));
        var arn = there.tableArn();
        return table.stream().isEmpty()
                ? Map.of(table.id() + ".Arn", arn)
                : Map.of(table.id() + ".Arn", arn, table.id() + ".StreamArn", there.latestStreamArn());
    }

    private TableDescription existing(CreateTableRequest wanted) {
        try {
            return client.describeTable(request -> request.tableName(wanted.tableName()))
                    .table();
        } catch (ResourceNotFoundException absent) {
            client.createTable(wanted);
            client.waiter().waitUntilTableExists(request -> request.tableName(wanted.tableName()));
            return client.describeTable(request -> request.tableName(wanted.tableName()))
                    .table();
        }
    }

    private void expire(String table, String attribute) {
        var status = client.describeTimeToLive(request -> request.tableName(table))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
            client.updateTimeToLive(request -> request.tableName(table)
                    .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(true)));
        }
    }

    private static CreateTableRequest request(Template.Table table) {
        var request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.key()))
                .attributeDefinitions(table.attributes().entrySet().stream()
                        .map(one -> AttributeDefinition.builder()
                                .attributeName(one.getKey())
                                .attributeType(one.getValue())
                                .build())
                        .toList());
        var global = table.indexes().stream()
                .filter(Template.Index::global)
                .map(Tables::global)
                .toList();
        var local = table.indexes().stream()
                .filter(one -> !one.global())
                .map(Tables::local)
                .toList();
        if (!global.isEmpty()) {
            request.globalSecondaryIndexes(global);
        }
        if (!local.isEmpty()) {
            request.localSecondaryIndexes(local);
        }
        table.stream()
                .ifPresent(view -> request.streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(view)));
        return request.build();
    }

    private static GlobalSecondaryIndex global(Template.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.key()))
                .projection(projection(index))
                .build();
    }

    private static LocalSecondaryIndex local(Template.Index index) {
        return LocalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.key()))
                .projection(projection(index))
                .build();
    }

    private static Projection projection(Template.Index index) {
        var projection = Projection.builder().projectionType(index.projection());
        return (index.attributes().isEmpty() ? projection : projection.nonKeyAttributes(index.attributes())).build();
    }

    private static List<KeySchemaElement> keys(Template.Key key) {
        var elements = new ArrayList<KeySchemaElement>();
        elements.add(KeySchemaElement.builder()
                .attributeName(key.hash())
                .keyType(KeyType.HASH)
                .build());
        key.range()
                .ifPresent(name -> elements.add(KeySchemaElement.builder()
                        .attributeName(name)
                        .keyType(KeyType.RANGE)
                        .build()));
        return elements;
    }

    private static List<String> indexNames(CreateTableRequest request) {
        var names = new TreeSet<String>();
        request.globalSecondaryIndexes().forEach(one -> names.add(one.indexName() + one.keySchema()));
        request.localSecondaryIndexes().forEach(one -> names.add(one.indexName() + one.keySchema()));
        return List.copyOf(names);
    }

    private static String shape(TableDescription there) {
        var names = new TreeSet<String>();
        there.globalSecondaryIndexes().forEach(one -> names.add(one.indexName() + one.keySchema()));
        there.localSecondaryIndexes().forEach(one -> names.add(one.indexName() + one.keySchema()));
        var stream = there.streamSpecification();
        return shape(there.keySchema(), List.copyOf(names), stream == null ? "" : stream.streamViewTypeAsString());
    }

    private static String shape(List<KeySchemaElement> keys, List<String> indexes, String stream) {
        return keys + " " + indexes + " " + stream;
    }
}
