package dev.anxin.local.codes;

import dev.anxin.failure.Catalogue;
import dev.anxin.failure.CatalogueCheck;
import dev.anxin.failure.Point;
import dev.anxin.failure.TextLinter;
import dev.anxin.failure.TextLinter.Kind;
import dev.anxin.notification.Template;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with messages: with their titles, their texts, and their text messages.
public final class MessageLint {
    private MessageLint() {}

    /// Of one message, each with its place.
    public static List<String> problems(MessageSample sample) {
        var english = sample.locale().equals("en");
        var kind = kind(sample.template());
        var title = new TextLinter(sample.locale(), 4, english ? 60 : 30, Kind.TITLE);
        var text = new TextLinter(sample.locale(), english ? 80 : 40, english ? 900 : 450, kind);
        // As the texts' own documentation has it: what a phone shows at once, without the link.
        var sms = new TextLinter(sample.locale(), english ? 40 : 20, english ? 300 : 140, kind);
        var points = points(sample.template());
        var problems = new ArrayList<String>();
        name("title", sample, title.problems(sample.text().title(), List.of()), problems);
        name("text", sample, text.problems(sample.text().text(), points), problems);
        name("sms", sample, sms.problems(sample.text().sms().replace(sample.link(), ""), sms(points)), problems);
        which("text", sample, sample.text().text(), problems);
        which("sms", sample, sample.text().sms(), problems);
        return List.copyOf(problems);
    }

    /// Of all that customers can read: every message, and every text of the catalogue.
    public static ProblemsResult all() {
        var samples = MessageSample.all();
        var problems = new ArrayList<String>();
        samples.forEach(sample -> problems.addAll(problems(sample)));
        problems.addAll(CatalogueCheck.problems(Catalogue.builtIn()));
        return new ProblemsResult(samples.size() + " messages and the catalogue of failure codes", problems);
    }

    private static void name(String part, MessageSample sample, List<String> found, List<String> problems) {
        found.forEach(problem -> problems.add(place(part, sample) + " " + problem));
    }

    private static String place(String part, MessageSample sample) {
        return sample.template().id() + ", " + sample.locale() + ", " + part + ": it";
    }

    private static void which(String part, MessageSample sample, String text, List<String> problems) {
        if (!text.contains(MessageSample.ORDER)) {
            problems.add(place(part, sample) + " does not say which order it is about");
        }
    }

    private static Kind kind(Template template) {
        return switch (template) {
            case WAITING_REASSURED,
                    WAITING_PROGRESS,
                    WAITING_PROGRESS_LOCATED,
                    WAITING_HANDED_OVER,
                    DEBIT_BEGUN,
                    DEBIT_OVERDUE,
                    DEBIT_HANDED_OVER,
                    PAY_BY,
                    PAY_BY_REMINDER,
                    PAY_BY_OVER,
                    PAID_LATE,
                    PART_PAID,
                    REFUND_UNDER_WAY -> Kind.OPEN;
            case PAID,
                    PAID_AFTER_WAITING,
                    PAID_AFTER_ALL,
                    NOT_PAID,
                    NOT_PAID_CLOSED,
                    NOT_PAID_LOOK_FIRST,
                    REFUNDED,
                    REFUNDED_SECOND,
                    REFUND_BOUNCED -> Kind.FINAL;
        };
    }

    /// What a message must say; a text message leaves out where help is only if its shop has none.
    private static List<Point> points(Template template) {
        return switch (template) {
            case WAITING_REASSURED,
                    WAITING_PROGRESS,
                    WAITING_PROGRESS_LOCATED,
                    WAITING_HANDED_OVER,
                    DEBIT_BEGUN,
                    DEBIT_OVERDUE,
                    DEBIT_HANDED_OVER,
                    NOT_PAID_LOOK_FIRST,
                    PAID_LATE,
                    PART_PAID -> List.of(Point.NOT_AGAIN, Point.BACK, Point.HELP);
            case PAID_AFTER_ALL, PAY_BY_OVER -> List.of(Point.NOT_AGAIN, Point.HELP);
            case NOT_PAID, NOT_PAID_CLOSED, REFUND_UNDER_WAY, REFUNDED, REFUNDED_SECOND ->
                List.of(Point.BACK, Point.HELP);
            case PAY_BY, PAY_BY_REMINDER, PAID, PAID_AFTER_WAITING, REFUND_BOUNCED -> List.of(Point.HELP);
        };
    }

    /// A text message may leave out where the money goes: it is short, and says what must not be done.
    private static List<Point> sms(List<Point> points) {
        return points.stream().filter(point -> point != Point.BACK).toList();
    }
}
