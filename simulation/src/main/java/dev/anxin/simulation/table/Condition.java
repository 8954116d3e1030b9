package dev.anxin.simulation.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A condition over one item.
sealed interface Condition {
    boolean holds(Item item);

    /// Nothing was asked.
    record Always() implements Condition {
        @Override
        public boolean holds(Item item) {
            return true;
        }
    }

    record Exists(Operand.Path path) implements Condition {
        @Override
        public boolean holds(Item item) {
            return path.of(item).isPresent();
        }
    }

    /// What is not there is unequal to everything, and neither smaller nor greater.
    record Compare(Operand left, String sign, Operand right) implements Condition {
        @Override
        public boolean holds(Item item) {
            var one = left.of(item);
            var other = right.of(item);
            if (one.isEmpty() || other.isEmpty()) {
                return sign.equals("<>");
            }
            return holds(one.get(), other.get());
        }

        private boolean holds(AttributeValue one, AttributeValue other) {
            var order = Values.compare(one, other);
            return switch (sign) {
                case "=" -> Values.isEqual(one, other);
                case "<>" -> !Values.isEqual(one, other);
                case "<" -> order.isPresent() && order.getAsInt() < 0;
                case "<=" -> order.isPresent() && order.getAsInt() <= 0;
                case ">" -> order.isPresent() && order.getAsInt() > 0;
                case ">=" -> order.isPresent() && order.getAsInt() >= 0;
                default -> throw new UnmodelledCall("the comparison " + sign);
            };
        }
    }

    record BeginsWith(Operand whole, Operand begin) implements Condition {
        @Override
        public boolean holds(Item item) {
            return whole.of(item)
                    .flatMap(one -> begin.of(item).filter(other -> Values.beginsWith(one, other)))
                    .isPresent();
        }
    }

    record Contains(Operand whole, Operand part) implements Condition {
        @Override
        public boolean holds(Item item) {
            return whole.of(item)
                    .flatMap(one -> part.of(item).filter(other -> Values.contains(one, other)))
                    .isPresent();
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Item item) {
            return !condition.holds(item);
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return left.holds(item) && right.holds(item);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return left.holds(item) || right.holds(item);
        }
    }
}
