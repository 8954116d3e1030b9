package dev.anxin.simulation.world;

import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.simulation.table.ItemChange;

/// Hears of every step of a world at the moment in which it is taken.
public interface Observer {
    void written(ItemChange itemChange);

    /// @param topic its name
    void published(String topic, Json message);

    /// A customer's phone shows it.
    void texted(String message);

    /// @param status what the gateway was answered
    void answered(String account, Callback callback, int status);

    /// A gateway was told to do something: its books may have moved.
    void moved(String account);

    /// A function is about to call somebody.
    void calling(Outbound outbound);

    /// What the function was answered, if it lived to hear it.
    void replied(Outbound outbound, Reply reply);
}
