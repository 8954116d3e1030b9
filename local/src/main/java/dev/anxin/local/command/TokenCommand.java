package dev.anxin.local.command;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A token, and nothing else, on one line.
@Command(
        name = "token",
        description = {
            "Print a token for the API of what runs (anxin up), good for an hour.",
            "It lets MERCHANT register and see payments, fulfil orders and send money back, of the accounts that list it as a client."
        })
final class TokenCommand implements Callable<Integer> {
    private static final String SCOPES =
            "anxin/payments.write anxin/payments.read anxin/orders.write anxin/refunds.write" + " anxin/failures.write";

    @Parameters(paramLabel = "MERCHANT", description = "Its client id. The local accounts list demo-shop.")
    private String merchant = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final LocalPaths localPaths;

    TokenCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        var running = RunningStack.need(localPaths);
        try (var sender = new Sender()) {
            var answer = sender.token(running.issuer(), merchant, SCOPES);
            var out = spec.commandLine().getOut();
            out.println(Json.parse(answer.body()).needText("access_token"));
            out.flush();
            return 0;
        }
    }
}
