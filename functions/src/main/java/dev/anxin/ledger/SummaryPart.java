package dev.anxin.ledger;

import java.util.function.BinaryOperator;

/// A part of a [Summary], where all parts are declared. It is the key under which [Summary#get] finds its
/// value, and it says how two values of it add up.
///
/// @param <T> an immutable type
public sealed class SummaryPart<T> {
    /// What happens to a part where the id turns out to be another name of a payment: its home.
    enum Forwarding {
        TO_HOME,
        NEVER
    }

    /// Its place in every summary.
    final int index;

    private final String name;
    private final T empty;
    private final BinaryOperator<T> join;
    private final Forwarding forwarding;

    /// @param empty its value while no fact has said anything of it; joined with any other value it gives that
    ///     other value
    /// @param join idempotent, commutative and associative
    SummaryPart(int index, String name, T empty, BinaryOperator<T> join, Forwarding forwarding) {
        this.index = index;
        this.name = name;
        this.empty = empty;
        this.join = join;
        this.forwarding = forwarding;
    }

    /// A part that holds several things, each under its id.
    public static final class Entries<V> extends SummaryPart<Bounded<V>> {
        private final int limit;

        Entries(int index, String name, int limit, BinaryOperator<V> joinOne, Forwarding forwarding) {
            super(index, name, Bounded.none(), (one, other) -> one.join(other, limit, joinOne), forwarding);
            this.limit = limit;
        }

        /// How many it holds at most. One more, and all are dropped: see [Bounded].
        public int limit() {
            return limit;
        }
    }

    public T empty() {
        return empty;
    }

    boolean isForwarded() {
        return forwarding == Forwarding.TO_HOME;
    }

    @SuppressWarnings("ReferenceEquality") // only saves time: mostly both are the same empty value
    T join(T one, T other) {
        return one == other ? one : join.apply(one, other);
    }

    @Override
    public String toString() {
        return name;
    }
}
