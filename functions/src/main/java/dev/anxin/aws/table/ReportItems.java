package dev.anxin.aws.table;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.reconcile.BookSide;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.FindingOutcome;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Totals;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// How the items of reports are written.
final class ReportItems {
    private ReportItems() {}

    static String write(Part part) {
        Map<String, Json> totals = new LinkedHashMap<>();
        part.totals().forEach((account, of) -> totals.put(account, Json.array(numbers(of))));
        return Json.object(
                        "page",
                        part.page(),
                        "cursor",
                        part.cursor(),
                        "done",
                        part.done(),
                        "rows",
                        part.rows(),
                        "at",
                        part.at(),
                        "totals",
                        new Json.Fields(totals),
                        "sender",
                        part.sender())
                .write();
    }

    private static Stream<Long> numbers(Totals of) {
        return Stream.of(of.compared(), of.agreed(), of.differing(), of.unanswered(), of.listed(), of.unknown());
    }

    static Part part(String text) {
        return readable(() -> {
            var json = Json.parse(text);
            Map<String, Totals> totals = new LinkedHashMap<>();
            json.at("totals").members().forEach((account, numbers) -> totals.put(account, totals(numbers)));
            return new Part(
                    json.needWhole("page"),
                    json.needText("cursor"),
                    json.at("done").isTrue(),
                    json.needWhole("rows"),
                    totals,
                    json.needInstant("at"),
                    json.at("sender").text().orElse(""));
        });
    }

    private static Totals totals(Json numbers) {
        var each = numbers.elements().stream()
                .mapToLong(number -> number.whole().orElseThrow(() -> new BadJson("a total is no whole number")))
                .toArray();
        if (each.length != 6) {
            throw new BadJson("the totals are not six");
        }
        return new Totals(each[0], each[1], each[2], each[3], each[4], each[5]);
    }

    static String write(Row row) {
        return Json.object(
                        "account", row.payment().account(),
                        "reference", row.payment().reference(),
                        "order", row.order(),
                        "kind", row.kind().word(),
                        "ours", write(row.ours()),
                        "theirs", write(row.theirs()),
                        "done", row.outcome().name(),
                        "at", row.at())
                .write();
    }

    private static Json write(BookSide side) {
        return Json.object("says", side.says().name(), "amount", side.amount(), "words", side.words());
    }

    static Row row(String text) {
        return readable(() -> {
            var json = Json.parse(text);
            return new Row(
                    new PaymentKey(json.needText("account"), json.needText("reference")),
                    json.needText("order"),
                    FindingKind.of(json.needText("kind")).orElseThrow(() -> new BadJson("an unknown kind of finding")),
                    side(json.at("ours")),
                    side(json.at("theirs")),
                    FindingOutcome.valueOf(json.needText("done")),
                    json.needInstant("at"));
        });
    }

    private static BookSide side(Json json) {
        var says = BookSide.Said.valueOf(json.needText("says"));
        return new BookSide(says, Money.parse(json.needText("amount")), json.needText("words"));
    }

    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadJson | IllegalArgumentException damaged) {
            throw new Unreadable("an item of a report", damaged);
        }
    }
}
