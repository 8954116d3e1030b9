package dev.anxin.simulation.world;

import java.util.Map;

/// Where messages go.
public interface Topics {
    /// @param attributes what subscribers may filter by
    void published(String topic, String message, Map<String, String> attributes);

    void texted(String phone, String message);
}
