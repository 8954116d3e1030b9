package dev.anxin.local.timeline;

import dev.anxin.function.api.PaymentView;
import dev.anxin.function.timeline.FactItem;
import dev.anxin.json.Json;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.ledger.Summary.Progress;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A payment's story, as the table tells it.
public record TimelineResult(PaymentKey key, PaymentItems items) implements CommandResult {
    private static final int SOURCE = 10;

    private boolean isKnown() {
        return !items.facts().isEmpty() || items.payment().isPresent();
    }

    @Override
    public int exitCode() {
        return isKnown() ? 0 : 1;
    }

    @Override
    public void print(Screen screen) {
        if (!isKnown()) {
            screen.line("Nothing is known of " + key + ": neither the shop nor the gateway has named it.");
            return;
        }
        screen.line(Ink.BOLD, key.toString());
        var labels = timeline().stream()
                .mapToInt(entry -> TimelineText.time(entry.fact().heard()).length())
                .max()
                .orElse(0);
        timeline().forEach(entry -> show(screen, labels, entry));
        screen.line("");
        end(screen, state());
    }

    private List<Timeline.Entry> timeline() {
        return Timeline.of(items.facts());
    }

    private Optional<Summary> folded() {
        return items.payment().map(payment -> payment.summary());
    }

    private Optional<Summary> sum() {
        var timeline = timeline();
        return timeline.isEmpty()
                ? folded()
                : Optional.of(timeline.getLast().after().summary());
    }

    private PaymentState state() {
        return PaymentState.of(sum().orElseThrow());
    }

    /// @param labels how wide the longest time is: times of several days have their dates
    private static void show(Screen screen, int labels, Timeline.Entry entry) {
        var fact = entry.fact();
        screen.line("");
        screen.line(
                Ink.CYAN,
                Columns.padded(TimelineText.time(fact.heard()), labels),
                Columns.column(fact.source(), SOURCE)
                        + TimelineText.HERE.says(fact.says())
                        + screen.paint(Ink.DIM, details(entry)));
        fact.comment()
                .ifPresent(comment -> screen.line(
                        Ink.PLAIN, " ".repeat(labels), Columns.column("wrote", SOURCE) + "\"" + comment + "\""));
        screen.line(
                Ink.BOLD,
                " ".repeat(labels),
                Columns.column("state", SOURCE) + screen.paint(Ink.BOLD, TimelineText.state(entry.after())));
        entry.owed()
                .forEach(effect -> screen.line(
                        Ink.PLAIN,
                        " ".repeat(labels),
                        Columns.column("owes", SOURCE) + TimelineText.HERE.owed(effect)));
    }

    private static String details(Timeline.Entry entry) {
        var fact = entry.fact();
        var late = Duration.between(fact.at(), fact.heard());
        var when = late.toSeconds() > 1 ? ", of " + TimelineText.time(fact.at()) : "";
        var kept = fact.body().document().exists()
                ? ", kept: " + TimelineText.bytes(fact.body().document().write().length())
                : "";
        return "  (" + fact.id() + when + kept + ")";
    }

    private void end(Screen screen, PaymentState state) {
        screen.line(Ink.BOLD, "now", TimelineText.state(state) + " (" + words(state.diagnosis()) + ")");
        if (state.alarm().isSet()) {
            screen.line(
                    Ink.BOLD,
                    "next",
                    "a look at the gateway at "
                            + TimelineText.time(state.alarm().next()));
        }
        var told = String.join(", ", told(state).toList());
        screen.line(Ink.BOLD, "told", told.isEmpty() ? "the customer nothing" : "the customer: " + told);
        screen.line(
                Ink.BOLD,
                "folded",
                folded().equals(sum())
                        ? "yes: the payment item says the same as all facts together"
                        : "not yet: the payment item says "
                                + folded().map(PaymentState::of)
                                        .map(TimelineText::state)
                                        .orElse("nothing"));
    }

    private static Stream<String> told(PaymentState state) {
        return state.summary().tellings().entries().entrySet().stream()
                .filter(entry -> entry.getValue() == Progress.DONE)
                .map(Map.Entry::getKey);
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// `payment` is as the API and events show it.
    @Override
    public Json json() {
        var json = new LinkedHashMap<String, Json>(Json.object(
                        "schema", "anxin.timeline/1",
                        "account", key.account(),
                        "reference", key.reference(),
                        "known", isKnown(),
                        "facts", Json.array(timeline().stream().map(TimelineResult::fact)))
                .members());
        if (isKnown()) {
            var state = state();
            json.put("status", Json.of(state.status()));
            json.put("diagnosis", Json.of(state.diagnosis()));
            if (state.summary().isRegistered()) {
                json.put("payment", PaymentView.of(key, state, state.diagnosis()));
            }
            json.put("told", Json.array(told(state)));
            json.put("folded", Json.of(folded().equals(sum())));
        }
        return new Json.Fields(json);
    }

    private static Json fact(Timeline.Entry entry) {
        FactItem fact = entry.fact();
        return Json.object(
                "id", fact.id(),
                "source", fact.source(),
                "at", fact.at(),
                "writtenAt", fact.heard(),
                "kept", fact.body().document(),
                "sha256", fact.body().sha256(),
                "says", TimelineText.ISO.says(fact.says()),
                "status", entry.after().status(),
                "state", TimelineText.state(entry.after()),
                "owes", Json.array(entry.owed().stream().map(TimelineText.ISO::owed)));
    }
}
