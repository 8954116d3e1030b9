package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.engine.Inbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What customers were told, by payment, as far as it was read; each message is read once.
final class CustomerMessages {
    private final SystemUnderTest systemUnderTest;
    private final Map<String, List<Sightings.Told>> byPayment = new ConcurrentHashMap<>();
    private int read;

    CustomerMessages(SystemUnderTest systemUnderTest) {
        this.systemUnderTest = systemUnderTest;
    }

    /// @param payment `olepay/A-1`
    List<Sightings.Told> to(String payment) {
        return List.copyOf(byPayment.getOrDefault(payment, List.of()));
    }

    /// What came since the last time.
    synchronized void readOn() {
        var all = systemUnderTest.inbox();
        all.subList(Math.min(read, all.size()), all.size()).forEach(this::keep);
        read = all.size();
    }

    private void keep(Inbox.Message message) {
        var json = Json.parse(message.text());
        var payment = json.at("account").text().orElse("") + "/"
                + json.at("reference").text().orElse("");
        var told = new Sightings.Told(
                json.at("id").text().orElse(""),
                json.at("template").text().orElse(""),
                json.at("title").text().orElse(""),
                message.at(),
                json.at("parameters")
                        .at("hearByAt")
                        .text()
                        .filter(at -> !at.isEmpty())
                        .map(Instant::parse));
        byPayment.computeIfAbsent(payment, key -> new CopyOnWriteArrayList<>()).add(told);
    }
}
