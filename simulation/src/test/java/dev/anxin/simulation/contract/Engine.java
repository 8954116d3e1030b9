package dev.anxin.simulation.contract;

import java.util.Map;

/// Something that says it behaves like AWS.
interface Engine extends AutoCloseable {
    String name();

    /// @param number of one case's own
    Bed bed(int number);

    /// How many cases it may be asked at a time.
    int parallel();

    /// Cases that fail here, each with what the engine does instead.
    Map<String, String> defects();

    @Override
    void close();
}
