package dev.anxin.simulation.command;

import dev.anxin.json.Json;
import dev.anxin.local.cost.Bill;
import dev.anxin.local.cost.Price;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import dev.anxin.simulation.cost.KeyUse;
import dev.anxin.simulation.cost.Replay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What payments cost.
///
/// @param replays one for each story
/// @param perSecond payments that came in a second
/// @param keys how hot they would be
/// @param fixed what a month costs, whether or not anything is paid
record CostResult(List<Replay> replays, int perSecond, Bill fixed, List<KeyUse> keys) implements CommandResult {
    private static final double MILLION = 1e6;
    private static final int ENOUGH = 10_000;

    @Override
    public void print(Screen screen) {
        var first = replays.getFirst();
        screen.verbatim("%,d payments of each kind, %,d a second; us-east-1, list prices, no free tier."
                .formatted(first.payments(), perSecond));
        if (first.payments() < ENOUGH) {
            screen.verbatim(
                    "Few payments share what a night costs by itself, so these figures are too dear: %,d of each kind"
                                    .formatted(ENOUGH)
                            + " show what a million costs.");
        }
        table(screen, "Dollars for a million payments", bills(CostResult::used));
        table(screen, "Storage, for as long as it is kept", bills(Replay::stored));
        table(screen, "In all", totals());
        table(
                screen,
                "Write units for one payment",
                units(replay -> replay.used().writes()));
        table(
                screen,
                "Read units for one payment",
                units(replay -> replay.used().reads()));
        table(
                screen,
                "Runs of functions for one payment",
                units(replay -> replay.used().runs()));
        table(
                screen,
                "Milliseconds of functions for one payment",
                units(replay -> replay.used().millis()));
        table(screen, "Bytes stored for one payment", units(CostResult::bytes));
        table(screen, "Fixed, dollars a month", fixedRows());
        table(
                screen,
                "Units of one key in a second, at %,.0f payments of one merchant".formatted(Replay.HOT),
                keyRows());
        screen.verbatim("");
        screen.verbatim("A token for each payment, and not one an hour, would cost $%,.0f a million."
                .formatted(Price.TOKENS.dollars(MILLION)));
    }

    private static void table(Screen screen, String title, List<List<String>> rows) {
        screen.verbatim("");
        screen.verbatim(title);
        Columns.aligned(rows).forEach(row -> screen.verbatim("  " + row));
    }

    private Stream<String> heads() {
        return replays.stream().map(replay -> "%10s".formatted(replay.story().words()));
    }

    private List<List<String>> bills(Function<Replay, Bill> which) {
        var rows = new ArrayList<List<String>>();
        rows.add(row("", "", heads()));
        prices(which)
                .forEach(price -> rows.add(row(
                        price.service(),
                        price.unit(),
                        replays.stream().map(replay -> dollars(price.dollars(units(replay, which, price)))))));
        rows.add(row("", "", replays.stream().map(replay -> dollars(dollars(replay, which)))));
        return rows;
    }

    private List<Price> prices(Function<Replay, Bill> which) {
        var prices = new TreeSet<Price>();
        replays.forEach(replay -> prices.addAll(which.apply(replay).used().keySet()));
        return List.copyOf(prices);
    }

    /// For a million payments.
    private static double units(Replay replay, Function<Replay, Bill> which, Price price) {
        return which.apply(replay).units(price) * MILLION / replay.payments();
    }

    private static double dollars(Replay replay, Function<Replay, Bill> which) {
        return which.apply(replay).dollars() * MILLION / replay.payments();
    }

    private List<List<String>> totals() {
        return List.of(row("", "", heads()), row("", "", replays.stream().map(replay -> dollars(total(replay)))));
    }

    private static double total(Replay replay) {
        return dollars(replay, CostResult::used) + dollars(replay, Replay::stored);
    }

    private static Bill used(Replay replay) {
        return replay.used().bill();
    }

    private static Map<String, Double> bytes(Replay replay) {
        var bytes = new LinkedHashMap<String, Double>();
        replay.bytes().forEach((kind, size) -> bytes.put(kind, (double) size));
        return bytes;
    }

    private List<List<String>> units(Function<Replay, Map<String, Double>> which) {
        var names = new TreeSet<String>();
        replays.forEach(replay -> names.addAll(which.apply(replay).keySet()));
        var rows = new ArrayList<List<String>>();
        rows.add(row("", heads()));
        names.forEach(name -> rows.add(row(
                name,
                replays.stream()
                        .map(replay -> number(which.apply(replay).getOrDefault(name, 0.0) / replay.payments())))));
        rows.add(row(
                "",
                replays.stream()
                        .map(replay -> number(which.apply(replay).values().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum()
                                / replay.payments()))));
        return rows;
    }

    private List<List<String>> fixedRows() {
        var rows = new ArrayList<List<String>>();
        fixed.entries()
                .forEach(entry -> rows.add(List.of(
                        entry.price().service(),
                        entry.price().unit(),
                        "%,10.0f".formatted(entry.units()),
                        dollars(entry.dollars()))));
        rows.add(List.of("", "", "", dollars(fixed.dollars())));
        return rows;
    }

    private List<List<String>> keyRows() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "    writes", "     reads", ""));
        keys.forEach(key -> rows.add(keyRow(key)));
        return rows;
    }

    private static List<String> keyRow(KeyUse key) {
        var whose = key.isShared() ? "shared" : "of one payment";
        return List.of(key.prefix(), number(key.writes()), number(key.reads()), key.isTooHot() ? "too hot" : whose);
    }

    private static List<String> row(String name, Stream<String> values) {
        return Stream.concat(Stream.of(name), values).toList();
    }

    private static List<String> row(String name, String unit, Stream<String> values) {
        return Stream.concat(Stream.of(name, unit), values).toList();
    }

    private static String dollars(double amount) {
        return "%,10.2f".formatted(amount);
    }

    private static String number(double amount) {
        return "%,10.2f".formatted(amount);
    }

    @Override
    public Json json() {
        return Json.object(
                "schema",
                "anxin.cost/1",
                "payments",
                replays.getFirst().payments(),
                "perSecond",
                perSecond,
                "perMillion",
                Json.array(replays.stream().map(CostResult::json)),
                "month",
                json(fixed, 1),
                "keys",
                Json.array(keys.stream().map(CostResult::json)));
    }

    private static Json json(Replay replay) {
        var million = MILLION / replay.payments();
        return Json.object(
                "story",
                replay.story().words(),
                "dollars",
                decimal(total(replay)),
                "used",
                json(used(replay), million),
                "stored",
                json(replay.stored(), million));
    }

    private static Json json(Bill bill, double times) {
        var lines = bill.entries().stream()
                .map(entry -> Json.object(
                        "service", entry.price().service(),
                        "unit", entry.price().unit(),
                        "units", decimal(entry.units() * times),
                        "dollars", decimal(entry.dollars() * times)));
        return Json.object("dollars", decimal(bill.dollars() * times), "lines", Json.array(lines));
    }

    private static Json json(KeyUse key) {
        return Json.object(
                "prefix", key.prefix(),
                "shared", key.isShared(),
                "writesPerSecond", decimal(key.writes()),
                "readsPerSecond", decimal(key.reads()),
                "tooHot", key.isTooHot());
    }

    private static Json decimal(double value) {
        return new Json.Numeral(
                BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros());
    }

    @Override
    public int exitCode() {
        return keys.stream().anyMatch(KeyUse::isTooHot) ? 1 : 0;
    }
}
