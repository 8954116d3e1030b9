package dev.anxin.local.command;

import dev.anxin.local.terminal.GatewayNames;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.timeline.PaymentItems;
import dev.anxin.local.timeline.TimelineResult;
import dev.anxin.payment.PaymentKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A payment's story, from the table.
@Command(
        name = "show",
        description = {
            "Print a payment's timeline.",
            "From the stack that runs here (anxin up): its facts in the order in which they were written, the state after"
                    + " each, what that called for, and where it stands now.",
            "Exit code 1 if nothing is known of it."
        })
final class ShowCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "ACCOUNT",
            completionCandidates = GatewayNames.class,
            description = GatewayNames.ACCOUNT)
    private String account = "";

    @Parameters(index = "1", paramLabel = "REFERENCE", description = "As the shop registered it.")
    private String reference = "";

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    ShowCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        if (!PaymentKey.isReference(reference)) {
            throw new Refusal("A reference is 1 to 128 visible ASCII characters; this is none: " + reference);
        }
        var running = RunningStack.need(localPaths);
        var engineClients = running.engineClients();
        RunningStack.account(running.document(engineClients, "AccountsDocument"), account);
        var key = new PaymentKey(account, reference);
        var items = PaymentItems.read(engineClients.tables(), running.physical("Ledger"), key);
        return output.answer(new TimelineResult(key, items));
    }
}
