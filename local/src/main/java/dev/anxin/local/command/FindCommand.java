package dev.anxin.local.command;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.terminal.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Payments by a name of theirs, through the door of support.
@Command(
        name = "find",
        description = {
            "Find payments by a number or an id of theirs.",
            "In all accounts of the stack that runs here (anxin up), as an auditor may. The name has to be whole.",
            "Exit code 1 if there is none."
        })
final class FindCommand implements Callable<Integer> {
    private static final List<String> NAMES = List.of("order", "reference", "gatewayId", "refund");

    @Parameters(paramLabel = "NAME", description = "As people read it from a receipt: 1001, pi_..., 1001:second.")
    private String name = "";

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    FindCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        if (name.isBlank()) {
            throw new Refusal("A name to look for is not blank");
        }
        try (var sender = new Sender()) {
            var staff = StaffApi.of(sender, RunningStack.need(localPaths), "auditor");
            var found = new LinkedHashMap<String, Json>();
            for (var account : staff.accounts()) {
                for (var by : NAMES) {
                    staff.find(account, by, name)
                            .forEach(row ->
                                    found.putIfAbsent(row.needText("account") + "/" + row.needText("reference"), row));
                }
            }
            return output.answer(new PaymentsResult(
                    "anxin.find/1", List.copyOf(found.values()), "No payment goes by exactly this name.", true));
        }
    }
}
