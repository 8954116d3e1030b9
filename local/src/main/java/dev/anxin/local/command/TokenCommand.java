package dev.anxin.local.command;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A token, and nothing else, on one line.
@Command(
        name = "token",
        description = {
            "Print a token for the API, good for an hour.",
            "Of the stack that runs here (anxin up). It lets MERCHANT register and see payments, fulfil orders and send"
                    + " money back, of the accounts that list it as a client."
        })
final class TokenCommand implements Callable<Integer> {
    private static final String SCOPES =
            "anxin/payments.write anxin/payments.read anxin/orders.write anxin/refunds.write" + " anxin/failures.write";

    @Parameters(paramLabel = "MERCHANT", description = "Its client id. The local accounts list demo-shop.")
    private String merchant = "";

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    TokenCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        var running = RunningStack.need(localPaths);
        var clients = clients(running);
        if (!clients.contains(merchant)) {
            throw new Refusal("No account lists '" + merchant
                    + "' as a client, so its token would open nothing. Known: " + String.join(", ", clients));
        }
        try (var sender = new Sender()) {
            var answer = sender.token(running.issuer(), merchant, SCOPES);
            return output.answer(new TokenResult(merchant, Json.parse(answer.body())));
        }
    }

    /// @param answer of the token endpoint, by OAuth's names
    private record TokenResult(String merchant, Json answer) implements CommandResult {
        @Override
        public void print(Screen screen) {
            screen.verbatim(token());
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema", "anxin.token/1",
                    "merchant", merchant,
                    "accessToken", token(),
                    "tokenType", answer.needText("token_type"),
                    "expiresInSeconds", answer.needWhole("expires_in"));
        }

        private String token() {
            return answer.needText("access_token");
        }

        @Override
        public int exitCode() {
            return 0;
        }

        @Override
        public String toString() {
            return "TokenResult[" + merchant + "]";
        }
    }

    private static Set<String> clients(RunningStack running) {
        return running.document(running.engineClients(), "AccountsDocument").members().values().stream()
                .flatMap(account -> account.at("clients").elements().stream())
                .flatMap(client -> client.text().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
