package dev.anxin.local.command.aws;

import dev.anxin.local.cost.Bill;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a stack costs a month, as lines.
record CostLines(Bill bill) {
    void print(Screen screen) {
        var rows = new ArrayList<List<String>>();
        bill.entries()
                .forEach(entry -> rows.add(List.of(
                        "  " + String.format(Locale.ROOT, "%,.0f", entry.units()) + " "
                                + entry.price().service() + " " + entry.price().unit(),
                        dollars(entry.dollars()))));
        rows.add(List.of("  together", dollars(bill.dollars())));
        screen.line("What it costs a month without a single payment (list prices of us-east-1, before free tiers):");
        Columns.aligned(rows).forEach(screen::line);
        screen.line("What payments cost on top: ./anxin cost.");
    }

    static String dollars(double amount) {
        return String.format(Locale.ROOT, "$%.2f", amount);
    }
}
