package dev.anxin.local.command;

import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What configures accounts, before it is saved.
@Command(name = "account", description = "Add an account to a stack, or check documents of accounts.")
final class AccountCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What about accounts? Say: account check FILE, or account add NAME");
    }

    @Command(
            name = "check",
            description = {
                "Say what is wrong with a document that configures accounts, entry by entry.",
                "By the code that the functions read it with. Needs nothing that runs, and prints no secret.",
                "Exit code 0 it can be saved, 1 something is wrong, 2 it could not be checked."
            })
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The document as it would be saved in Secrets Manager.")
        private Path file = Path.of("");

        @Option(
                names = "--as",
                paramLabel = "DOCUMENT",
                description =
                        "accounts, verify, call or events. Default: what it looks like. A document without secrets is"
                                + " accounts; one with a gateway and secrets in each entry is verify; one with secrets"
                                + " that sign webhooks (whsec_, whsk_) alone is events.")
        private Optional<String> kind = Optional.empty();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            var bytes = read();
            var document = parsed(bytes);
            var checked = kind.map(Check::kind).orElseGet(() -> Kind.of(document));
            return output.answer(new CheckResult(
                    checked,
                    document.members().size(),
                    bytes.length,
                    ConfigurationCheck.of(checked, document),
                    ConfigurationCheck.remarks(checked, document)));
        }

        private static Kind kind(String word) {
            return Stream.of(Kind.values())
                    .filter(one -> one.word().equals(word))
                    .findAny()
                    .orElseThrow(() -> new Refusal("There is no document '" + word + "'. Known: "
                            + Stream.of(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))));
        }

        private byte[] read() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException unreadable) {
                throw new Refusal("This file cannot be read: " + file, unreadable);
            }
        }

        private Json parsed(byte[] bytes) {
            try {
                var document = Json.parse(bytes);
                if (!(document instanceof Json.Fields)) {
                    throw new BadJson("it is no object of entries by account");
                }
                return document;
            } catch (BadJson bad) {
                throw new Refusal(file + " is no such document: " + bad.getMessage(), bad);
            }
        }
    }

    /// @param entries how many there are
    /// @param bytes of the document
    /// @param remarks what works, and is perhaps not meant
    private record CheckResult(
            Kind kind,
            int entries,
            int bytes,
            SortedMap<String, List<String>> problems,
            SortedMap<String, List<String>> remarks)
            implements CommandResult {
        @Override
        public void print(Screen screen) {
            problems.forEach((name, found) -> found.forEach(problem -> screen.line(name + ": " + problem)));
            remarks.forEach((name, found) -> found.forEach(remark -> screen.line(name + ": (remark) " + remark)));
            if (isTooLarge()) {
                screen.line(tooLarge());
            }
            if (exitCode() == 0) {
                screen.line(kind.word() + ": " + entries + (entries == 1 ? " entry" : " entries") + ", nothing wrong");
            }
        }

        private boolean isTooLarge() {
            return bytes > ConfigurationCheck.LARGEST;
        }

        private static String tooLarge() {
            return "the document is over " + ConfigurationCheck.LARGEST
                    + " bytes, which is all that Secrets Manager takes";
        }

        @Override
        public Json json() {
            var found = lines("problem", problems);
            if (isTooLarge()) {
                found.add(Json.object("problem", tooLarge()));
            }
            return Json.object(
                    "schema",
                    "anxin.account-check/1",
                    "document",
                    kind.word(),
                    "entries",
                    entries,
                    "good",
                    exitCode() == 0,
                    "problems",
                    Json.array(found.stream()),
                    "remarks",
                    Json.array(lines("remark", remarks).stream()));
        }

        private static List<Json> lines(String word, SortedMap<String, List<String>> byAccount) {
            var lines = new ArrayList<Json>();
            byAccount.forEach((name, all) -> all.forEach(line -> lines.add(Json.object("account", name, word, line))));
            return lines;
        }

        @Override
        public int exitCode() {
            return problems.isEmpty() && !isTooLarge() ? 0 : 1;
        }
    }
}
