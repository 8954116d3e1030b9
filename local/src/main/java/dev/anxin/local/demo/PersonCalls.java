package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.engine.Inbox;
import dev.anxin.payment.Money;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// What people of operations were called for, as far as it was read; each call is read once.
final class PersonCalls {
    private final SystemUnderTest systemUnderTest;
    private final List<Read> calls = new CopyOnWriteArrayList<>();
    private int read;

    PersonCalls(SystemUnderTest systemUnderTest) {
        this.systemUnderTest = systemUnderTest;
    }

    /// @param id begins with the payment's key
    private record Read(String id, Sightings.Called called) {}

    /// @param payment `olepay/A-1`
    List<Sightings.Called> about(String payment) {
        return calls.stream()
                .filter(call -> call.id().startsWith(payment + ":"))
                .map(Read::called)
                .toList();
    }

    /// What came since the last time.
    synchronized void readOn() {
        var all = systemUnderTest.calls();
        all.subList(Math.min(read, all.size()), all.size()).forEach(message -> calls.add(read(message)));
        read = all.size();
    }

    private static Read read(Inbox.Message message) {
        var call = Json.parse(message.text());
        var reason = call.at("reason").text().orElse("");
        var due = call.at("dueBy").text().map(at -> "evidence until " + at);
        var called = new Sightings.Called(reason, due.or(() -> proposal(call)).orElse(""), message.at());
        return new Read(call.at("id").text().orElse(""), called);
    }

    private static Optional<String> proposal(Json call) {
        var proposal = call.at("proposal");
        return proposal.at("why")
                .text()
                .or(() -> proposal.at("amount")
                        .whole()
                        .map(minor -> "refund " + new Money(minor, proposal.needText("currency")).display()));
    }
}
