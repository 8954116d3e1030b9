package dev.anxin.local.codes;

import dev.anxin.failure.Catalogue;
import dev.anxin.failure.CatalogueCheck;
import dev.anxin.failure.TextLinter;
import dev.anxin.failure.TextLinter.Kind;
import dev.anxin.locale.Locales;
import dev.anxin.locale.Phrasebook;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with messages: with their titles, their texts, and what each channel takes of them.
public final class MessageLint {
    /// Characters that a locked phone, or a list of messages, shows.
    private static final int FIRST = 70;

    /// Characters of WeChat's `thing`.
    private static final int THING = 20;

    private MessageLint() {}

    /// Of all that customers can read: every message in every locale, and every text of the catalogue.
    public static ProblemsResult all() {
        var messages = 0L;
        var problems = new ArrayList<String>();
        for (String locale : Locales.names()) {
            var phrasebook = Locales.in(locale);
            problems.addAll(problems(phrasebook));
            messages += MessageSample.of(phrasebook).count();
        }
        problems.addAll(CatalogueCheck.problems(Catalogue.builtIn()));
        return new ProblemsResult(messages + " messages and the catalogue of failure codes", problems);
    }

    /// Of one locale's file: what it lacks, and else what is wrong with its messages.
    static List<String> problems(Phrasebook phrasebook) {
        var missing = LocaleParts.missing(phrasebook);
        if (!missing.isEmpty()) {
            return missing;
        }
        try {
            return MessageSample.of(phrasebook)
                    .flatMap(sample -> problems(sample).stream())
                    .toList();
        } catch (IllegalArgumentException wrong) { // a gap that nobody fills, or half a bracket
            return List.of(String.valueOf(wrong.getMessage()));
        }
    }

    /// Of one message, each with its place.
    static List<String> problems(MessageSample sample) {
        var problems = new ArrayList<String>();
        var chinese = Locales.isChinese(sample.locale());
        var text = sample.text();
        var channels = text.channels();
        var points = new MessagePoints(sample);
        var open = points.isOpen() ? Kind.OPEN : Kind.FINAL;
        var body = linter(sample, chinese ? 40 : 80, chinese ? 450 : 900, open);
        name("title", sample, linter(sample, 4, chinese ? 30 : 60, Kind.TITLE).problems(text.title(), points.first()), problems);
        name("text", sample, body.problems(text.text(), points.all()), problems);
        name("first 70 characters", sample, linter(sample, 1, FIRST, open).problems(first(text.text()), points.first()), problems);
        name("preview", sample, linter(sample, 10, chinese ? 90 : 140, open).problems(channels.email().preview(), points.first()), problems);
        name("inbox", sample, body.problems(channels.inbox().text(), points.all()), problems);
        // As the texts' own documentation has it: what a phone shows at once, without the link.
        var sms = linter(sample, chinese ? 20 : 40, chinese ? 140 : 300, open);
        name("sms", sample, sms.problems(text.sms().replace(sample.link(), ""), points.sms()), problems);
        name("segment", sample, sms.problems(channels.sms().text().replace(sample.link(), ""), points.first()), problems);
        name("wechat thing", sample, linter(sample, 4, THING, Kind.TITLE).problems(channels.wechat().thing(), List.of()), problems);
        limits(sample, problems);
        name("text", sample, points.untrue(text.title() + text.text()), problems);
        return List.copyOf(problems);
    }

    private static TextLinter linter(MessageSample sample, int shortest, int longest, Kind kind) {
        return new TextLinter(sample.locale(), shortest, longest, kind);
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(FIRST, text.codePointCount(0, text.length()))));
    }

    private static void limits(MessageSample sample, List<String> problems) {
        var channels = sample.text().channels();
        if (channels.sms().segments() > 1) {
            problems.add(place("segment", sample) + " takes " + channels.sms().segments() + " segments");
        }
        if (Locales.isChinese(sample.locale()) && channels.wechat().phrase().isEmpty()) {
            problems.add(place("wechat phrase", sample) + " is not 1 to 5 Chinese characters");
        }
        which("text", sample, sample.text().text(), problems);
        which("sms", sample, sample.text().sms(), problems);
        which("segment", sample, channels.sms().text(), problems);
        which("preview", sample, channels.email().preview(), problems);
    }

    private static void which(String part, MessageSample sample, String text, List<String> problems) {
        if (!text.contains(MessageSample.ORDER)) {
            problems.add(place(part, sample) + " does not say which order it is about");
        }
    }

    private static void name(String part, MessageSample sample, List<String> found, List<String> problems) {
        found.forEach(problem -> problems.add(place(part, sample) + " " + problem));
    }

    private static String place(String part, MessageSample sample) {
        return sample.name() + ", " + part + ": it";
    }
}
