package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.ledger.Conclude;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.local.timeline.FactItem;
import dev.anxin.local.timeline.InWords;
import dev.anxin.payment.PaymentKey;
import java.util.List;

/// Prints what is new of one payment.
final class Narrator {
    private static final int REQUEST = 62;
    private static final int SOURCE = 10;

    private final Screen screen;
    private final Watch watch;
    private final PaymentKey key;
    private int facts;
    private int events;
    private int messages;
    private int wakes;
    private String state = "";

    Narrator(Screen screen, Watch watch, PaymentKey key) {
        this.screen = screen;
        this.watch = watch;
        this.key = key;
        this.wakes = watch.wakes();
    }

    void request(String who, String what, Sender.Answer answer) {
        var ink = answer.isAcknowledged() ? Ink.GREEN : Ink.RED;
        screen.line(
                Ink.BLUE,
                who,
                Columns.padded(what, REQUEST) + screen.paint(ink, "-> " + answer.status()) + "  " + summary(answer));
    }

    /// The one word or sentence of the answer that matters.
    private static String summary(Sender.Answer answer) {
        var body = Json.parse(answer.body());
        return body.at("problem")
                .text()
                .or(() -> body.at("status").text())
                .or(() -> body.at("outcome").text())
                .orElse("");
    }

    /// In the order of causes: facts, what they mean, what follows.
    void happened() {
        var items = watch.items(key);
        var told = items.facts().stream()
                .skip(facts)
                .filter(fact -> fact.source().equals("tell"))
                .toList();
        items.facts().stream()
                .skip(facts)
                .filter(fact -> !fact.source().equals("tell"))
                .forEach(this::fact);
        facts = items.facts().size();
        items.payment().ifPresent(payment -> {
            var concluded = Conclude.conclude(payment.summary());
            state(InWords.state(concluded));
            wake(InWords.time(concluded.alarm().next()));
        });
        told(told);
        var heard = watch.published("MerchantTopic", key);
        heard.stream().skip(events).forEach(this::event);
        events = heard.size();
    }

    /// A message stands between the two facts about it: announced before, noted after.
    private void told(List<FactItem> told) {
        told.stream().limit(told.size() / 2).forEach(this::fact);
        var sent = watch.published("CustomerTopic", key);
        sent.stream().skip(messages).forEach(this::message);
        messages = sent.size();
        told.stream().skip(told.size() / 2).forEach(this::fact);
    }

    private void fact(FactItem fact) {
        var raw = fact.rawBytes() == 0
                ? ""
                : "  (body: " + InWords.bytes(fact.rawBytes()) + ", deflated to " + fact.keptBytes() + ")";
        screen.line(Ink.CYAN, "fact", Columns.padded(fact.source(), SOURCE) + InWords.says(fact.says()) + raw);
    }

    private void state(String now) {
        if (!now.equals(state)) {
            screen.line(Ink.BOLD, "state", now);
            state = now;
        }
    }

    private void wake(String due) {
        var now = watch.wakes();
        if (now > wakes) {
            screen.line(Ink.YELLOW, "wake", Columns.padded("SQS", SOURCE) + "look again at " + due);
        }
        wakes = now;
    }

    private void event(Watch.Published published) {
        published("event", published);
    }

    private void message(Watch.Published published) {
        published("message", published);
    }

    private void published(String label, Watch.Published published) {
        var words = InWords.published(published.message().topic(), published.json());
        screen.line(Ink.MAGENTA, label, Columns.padded("SNS", SOURCE) + words);
    }
}
