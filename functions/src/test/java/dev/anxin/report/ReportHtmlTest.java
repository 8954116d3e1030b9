package dev.anxin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.reconcile.BookSide;
import dev.anxin.reconcile.BookSide.Said;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.FindingOutcome;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportHtmlTest {
    private static final Run RUN = new Run(Instant.parse("2026-03-01T03:17:20Z"));
    private static final Money PRICE = new Money(1099, "USD");
    private static final Totals TOTALS = new Totals(12_003, 12_000, 2, 1, 50, 1);

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyWordOfItIsThereInBothLanguages(String locale) {
        var words = ReportWords.in(locale);
        var all = new ArrayList<String>();
        for (FindingKind kind : FindingKind.values()) {
            all.add(words.title(kind));
            all.add(words.what(kind));
            Stream.of(FindingOutcome.values()).forEach(outcome -> all.add(words.toDo(kind, outcome)));
        }
        Stream.of(Said.values()).forEach(said -> all.add(words.says(said)));
        Stream.of(FindingOutcome.values()).forEach(outcome -> all.add(words.done(outcome) + words.group(outcome)));
        assertThat(all).noneMatch(String::isBlank);
        var chinese = locale.equals("zh-CN");
        assertThat(all).allMatch(word -> word.codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF) == chinese);
        assertThat(Stream.of(FindingKind.values()).map(words::title)).doesNotHaveDuplicates();
        assertThat(Stream.of(Said.values()).map(words::says)).doesNotHaveDuplicates();
    }

    @Test
    void whatNeedsAPersonStandsFirst() {
        var html = ReportHtml.of(
                report(
                        row(FindingKind.UNHEARD_OUTCOME, FindingOutcome.SETTLED, "o-1"),
                        row(FindingKind.UNANSWERED, FindingOutcome.AGAIN, "o-2"),
                        row(FindingKind.PAID_UNFULFILLED, FindingOutcome.SHOP, "o-3"),
                        row(FindingKind.WRONG_AMOUNT, FindingOutcome.CALLED, "o-4")),
                "en");
        assertThat(html)
                .containsSubsequence(
                        "There are 3 findings to look at.",
                        "12,003",
                        "Needs a person",
                        "Another amount than ordered",
                        "o-4",
                        "Paid, and not shipped",
                        "o-3",
                        "Settles itself",
                        "o-1",
                        "Not known yet",
                        "o-2",
                        "By account");
    }

    @Test
    void nothingOfItCanBecomeMarkup() {
        var html = ReportHtml.of(
                report(row(FindingKind.WRONG_AMOUNT, FindingOutcome.CALLED, "<script>alert(1)</script>")), "en");
        assertThat(html).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(ReportAssets.HEADERS.get("content-security-policy")).doesNotContain("script-src", "unsafe");
    }

    @Test
    void theDataSayTheSame() {
        var json = ReportJson.of(report(row(FindingKind.WRONG_AMOUNT, FindingOutcome.CALLED, "o-4")));
        assertThat(json.write())
                .contains(
                        "\"day\":\"2026-03-01\",\"run\":\"0317\"",
                        "\"totals\":{\"compared\":12003,\"agreed\":12000,\"differing\":2,\"unanswered\":1,\"listed\":50,\"unknown\":1}",
                        "\"kind\":\"wrong-amount\"",
                        "\"here\":{\"says\":\"unpaid\",\"amount\":1099,\"currency\":\"USD\"}",
                        "\"gateway\":{\"says\":\"not-found\"}",
                        "\"done\":\"called\"");
    }

    private static Row row(FindingKind kind, FindingOutcome outcome, String order) {
        var key = new PaymentKey("olepay", "made-" + kind.rank());
        return new Row(
                key,
                order,
                kind,
                BookSide.of(Said.UNPAID, PRICE),
                BookSide.of(Said.NOT_FOUND, Money.NONE),
                outcome,
                RUN.at());
    }

    private static Report report(Row... rows) {
        return new Report(RUN, 2, 2, RUN.at(), Map.of("olepay", TOTALS), List.of(rows), false, List.of("0317"));
    }
}
