package dev.anxin.local.command.aws;

import dev.anxin.local.deploy.AccountEntry;
import dev.anxin.local.deploy.DeploymentRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What an account is made of. Secrets come from files or are typed unseen: others can read a command line.
final class AccountOptions {
    private static final Path STDIN = Path.of("-");

    @Option(names = "--gateway", paramLabel = "G", description = "olepay or stripe.")
    private Optional<String> gateway = Optional.empty();

    @Option(names = "--merchant", paramLabel = "M", description = "The merchant's name in events.")
    private Optional<String> merchant = Optional.empty();

    @Option(
            names = "--verify-secret-file",
            paramLabel = "FILE",
            description = "Holds the secret that verifies the gateway's callbacks (whsec_...); - is standard input.")
    private Optional<Path> verifies = Optional.empty();

    @Option(
            names = "--call-secret-file",
            paramLabel = "FILE",
            description = "Holds the key that the gateway is called with (of Stripe a restricted one, rk_...).")
    private Optional<Path> calls = Optional.empty();

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

    /// Asks for what no option says.
    ///
    /// @param name of the account; none: as its gateway
    AccountEntry entry(Optional<String> name, Questions questions) {
        var chosen = questions.need(gateway, "--gateway G", "The gateway, olepay or stripe:");
        var settings = new AccountEntry.Settings(
                chosen,
                questions.need(merchant, "--merchant M", "The merchant's name in events:"),
                client,
                gatewayUrl,
                eventsUrl);
        var verifying = questions.needSecret(
                verifies.map(AccountOptions::read), "--verify-secret-file FILE", "The secret that verifies callbacks:");
        var calling = questions.needSecret(
                calls.map(AccountOptions::read), "--call-secret-file FILE", "The key to call the gateway with:");
        return new AccountEntry(name.orElse(chosen), settings, verifying, calling);
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
