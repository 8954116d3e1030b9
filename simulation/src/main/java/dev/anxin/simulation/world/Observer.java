package dev.anxin.simulation.world;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Callback;
import dev.anxin.simulation.table.Written;

/// Hears of every step of a world at the moment in which it is taken.
public interface Observer {
    void written(Written written);

    /// @param topic its name
    void published(String topic, Json message);

    /// @param status what the gateway was answered
    void answered(String account, Callback callback, int status);

    /// A gateway was told to do something: its books may have moved.
    void moved(String account);
}
