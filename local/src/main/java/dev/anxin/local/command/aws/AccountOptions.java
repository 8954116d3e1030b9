package dev.anxin.local.command.aws;

import dev.anxin.local.deploy.AccountEntry;
import dev.anxin.local.deploy.DeploymentRefusal;
import dev.anxin.local.terminal.GatewayNames;
import dev.anxin.local.terminal.Prompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// What an account is made of. Secrets come from files or are typed unseen: others can read a command line.
final class AccountOptions {
    private static final Path STDIN = Path.of("-");

    @Option(
            names = "--gateway",
            paramLabel = "G",
            completionCandidates = GatewayNames.class,
            description = GatewayNames.GATEWAY)
    private Optional<String> gateway = Optional.empty();

    @Option(names = "--merchant", paramLabel = "M", description = "The merchant's name in events.")
    private Optional<String> merchant = Optional.empty();

    @Option(
            names = "--verify-secret-file",
            paramLabel = "FILE",
            description = "Holds the secret that verifies the gateway's callbacks (whsec_...), several one a line; -"
                    + " is standard input.")
    private Optional<Path> verifies = Optional.empty();

    @Option(
            names = "--call-secret-file",
            paramLabel = "FILE",
            description = "Holds the key that the gateway is called with (of Stripe a restricted one, rk_...).")
    private Optional<Path> calls = Optional.empty();

    @Option(
            names = "--owner",
            paramLabel = "FIELD=ID",
            description =
                    "Whose events it takes, where a gateway needs that: of WeChat Pay mchid=... and appid=..., of Alipay"
                            + " app_id=... and seller_id=..., of Adyen merchantAccount=... and capture=automatic or"
                            + " capture=manual.")
    private Map<String, String> owner = new LinkedHashMap<>();

    @Option(
            names = "--client",
            paramLabel = "ID",
            description = "The client id whose tokens may use it. Default: the one that the stack made.")
    private String client = "";

    @Option(names = "--gateway-url", paramLabel = "URL", description = "Base of the gateway's API. OlePay needs one.")
    private String gatewayUrl = "";

    @Option(names = "--events-url", paramLabel = "URL", description = "Where the merchant's server hears of outcomes.")
    private String eventsUrl = "";

    @Option(
            names = "--replace",
            description = "Overwrite what is configured otherwise under this name. Without it nothing is.")
    private boolean replace;

    boolean replace() {
        return replace;
    }

    /// Whether an account is meant at all.
    boolean isAny() {
        return gateway.isPresent() || merchant.isPresent() || verifies.isPresent() || calls.isPresent();
    }

    /// Whether the client is left to the stack.
    boolean isClientOpen() {
        return client.isEmpty();
    }

    /// What options say, with the files of secrets read: standard input can be read but once.
    ///
    /// @throws DeploymentRefusal if a file cannot be read, or both are standard input
    Draft read() {
        if (isStdin(verifies) && isStdin(calls)) {
            throw new DeploymentRefusal("Standard input can be read once, and both secrets are to come from it (-)."
                    + " Give one of them by a file.");
        }
        return new Draft(verifies.map(AccountOptions::read), calls.map(AccountOptions::read));
    }

    private static boolean isStdin(Optional<Path> file) {
        return file.filter(STDIN::equals).isPresent();
    }

    /// An account of which options may not say all.
    final class Draft {
        private final Optional<String> verifying;
        private final Optional<String> calling;

        private Draft(Optional<String> verifying, Optional<String> calling) {
            this.verifying = verifying;
            this.calling = calling;
        }

        /// What is wrong with what is said. Much can be seen only if all is.
        ///
        /// @param name as in [#entry]
        List<String> problems(Optional<String> name) {
            var whole = gateway.isPresent() && merchant.isPresent() && verifying.isPresent() && calling.isPresent();
            return whole
                    ? entry(name, new Questions(Prompt.nobody())).problems()
                    : Stream.of(
                                    name.flatMap(AccountEntry::nameProblem),
                                    gateway.flatMap(AccountEntry::gatewayProblem),
                                    merchant.flatMap(AccountEntry::merchantProblem))
                            .flatMap(Optional::stream)
                            .toList();
        }

        /// Asks for what no option says.
        ///
        /// @param name of the account; none: as its gateway
        AccountEntry entry(Optional<String> name, Questions questions) {
            var chosen = questions.need(
                    gateway,
                    "--gateway G",
                    "The gateway, " + GatewayNames.choice() + ":",
                    AccountEntry::gatewayProblem);
            var settings = new AccountEntry.Settings(
                    chosen,
                    questions.need(
                            merchant, "--merchant M", "The merchant's name in events:", AccountEntry::merchantProblem),
                    client,
                    gatewayUrl,
                    eventsUrl,
                    owner);
            var verifies = questions.needSecret(
                    verifying,
                    "--verify-secret-file FILE",
                    "The secret that verifies callbacks:",
                    secret -> AccountEntry.verifyProblem(chosen, secret));
            var calls = questions.needSecret(
                    calling,
                    "--call-secret-file FILE",
                    "The key to call the gateway with:",
                    secret -> AccountEntry.callProblem(chosen, secret));
            return new AccountEntry(name.orElse(chosen), settings, verifies, calls);
        }
    }

    private static String read(Path file) {
        try {
            var bytes = file.equals(STDIN) ? System.in.readAllBytes() : Files.readAllBytes(file);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new DeploymentRefusal("This file cannot be read: " + file, unreadable);
        }
    }
}
