package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.engine.Inbox;
import dev.anxin.payment.Money;
import java.util.List;
import java.util.Optional;

/// What people of operations were called for.
record PersonCalls(SystemUnderTest systemUnderTest) {
    /// @param payment `olepay/A-1`
    List<Sightings.Called> about(String payment) {
        return systemUnderTest.calls().stream()
                .filter(message -> Json.parse(message.text())
                        .at("id")
                        .text()
                        .filter(id -> id.startsWith(payment + ":"))
                        .isPresent())
                .map(PersonCalls::called)
                .toList();
    }

    private static Sightings.Called called(Inbox.Message message) {
        var call = Json.parse(message.text());
        var reason = call.at("reason").text().orElse("");
        var due = call.at("dueBy").text().map(at -> "evidence until " + at);
        return new Sightings.Called(reason, due.or(() -> proposal(call)).orElse(""), message.at());
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
