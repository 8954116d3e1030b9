package dev.anxin.local.command;

import dev.anxin.aws.table.WorkIndex;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.terminal.Output;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A list of work, through the door of support.
@Command(
        name = "stuck",
        description = {
            "List payments that are stuck, or another list of work.",
            "Of all accounts of the stack that runs here (anxin up), as an auditor may; or another list.",
            "Exit code 0, also if there are some."
        })
final class StuckCommand implements Callable<Integer> {
    @Option(
            names = "--list",
            paramLabel = "LIST",
            defaultValue = "stuck",
            description =
                    "all, needs-person, disputed, quarantined, stuck, review, waiting or refunding. Default: stuck.")
    private String list = "stuck";

    @Option(names = "--most", paramLabel = "N", defaultValue = "50", description = "Of each account. Default: 50.")
    private int most = WorkIndex.PAGE;

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    StuckCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        var lists =
                Stream.of(WorkIndex.Lists.values()).map(WorkIndex.Lists::word).collect(Collectors.joining(", "));
        if (Stream.of(WorkIndex.Lists.values()).noneMatch(each -> each.word().equals(list)) || most < 1) {
            throw new Refusal(most < 1 ? "--most is at least 1" : "There is no list '" + list + "'. Known: " + lists);
        }
        try (var sender = new Sender()) {
            var staff = StaffApi.of(sender, RunningStack.need(localPaths), "auditor");
            var rows = new ArrayList<Json>();
            staff.accounts().forEach(account -> rows.addAll(staff.work(account, list, most)));
            return output.answer(new PaymentsResult("anxin.work/1", rows, "No payment stands in this list.", false));
        }
    }
}
