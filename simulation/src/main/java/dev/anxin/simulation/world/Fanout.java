package dev.anxin.simulation.world;

import dev.anxin.json.Json;
import java.util.List;

/// Topics, and the queues that subscribe to them where an account asks for it.
record Fanout(Trace trace, List<Observer> observers, Accounts accounts, Pollers queues) implements Topics {
    @Override
    public void published(String topic, String message) {
        var json = Json.parse(message);
        var id = json.at("id").text().orElse(message);
        trace.mix(topic + " " + id);
        trace.note(() -> "published to " + topic + ": " + id);
        observers.forEach(observer -> observer.published(topic, json));
        var own = accounts.own().values();
        if (topic.equals("merchant") && own.stream().anyMatch(Accounts.Own::events)) {
            queues.send("deliveries", message);
        }
        if (topic.equals("customer") && own.stream().anyMatch(Accounts.Own::texts)) {
            queues.send("texts", message);
        }
    }

    @Override
    public void texted(String phone, String message) {
        trace.mix("text " + message);
        trace.note(() -> "texted: " + message);
    }
}
