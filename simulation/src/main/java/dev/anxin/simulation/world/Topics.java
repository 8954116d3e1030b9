package dev.anxin.simulation.world;

/// Where messages go.
interface Topics {
    void published(String topic, String message);

    void texted(String phone, String message);
}
