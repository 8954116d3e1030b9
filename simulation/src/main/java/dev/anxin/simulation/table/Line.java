package dev.anxin.simulation.table;

import java.util.function.Supplier;

/// The way from a function to a service. Whoever owns it decides what becomes of each call.
@FunctionalInterface
public interface Line {
    /// Nothing goes wrong.
    Line SURE = new Line() {
        @Override
        public <T> T call(String what, Supplier<T> service) {
            return service.get();
        }
    };

    /// @param what names the call: `dynamodb.putItem`
    /// @param service does it, each time it is asked
    <T> T call(String what, Supplier<T> service);
}
