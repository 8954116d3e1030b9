package dev.anxin.simulation.table;

import dev.anxin.simulation.table.ExpressionLexer.Placeholders;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Reads the writes of a transaction.
final class TransactionReader {
    private TransactionReader() {}

    static Write write(TransactWriteItem item) {
        if (item.put() != null) {
            return put(item.put());
        }
        if (item.update() != null) {
            return update(item.update());
        }
        return item.delete() != null ? delete(item.delete()) : check(item.conditionCheck());
    }

    private static Write put(Put put) {
        var placeholders = Placeholders.of(put.expressionAttributeNames(), put.expressionAttributeValues());
        var condition = TableClient.condition(put.conditionExpression(), placeholders);
        placeholders.checkAllUsed();
        var shows = TableClient.shows(put.returnValuesOnConditionCheckFailureAsString());
        return Write.put(ItemKey.of(put.item()), condition, new Item(Normal.of(put.item())), shows);
    }

    private static Write update(Update update) {
        var placeholders = Placeholders.of(update.expressionAttributeNames(), update.expressionAttributeValues());
        var changes = ExpressionReader.update(update.updateExpression(), placeholders);
        var condition = TableClient.condition(update.conditionExpression(), placeholders);
        placeholders.checkAllUsed();
        var shows = TableClient.shows(update.returnValuesOnConditionCheckFailureAsString());
        return Write.update(ItemKey.alone(update.key()), condition, changes, shows);
    }

    private static Write delete(Delete delete) {
        var placeholders = Placeholders.of(delete.expressionAttributeNames(), delete.expressionAttributeValues());
        var condition = TableClient.condition(delete.conditionExpression(), placeholders);
        placeholders.checkAllUsed();
        var shows = TableClient.shows(delete.returnValuesOnConditionCheckFailureAsString());
        return Write.delete(ItemKey.alone(delete.key()), condition, shows);
    }

    private static Write check(ConditionCheck check) {
        DynamoErrors.check(check.conditionExpression() != null, "The expression can not be empty");
        var placeholders = Placeholders.of(check.expressionAttributeNames(), check.expressionAttributeValues());
        var condition = TableClient.condition(check.conditionExpression(), placeholders);
        placeholders.checkAllUsed();
        var shows = TableClient.shows(check.returnValuesOnConditionCheckFailureAsString());
        return Write.check(ItemKey.alone(check.key()), condition, shows);
    }
}
