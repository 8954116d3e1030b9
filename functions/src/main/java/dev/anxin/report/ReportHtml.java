package dev.anxin.report;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.empty;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import dev.anxin.html.Markup;
import dev.anxin.payment.Money;
import dev.anxin.reconcile.BookSide;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.FindingOutcome;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Totals;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report about a reconciliation as a page: whole by itself, without a script, so that it can be kept in a
/// file and passed on.
public final class ReportHtml {
    private static final Map<String, String> PLAIN = Map.of();

    private final Report report;
    private final String locale;
    private final ReportWords words;

    private ReportHtml(Report report, String locale) {
        this.report = report;
        this.locale = locale;
        this.words = ReportWords.in(locale);
    }

    /// @param locale `zh-CN` or `en`
    public static String of(Report report, String locale) {
        return new ReportHtml(report, locale).document();
    }

    private String document() {
        var head = element(
                "head",
                PLAIN,
                empty("meta", with("charset", "utf-8")),
                empty("meta", with("name", "viewport", "content", "width=device-width, initial-scale=1")),
                empty("meta", with("name", "color-scheme", "content", "light dark")),
                empty("meta", with("name", "robots", "content", "noindex")),
                empty("link", with("rel", "icon", "href", "data:,")),
                element(
                        "title",
                        PLAIN,
                        text(words.frame().name() + " " + report.run().day())),
                element("style", PLAIN, new Markup(ReportAssets.STYLE.text())));
        var main = element("main", PLAIN, header(), numbers(), groups(), accounts(), runs());
        return "<!doctype html>"
                + element("html", with("lang", locale), head, element("body", PLAIN, main))
                        .html();
    }

    private Markup header() {
        var other = locale.equals("en") ? "zh-CN" : "en";
        var time = report.run().id().substring(0, 2) + ":" + report.run().id().substring(2);
        var link = "?run=" + report.run().id() + "&lang=" + other;
        var findings = report.totals().differing() + report.totals().unknown();
        return element(
                "header",
                PLAIN,
                element(
                        "p",
                        with("class", "line"),
                        element("span", PLAIN, text(words.began(report.run().day(), time))),
                        element(
                                "a",
                                with("href", link, "lang", other, "hreflang", other),
                                text(words.frame().other()))),
                element("h1", PLAIN, text(words.frame().name())),
                element("p", with("class", "sum"), text(words.sum(findings, report.isDone()))),
                element(
                        "p",
                        with("class", report.isDone() ? "state" : "state running"),
                        text(words.progress(report.done(), report.parts()))));
    }

    private Markup numbers() {
        var totals = report.totals();
        var frame = words.frame();
        return element(
                "section",
                with("class", "numbers", "aria-label", frame.name()),
                element(
                        "dl",
                        PLAIN,
                        number("all", frame.compared(), totals.compared()),
                        number("agreed", frame.agreed(), totals.agreed()),
                        number("differing", frame.findings(), totals.differing() + totals.unknown()),
                        number("again", frame.unanswered(), totals.unanswered())),
                bar(totals));
    }

    private static Markup number(String name, String label, long value) {
        return element(
                "div",
                with("class", value == 0 ? "zero" : name),
                element("dt", PLAIN, text(label)),
                element("dd", PLAIN, text("%,d".formatted(value))));
    }

    /// Drawn, and not styled: the policy lets no element have a style of its own. What is there is
    /// seen, however little it is.
    private Markup bar(Totals totals) {
        if (totals.compared() == 0) {
            return Markup.NONE;
        }
        var differing = share(totals.differing(), totals.compared());
        var again = share(totals.unanswered(), totals.compared());
        var agreed = 1000 - differing - again;
        return element(
                "svg",
                with(
                        "viewBox",
                        "0 0 1000 12",
                        "preserveAspectRatio",
                        "none",
                        "role",
                        "img",
                        "aria-label",
                        words.frame().bar()),
                rect("agreed", 0, agreed),
                rect("differing", agreed, differing),
                rect("again", agreed + differing, again));
    }

    /// In thousandths; never so few that nobody would see them.
    private static long share(long part, long all) {
        return part == 0 ? 0 : Math.max(12, part * 1000 / all * 9 / 10);
    }

    private static Markup rect(String name, long from, long width) {
        return element("rect", with("class", name, "x", "" + from, "y", "0", "width", "" + width, "height", "12"));
    }

    private Markup groups() {
        Map<FindingOutcome, List<Row>> byDone = new EnumMap<>(FindingOutcome.class);
        byDone.putAll(report.rows().stream().collect(Collectors.groupingBy(row -> group(row.outcome()))));
        var groups = byDone.entrySet().stream().map(entry -> group(entry.getKey(), entry.getValue()));
        var more = report.more()
                ? element(
                        "p",
                        with("class", "more"),
                        text(words.more(report.rows().size())))
                : Markup.NONE;
        return Markup.all(Stream.concat(groups, Stream.of(more)));
    }

    /// Whoever is called, it is a person.
    private static FindingOutcome group(FindingOutcome outcome) {
        return outcome == FindingOutcome.SHOP ? FindingOutcome.CALLED : outcome;
    }

    private Markup group(FindingOutcome outcome, List<Row> rows) {
        var kinds = new TreeMap<FindingKind, List<Row>>(rows.stream().collect(Collectors.groupingBy(Row::kind)));
        var name = switch (outcome) {
            case CALLED, SHOP -> "person";
            case SETTLED -> "settled";
            case AGAIN -> "again";
        };
        return element(
                "section",
                with("class", "group " + name),
                element("h2", PLAIN, text(words.group(outcome))),
                Markup.all(kinds.entrySet().stream().map(entry -> kind(entry.getKey(), outcome, entry.getValue()))));
    }

    private Markup kind(FindingKind kind, FindingOutcome outcome, List<Row> rows) {
        return element(
                "article",
                PLAIN,
                element(
                        "h3",
                        PLAIN,
                        text(words.title(kind) + " "),
                        element("span", with("class", "count"), text(words.count(rows.size())))),
                element("p", PLAIN, text(words.what(kind))),
                element(
                        "p",
                        with("class", "todo"),
                        element("strong", PLAIN, text(words.frame().toDo() + " ")),
                        text(words.toDo(kind, outcome))),
                element("ul", PLAIN, Markup.all(rows.stream().map(this::row))));
    }

    private Markup row(Row row) {
        var frame = words.frame();
        var order = row.order().isEmpty() ? Markup.NONE : element("span", with("class", "order"), text(row.order()));
        return element(
                "li",
                PLAIN,
                element(
                        "p",
                        with("class", "who"),
                        order,
                        element("span", with("class", "key"), text(row.payment().toString()))),
                element(
                        "dl",
                        with("class", "sides"),
                        side(frame.here(), row.ours()),
                        side(frame.gateway(), row.theirs())),
                element("p", with("class", "done"), text(words.done(row.outcome()))));
    }

    private Markup side(String label, BookSide side) {
        var amount = side.amount().equals(Money.NONE)
                ? Markup.NONE
                : element("span", with("class", "amount"), text(side.amount().display()));
        var own = side.words().isEmpty() ? "" : " · " + side.words();
        return element(
                "div",
                PLAIN,
                element("dt", PLAIN, text(label)),
                element("dd", PLAIN, amount, element("span", PLAIN, text(words.says(side.says()) + own))));
    }

    private Markup accounts() {
        if (report.accounts().isEmpty()) {
            return Markup.NONE;
        }
        return element(
                "section",
                with("class", "accounts"),
                element("h2", PLAIN, text(words.frame().accounts())),
                element(
                        "ul",
                        PLAIN,
                        Markup.all(report.accounts().entrySet().stream()
                                .map(entry -> account(entry.getKey(), entry.getValue())))));
    }

    private Markup account(String name, Totals totals) {
        var frame = words.frame();
        return element(
                "li",
                PLAIN,
                element("p", with("class", "name"), text(name)),
                element(
                        "dl",
                        PLAIN,
                        number("all", frame.compared(), totals.compared()),
                        number("agreed", frame.agreed(), totals.agreed()),
                        number("differing", frame.findings(), totals.differing()),
                        number("again", frame.unanswered(), totals.unanswered()),
                        number("all", frame.listed(), totals.listed()),
                        number("differing", frame.unknown(), totals.unknown())));
    }

    private Markup runs() {
        var others = report.runs().stream()
                .filter(id -> !id.equals(report.run().id()))
                .map(id -> element(
                        "a",
                        with("href", "?run=" + id + "&lang=" + locale),
                        text(id.substring(0, 2) + ":" + id.substring(2))))
                .toList();
        return others.isEmpty()
                ? Markup.NONE
                : element(
                        "nav",
                        with("aria-label", words.frame().runs()),
                        text(words.frame().runs() + " "),
                        Markup.all(others.stream()));
    }
}
