package dev.anxin.simulation.table;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What stands on one side of a comparison or of an assignment.
sealed interface Operand {
    /// Empty where the item has no such attribute.
    Optional<AttributeValue> of(Item item);

    record Path(List<String> names) implements Operand {
        @Override
        public Optional<AttributeValue> of(Item item) {
            return item.at(names);
        }
    }

    record Literal(AttributeValue value) implements Operand {
        @Override
        public Optional<AttributeValue> of(Item item) {
            return Optional.of(value);
        }
    }

    record Size(Path path) implements Operand {
        @Override
        public Optional<AttributeValue> of(Item item) {
            return path.of(item).flatMap(Values::size).map(size -> AttributeValue.fromN(Integer.toString(size)));
        }
    }

    record IfNotExists(Path path, Operand otherwise) implements Operand {
        @Override
        public Optional<AttributeValue> of(Item item) {
            return path.of(item).or(() -> otherwise.of(item));
        }
    }

    /// @param sign 1 or -1
    record Sum(Operand left, Operand right, int sign) implements Operand {
        @Override
        public Optional<AttributeValue> of(Item item) {
            return left.of(item).flatMap(one -> right.of(item).map(other -> Values.plus(one, other, sign)));
        }
    }
}
