package dev.anxin.simulation.contract;

/// One behaviour that Anxin or its simulation relies on.
///
/// @param name a sentence, of its own
record Case(String name, Body body) {
    @FunctionalInterface
    interface Body {
        void run(Bed bed);
    }
}
