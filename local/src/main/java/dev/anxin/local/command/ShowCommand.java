package dev.anxin.local.command;

import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Progress;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.local.timeline.PaymentItems;
import dev.anxin.local.timeline.Timeline;
import dev.anxin.local.timeline.TimelineText;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A payment's story, from the table.
@Command(
        name = "show",
        description = {
            "Print a payment's timeline from what runs (anxin up).",
            "Its facts in the order in which they were written, the state after each, what that called for, and where",
            "it stands now. Exit code 1 if nothing is known of it."
        })
final class ShowCommand implements Callable<Integer> {
    private static final int SOURCE = 10;

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "olepay, stripe, or one that you configured.")
    private String account = "";

    @Parameters(index = "1", paramLabel = "REFERENCE", description = "As the shop registered it.")
    private String reference = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final LocalPaths localPaths;

    ShowCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        if (!PaymentKey.isReference(reference)) {
            throw new Refusal("A reference is 1 to 128 visible ASCII characters; this is none: " + reference);
        }
        var running = RunningStack.need(localPaths);
        var engineClients = running.engineClients();
        RunningStack.account(running.document(engineClients, "AccountsDocument"), account);
        var key = new PaymentKey(account, reference);
        var items = PaymentItems.read(engineClients.tables(), running.physical("Ledger"), key);
        var screen = Screen.of(spec.commandLine().getOut());
        if (items.facts().isEmpty() && items.payment().isEmpty()) {
            screen.line("Nothing is known of " + key + ": neither the shop nor the gateway has named it.");
            return 1;
        }
        var timeline = Timeline.of(items.facts());
        screen.line(Ink.BOLD, key.toString());
        timeline.forEach(entry -> show(screen, entry));
        screen.line("");
        end(screen, items, timeline);
        return 0;
    }

    private static void show(Screen screen, Timeline.Entry entry) {
        var fact = entry.fact();
        screen.line("");
        screen.line(
                Ink.CYAN,
                TimelineText.time(fact.heard()),
                Columns.padded(fact.source(), SOURCE)
                        + TimelineText.says(fact.says())
                        + screen.paint(Ink.DIM, details(entry)));
        screen.line(
                Ink.BOLD,
                "",
                Columns.padded("state", SOURCE) + screen.paint(Ink.BOLD, TimelineText.state(entry.after())));
        entry.owed()
                .forEach(effect ->
                        screen.line(Ink.PLAIN, "", Columns.padded("owes", SOURCE) + TimelineText.owed(effect)));
    }

    private static String details(Timeline.Entry entry) {
        var fact = entry.fact();
        var late = Duration.between(fact.at(), fact.heard());
        var when = late.toSeconds() > 1 ? ", of " + TimelineText.time(fact.at()) : "";
        var raw = fact.rawBytes() == 0
                ? ""
                : ", body: " + TimelineText.bytes(fact.rawBytes()) + ", deflated to " + fact.keptBytes();
        return "  (" + fact.id() + when + raw + ")";
    }

    private static void end(Screen screen, PaymentItems items, List<Timeline.Entry> timeline) {
        var folded = items.payment().map(payment -> payment.summary());
        var facts = timeline.isEmpty()
                ? folded
                : Optional.of(timeline.getLast().after().summary());
        var state = PaymentState.of(facts.orElseThrow());
        screen.line(Ink.BOLD, "now", TimelineText.state(state) + " (" + words(state.diagnosis()) + ")");
        if (state.alarm().isSet()) {
            screen.line(
                    Ink.BOLD,
                    "next",
                    "a look at the gateway at "
                            + TimelineText.time(state.alarm().next()));
        }
        var done = done(state);
        screen.line(Ink.BOLD, "told", done.isEmpty() ? "the customer nothing" : "the customer: " + done);
        screen.line(
                Ink.BOLD,
                "folded",
                folded.equals(facts)
                        ? "yes: the payment item says the same as all facts together"
                        : "not yet: the payment item says "
                                + folded.map(PaymentState::of)
                                        .map(TimelineText::state)
                                        .orElse("nothing"));
    }

    private static String done(PaymentState state) {
        return state.summary().tellings().entries().entrySet().stream()
                .filter(entry -> entry.getValue() == Progress.DONE)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
