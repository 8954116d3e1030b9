package dev.anxin.local.demo;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What became of a payment, or should have.
///
/// @param answers HTTP statuses, in the order of the requests
/// @param facts who wrote each fact, in order
/// @param status as the shop is told it
/// @param diagnosis likewise
/// @param events types of what the shop heard, in order; one that came twice stands here twice
/// @param messages templates of what the customer heard
/// @param wakes messages in the queue of wakes
public record Outcome(
        List<Integer> answers,
        List<String> facts,
        String status,
        String diagnosis,
        List<String> events,
        List<String> messages,
        int wakes) {

    public Outcome {
        answers = List.copyOf(answers);
        facts = List.copyOf(facts);
        events = List.copyOf(events);
        messages = List.copyOf(messages);
    }

    public Outcome withStatus(String other) {
        return new Outcome(answers, facts, other, diagnosis, events, messages, wakes);
    }

    /// What differs from how it should be, in words; empty if nothing does.
    List<String> differences(Outcome expected) {
        return Stream.of(
                        difference("answers", answers, expected.answers),
                        difference("facts", facts, expected.facts),
                        difference("state", status, expected.status),
                        difference("diagnosis", diagnosis, expected.diagnosis),
                        difference("events to the shop", events, expected.events),
                        difference("messages to the customer", messages, expected.messages),
                        difference("wakes", wakes, expected.wakes))
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static String difference(String what, Object found, Object expected) {
        return Objects.equals(found, expected) ? "" : what + ": " + found + ", but should be " + expected;
    }
}
