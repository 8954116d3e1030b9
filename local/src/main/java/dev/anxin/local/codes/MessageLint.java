package dev.anxin.local.codes;

import dev.anxin.failure.Catalogue;
import dev.anxin.failure.CatalogueCheck;
import dev.anxin.failure.Point;
import dev.anxin.failure.TextLinter;
import dev.anxin.failure.TextLinter.Kind;
import dev.anxin.locale.Locales;
import dev.anxin.locale.Phrasebook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        var points = new MessagePoints(sample);
        var problems = new ArrayList<String>();
        parts(sample, points)
                .forEach(part ->
                        name(part.name(), sample, part.linter().problems(part.text(), part.points()), problems));
        limits(sample, problems);
        parts(sample, points).forEach(part -> name(part.name(), sample, points.untrue(part.text()), problems));
        return List.copyOf(problems);
    }

    /// @param points what it must say
    private record Part(String name, String text, TextLinter linter, List<Point> points) {}

    private static Stream<Part> parts(MessageSample sample, MessagePoints points) {
        var chinese = Locales.isChinese(sample.locale());
        var text = sample.text();
        var channels = text.channels();
        var kind = points.isOpen() ? Kind.OPEN : Kind.FINAL;
        var title = linter(sample, 4, chinese ? 30 : 60, Kind.TITLE);
        var begin = linter(sample, 1, FIRST, kind);
        var preview = linter(sample, 10, chinese ? 90 : 140, kind);
        var body = linter(sample, chinese ? 40 : 80, chinese ? 450 : 900, kind);
        var sms = linter(sample, chinese ? 20 : 40, chinese ? 140 : 300, kind);
        var thing = linter(sample, 4, THING, Kind.TITLE);
        return Stream.of(
                new Part("title", text.title(), title, points.first()),
                new Part("text", text.text(), body, points.all()),
                new Part("first 70 characters", first(text.text()), begin, points.first()),
                new Part("preview", channels.email().preview(), preview, points.first()),
                new Part("inbox", channels.inbox().text(), body, points.all()),
                new Part("sms", withoutLink(text.sms(), sample), sms, points.sms()),
                new Part("segment", withoutLink(channels.sms().text(), sample), sms, points.first()),
                new Part("wechat thing", channels.wechat().thing(), thing, List.of()));
    }

    /// What a phone shows at once: a text message's length is that of its words.
    private static String withoutLink(String text, MessageSample sample) {
        return text.replace(sample.link(), "");
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
