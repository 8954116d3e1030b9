package dev.anxin.simulation.world;

import dev.anxin.json.Json;
import java.util.List;
import java.util.Map;

/// Topics, and the queues that subscribe to them: where an account asks for it, and with the template's filter.
record Fanout(Trace trace, List<Observer> observers, WorldAccounts worldAccounts, Pollers queues) implements Topics {
    @Override
    public void published(String topic, String message, Map<String, String> attributes) {
        var json = Json.parse(message);
        var id = json.at("id").text().orElse(message);
        trace.mix(topic + " " + id);
        trace.note(() -> "published to " + topic + ": " + id);
        observers.forEach(observer -> observer.published(topic, json));
        if (topic.equals("merchant") && worldAccounts.own().values().stream().anyMatch(WorldAccounts.Own::events)) {
            queues.send("deliveries", message);
        }
        if (topic.equals("customer") && "sms".equals(attributes.get("channel"))) {
            queues.send("texts", message);
        }
    }

    @Override
    public void texted(String phone, String message) {
        trace.mix("text " + message);
        trace.note(() -> "texted: " + message);
        observers.forEach(observer -> observer.texted(message));
    }
}
