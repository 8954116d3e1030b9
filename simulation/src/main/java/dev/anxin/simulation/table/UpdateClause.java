package dev.anxin.simulation.table;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One clause of an update expression.
sealed interface UpdateClause {
    List<String> path();

    /// @param before what every clause of the expression sees
    /// @param now what the clauses before this one made of it
    Item apply(Item before, Item now);

    record Set(List<String> path, Operand operand) implements UpdateClause {
        @Override
        public Item apply(Item before, Item now) {
            var value = operand.of(before)
                    .orElseThrow(() -> DynamoErrors.invalid(
                            "The provided expression refers to an attribute that does not exist in the item"));
            return now.with(path, value);
        }
    }

    record Remove(List<String> path) implements UpdateClause {
        @Override
        public Item apply(Item before, Item now) {
            var parent = path.subList(0, path.size() - 1);
            DynamoErrors.check(
                    parent.isEmpty()
                            || before.at(parent).filter(AttributeValue::hasM).isPresent(),
                    "The document path provided in the update expression is invalid for update");
            return now.without(path);
        }
    }

    /// Numbers from zero, sets from nothing.
    record Add(List<String> path, AttributeValue value) implements UpdateClause {
        @Override
        public Item apply(Item before, Item now) {
            var old = before.at(path);
            var sum = Values.isSet(value)
                    ? old.map(set -> Values.union(set, value)).orElse(value)
                    : Values.plus(old.orElse(AttributeValue.fromN("0")), value, 1);
            return now.with(path, sum);
        }
    }

    record Delete(List<String> path, AttributeValue value) implements UpdateClause {
        @Override
        public Item apply(Item before, Item now) {
            Optional<AttributeValue> old = before.at(path);
            if (old.isEmpty()) {
                return now;
            }
            return Values.minus(old.get(), value)
                    .map(left -> now.with(path, left))
                    .orElseGet(() -> now.without(path));
        }
    }
}
