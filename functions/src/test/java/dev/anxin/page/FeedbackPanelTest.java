package dev.anxin.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.locale.Locales;
import dev.anxin.page.PageView.Link;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Method;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a customer is asked, by how the payment stands.
final class FeedbackPanelTest {
    private static final News SLIP = new News.MethodNamed(Method.voucher("konbini", PageStory.minute(3 * 1440), "1"));

    /// @param minute of the look
    /// @param offered beside a comment, which is always offered
    record Row(String name, PageStory pageStory, long minute, List<Feedback> offered) {
        Row(String name, PageStory pageStory, long minute, Feedback... offered) {
            this(name, pageStory, minute, List.of(offered));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        var closed = failed("RISK").called(4, new News.Closed());
        return Stream.of(
                new Row("nobody is back", PageStory.registered(), 20),
                new Row("a usual wait", PageStory.returned(), 6),
                new Row("a long wait", PageStory.returned(), 8, Feedback.CHARGED),
                new Row("by hand", PageStory.returned().asked(17, new News.Unpaid()), 18, Feedback.CHARGED),
                new Row("no balance", failed("101"), 4, Feedback.BALANCE_FINE, Feedback.CHARGED, Feedback.NOT_ME),
                new Row("a risk block", closed, 5, Feedback.CHARGED, Feedback.NOT_ME),
                new Row("nobody paid", PageStory.returned().asked(30, new News.Unpaid()), 31, Feedback.CHARGED),
                new Row("paid", PageStory.returned().paid(3), 4, Feedback.NOT_ME),
                new Row("a slip is out", PageStory.returned().called(3, new News.Acting("", ""), SLIP), 9),
                new Row(
                        "the money goes back",
                        PageStory.returned().paid(3).order(Order.Status.CANCELLED, Order.Holder.THIS),
                        10),
                new Row("the money went back", PageStory.returned().paid(3).refund(9, Refund.Status.SUCCEEDED), 10));
    }

    private static PageStory failed(String code) {
        return PageStory.returned().called(3, new News.Failed("", code));
    }

    private static FeedbackPanel panel(PageStory pageStory, long minute) {
        return pageStory.page(minute, "en").feedback();
    }

    private static PageStory said(PageStory pageStory, long minute, Feedback feedback) {
        return pageStory.and(Source.CUSTOMER, PageStory.minute(minute), new News.CustomerAnswered(feedback, ""));
    }

    private static PageStory reviewed(PageStory pageStory, long minute) {
        return pageStory.and(Source.PERSON, PageStory.minute(minute), new News.Reviewed("agent"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void offersWhatMakesSense(Row row) {
        assertThat(panel(row.pageStory(), row.minute()).offered())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(row.offered().stream(), Stream.of(Feedback.COMMENT))
                        .toList());
        assertThat(panel(row.pageStory(), row.minute()).given()).isEmpty();
    }

    @Test
    void thanksForWhatWasSaidAndAsksAgainOnceAPersonHasLooked() {
        var said = said(failed("101"), 5, Feedback.BALANCE_FINE);
        assertThat(panel(said, 6).given()).containsExactly(Feedback.BALANCE_FINE);
        assertThat(panel(said, 6).offered()).doesNotContain(Feedback.BALANCE_FINE);
        assertThat(panel(reviewed(said, 7), 8).given()).isEmpty();
        assertThat(panel(reviewed(said, 7), 8).offered()).contains(Feedback.BALANCE_FINE);
    }

    @Test
    void thanksNobodyForWhatIsOverOnceItIsPaid() {
        var paid = said(failed("101"), 5, Feedback.CHARGED).paid(6);
        assertThat(panel(paid, 7).given()).isEmpty();
        assertThat(panel(paid, 7).offered()).containsExactlyInAnyOrder(Feedback.NOT_ME, Feedback.COMMENT);
    }

    /// It vanished: the page thanked nobody, and said nothing.
    @ParameterizedTest
    @MethodSource("moved")
    void saysWhyAnAnswerIsNotNeededOnceThePaymentHasMovedOn(Moved moved) {
        var panel = panel(moved.pageStory(), moved.minute());
        assertThat(panel.offered()).doesNotContain(moved.feedback());
        assertThat(panel.takes(moved.feedback())).isEqualTo(moved.kept());
        var kept = moved.kept() ? said(moved.pageStory(), moved.minute(), moved.feedback()) : moved.pageStory();
        var page = kept.page(moved.minute(), "en");
        var word = moved.feedback().word();
        assertThat(PageHtml.of(page, new PageDisplay("made", false, false, word)))
                .contains("id=\"said\"", moved.says());
        var isGiven = page.feedback().given().contains(moved.feedback());
        assertThat(PageJson.of(page, word).at("feedback", "reply").text().orElse(asking()))
                .contains(isGiven ? asking() : moved.says());
        assertThat(PageHtml.of(page, new PageDisplay("made", false, false, "nonsense<")))
                .doesNotContain("nonsense");
    }

    /// @param kept whether it was about the payment at some time
    record Moved(String name, PageStory pageStory, long minute, Feedback feedback, boolean kept, String says) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String asking() {
        return "We are asking the payment provider about the charge";
    }

    static Stream<Moved> moved() {
        var paid = "has arrived meanwhile";
        var changed = "stands differently by now";
        var back = PageStory.returned().paid(3).refund(9, Refund.Status.SUCCEEDED);
        return Stream.of(
                new Moved("a charge, paid by now", failed("101").paid(6), 40, Feedback.CHARGED, true, paid),
                new Moved("a balance, paid by now", failed("101").paid(6), 40, Feedback.BALANCE_FINE, true, paid),
                new Moved(
                        "a balance that was never in question",
                        failed("RISK"),
                        40,
                        Feedback.BALANCE_FINE,
                        false,
                        changed),
                new Moved(
                        "a charge, paid after a long wait",
                        PageStory.returned().paid(20),
                        40,
                        Feedback.CHARGED,
                        true,
                        paid),
                new Moved("a charge, tried again", again(4), 5, Feedback.CHARGED, true, asking()),
                new Moved("somebody else, and all went back", back, 40, Feedback.NOT_ME, true, "goes back"),
                new Moved(
                        "somebody else, and nobody paid", PageStory.registered(), 40, Feedback.NOT_ME, false, changed));
    }

    /// An attempt failed, and the next one has just begun.
    private static PageStory again(long minute) {
        return failed("101").called(minute, new News.Acting("made-2", ""));
    }

    @Test
    void anAnswerThatComesLateCallsNobodyOnceItIsPaid() {
        for (var feedback : List.of(Feedback.CHARGED, Feedback.BALANCE_FINE)) {
            assertThat(said(failed("101").paid(6), 7, feedback).state().review())
                    .isEmpty();
        }
    }

    @Test
    void takesCommentsUntilThereAreFive() {
        var pageStory = PageStory.returned();
        IntStream.rangeClosed(1, 4)
                .forEach(number -> pageStory.and(
                        Source.CUSTOMER, PageStory.minute(number), new News.CustomerCommented(number, "d" + number)));
        assertThat(panel(pageStory, 5).offered()).contains(Feedback.COMMENT);
        assertThat(panel(pageStory, 5).given()).containsExactly(Feedback.COMMENT);
        pageStory.and(Source.CUSTOMER, PageStory.minute(5), new News.CustomerCommented(5, "d5"));
        assertThat(panel(pageStory, 6).offered()).doesNotContain(Feedback.COMMENT);
        var telling = new PageDisplay("made", false, true, "");
        var html = PageHtml.of(pageStory.page(6, "en"), telling);
        assertThat(html).contains("No more can be kept here").doesNotContain("<textarea");
    }

    /// Whoever says that they were charged, or that somebody else paid, is not asked to pay before somebody has looked.
    @ParameterizedTest
    @EnumSource(names = {"CHARGED", "NOT_ME"})
    void offersNotToPayAgainWhileItIsObjected(Feedback feedback) {
        var closed = failed("101").called(4, new News.Closed());
        assertThat(kinds(closed, 5)).contains(Link.Kind.PAY_AGAIN);
        assertThat(closed.page(5, "en").sentences()).anyMatch(line -> line.contains("check it and pay again"));
        var objected = said(failed("101").called(4, new News.Closed()), 5, feedback);
        assertThat(kinds(objected, 6)).doesNotContain(Link.Kind.PAY_AGAIN);
        assertThat(objected.page(6, "en").sentences())
                .anyMatch(line -> line.contains("do not pay again before"))
                .noneMatch(line -> line.contains("check it and pay again"));
        assertThat(kinds(reviewed(objected, 7), 8)).contains(Link.Kind.PAY_AGAIN);
    }

    @Test
    void aRiskBlockLeadsToTheMerchantsIdentityStepAndSaysNoMoreThanThat() {
        for (String locale : Locales.names()) {
            var page = failed("RISK").page(4, locale);
            assertThat(page.links())
                    .filteredOn(link -> link.kind() == Link.Kind.IDENTITY)
                    .extracting(Link::url)
                    .containsExactly("https://shop.example/identity/SO-42");
            assertThat(PageHtml.of(page, PageStory.DISPLAY)
                            + PageJson.of(page, "").write())
                    .doesNotContainIgnoringCase(
                            "fraud", "lost", "stolen", "risk", "suspic", "欺诈", "风险", "风控", "挂失", "被盗");
        }
        assertThat(kinds(failed("101"), 4)).doesNotContain(Link.Kind.IDENTITY);
        assertThat(kinds(failed("RISK").paid(5), 6)).doesNotContain(Link.Kind.IDENTITY);
    }

    private static List<Link.Kind> kinds(PageStory pageStory, long minute) {
        return pageStory.page(minute, "en").links().stream().map(Link::kind).toList();
    }

    @Test
    void isAFormForEachAnswerThatNeedsNoScript() {
        var html = PageHtml.of(failed("101").page(4, "en"), PageStory.DISPLAY);
        assertThat(html)
                .contains(
                        "<form method=\"post\" action=\"made/feedback?lang=en\"",
                        "name=\"feedback\" value=\"balance-fine\"",
                        "name=\"feedback\" value=\"charged\"",
                        "href=\"?lang=en&amp;tell=on\"")
                .doesNotContain("value=\"not-me\"", "<textarea");
        var telling = PageHtml.of(failed("101").page(4, "en"), new PageDisplay("made", false, true, ""));
        assertThat(telling)
                .contains("value=\"not-me\"", "<textarea", "maxlength=\"500\"", "data-refresh=\"0\"")
                .doesNotContain("http-equiv=\"refresh\"");
    }

    @Test
    void isInTheJsonOfShopsThatShowItThemselves() {
        var json = PageJson.of(said(failed("101"), 5, Feedback.CHARGED).page(6, "en"), "");
        assertThat(json.at("feedback", "offered").write()).isEqualTo("[\"balance-fine\",\"not-me\",\"comment\"]");
        assertThat(json.at("feedback", "given").write()).isEqualTo("[\"charged\"]");
    }
}
