package dev.anxin.local.command;

import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.GatewayNames;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whether a callback would be believed, and exactly why. Needs nothing that runs.
@Command(
        name = "verify",
        description = {
            "Say whether a callback is trusted, and exactly why.",
            "Needs nothing that runs.",
            "Exit code 0 trusted, 1 rejected, 2 it could not be checked."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "GATEWAY", completionCandidates = GatewayNames.class, description = GatewayNames.GATEWAY)
    private String gateway = "";

    @Option(
            names = "--account",
            paramLabel = "FILE",
            required = true,
            description = "An entry of the verifying document, {\"gateway\": ..., \"secrets\": [...]}, or the whole"
                    + " document with one entry of this gateway.")
    private Path account = Path.of("");

    @Option(names = "--header", paramLabel = "\"NAME: VALUE\"", description = "A header as it came; once for each.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--body",
            paramLabel = "FILE",
            required = true,
            description = "The raw body, byte by byte as it came.")
    private Path body = Path.of("");

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "What stands at the address that PAYPAL-CERT-URL names; of no other gateway.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--at", paramLabel = "INSTANT", description = "When it came (2026-11-22T08:00:00Z). Default: now.")
    private Optional<String> at = Optional.empty();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        var found = Gateways.named(gateway)
                .orElseThrow(() -> new Refusal("There is no gateway '" + gateway + "'. Known: "
                        + String.join(", ", new TreeSet<>(Gateways.names()))));
        var bare = new Delivery(gateway, headers(), read(body), instant());
        var delivery = certificate.map(file -> bare.with(read(file))).orElse(bare);
        var secrets = secrets(found);
        return output.answer(
                new VerifyResult(gateway, found.read(delivery, secrets), found.explain(delivery, secrets)));
    }

    /// @param explanation for people, the verdict first
    private record VerifyResult(String gateway, Reading reading, List<String> explanation) implements CommandResult {
        @Override
        public void print(Screen screen) {
            explanation.forEach(screen::line);
        }

        @Override
        public Json json() {
            var json = new LinkedHashMap<String, Json>(
                    Json.object("schema", "anxin.verify/1", "gateway", gateway, "trusted", isTrusted())
                            .members());
            if (reading instanceof Reading.Rejected rejected) {
                json.put("reason", Json.of(rejected.reason()));
            }
            json.put("explanation", Json.array(explanation.stream()));
            return new Json.Fields(json);
        }

        private boolean isTrusted() {
            return reading.isBelieved();
        }

        @Override
        public int exitCode() {
            return isTrusted() ? 0 : 1;
        }
    }

    /// A header that came twice becomes one, as the API hands it on.
    private Map<String, String> headers() {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new Refusal("This is no header, for it has no 'Name: ' before its value: " + header);
            }
            all.merge(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip(),
                    (one, other) -> one + "," + other);
        }
        return all;
    }

    private Instant instant() {
        try {
            return at.map(Instant::parse).orElseGet(Instant::now);
        } catch (DateTimeException noTime) {
            throw new Refusal("--at is no ISO 8601 time such as 2026-11-22T08:00:00Z", noTime);
        }
    }

    private List<String> secrets(Gateway of) {
        var entry = entry(of);
        var named = entry.at("gateway").text().orElse(of.name());
        if (!named.equals(of.name())) {
            throw new Refusal("The account in " + account + " is one of " + named + ", not of " + of.name());
        }
        var secrets = AccountSecrets.of(entry);
        if (secrets.isEmpty()) {
            throw new Refusal("There is no list 'secrets' with a text in it: " + account);
        }
        return secrets;
    }

    private Json entry(Gateway of) {
        var document = parsed(read(account));
        if (document.at("secrets").exists()) {
            return document;
        }
        var entries = new LinkedHashMap<String, Json>();
        document.members().forEach((name, entry) -> {
            if (entry.at("gateway").text().equals(Optional.of(of.name()))) {
                entries.put(name, entry);
            }
        });
        if (entries.size() != 1) {
            throw new Refusal("One entry of " + of.name() + " is needed, and " + account + " has "
                    + (entries.isEmpty() ? "none" : "several: " + String.join(", ", entries.keySet())));
        }
        return entries.values().iterator().next();
    }

    private Json parsed(byte[] bytes) {
        try {
            return Json.parse(bytes);
        } catch (BadJson bad) {
            throw new Refusal(account + " is no JSON: " + bad.getMessage(), bad);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Refusal("This file cannot be read: " + file, unreadable);
        }
    }
}
