package dev.anxin.local.command;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.failure.Catalogue;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.codes.CodeResult;
import dev.anxin.local.codes.CodesResult;
import dev.anxin.local.codes.GapsResult;
import dev.anxin.local.codes.ProblemsResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.timeline.MetCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Gateways' failure codes, and what helps after each.
@Command(
        name = "codes",
        description = {
            "Say what a gateway's failure code calls for.",
            "What it means, its cause, whether paying again can help, what the customer reads, and what the merchant can"
                    + " do. With a gateway alone, all of its codes.",
            "Exit code 0 they are known and whole, 1 one is not, 2 it could not be found out."
        })
final class CodesCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "GATEWAY",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}. iso8583 are the card networks' own.")
    private Optional<String> gateway = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "CODE", description = "As the gateway writes it.")
    private Optional<String> code = Optional.empty();

    @Option(names = "--all", description = "Every code of every gateway, one line each.")
    private boolean all;

    @Option(
            names = "--gaps",
            description = "Codes that payments of the stack that runs here (anxin up) met and no catalogue has.")
    private boolean gaps;

    @Mixin
    private Output output = new Output();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final LocalPaths localPaths;

    CodesCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    /// The gateways whose codes there are.
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Catalogue.gateways().stream().sorted().iterator();
        }
    }

    @Override
    public Integer call() {
        if (Stream.of(all, gaps, gateway.isPresent()).filter(asked -> asked).count() != 1) {
            throw new ParameterException(spec.commandLine(), "Which codes? Say GATEWAY, GATEWAY CODE, --all or --gaps");
        }
        if (gaps) {
            return output.answer(gaps(RunningStack.need(localPaths)));
        }
        gateway.filter(name -> !Catalogue.gateways().contains(name)).ifPresent(name -> {
            throw new Refusal("There are no codes of '" + name + "'. Known: " + String.join(", ", new Names()));
        });
        return code.isPresent()
                ? output.answer(new CodeResult(gateway.orElse(""), code.get()))
                : output.answer(
                        new CodesResult(gateway.map(List::of).orElseGet(() -> List.copyOf(Catalogue.gateways()))));
    }

    private static GapsResult gaps(RunningStack running) {
        var engineClients = running.engineClients();
        var accounts = running.document(engineClients, "AccountsDocument");
        var known = new HashSet<String>();
        var counts = new HashMap<GapsResult.Gap, Integer>();
        MetCodes.read(engineClients.tables(), running.physical("Ledger")).forEach((payment, codes) -> {
            var entry = accounts.at(payment.account());
            var name = entry.at("gateway").text().orElse("");
            var advice = AccountAdvice.of(name, entry);
            codes.forEach(met -> {
                if (advice.after(met).known()) {
                    known.add(name + " " + met);
                } else {
                    counts.merge(new GapsResult.Gap(payment.account(), name, met, 0), 1, Integer::sum);
                }
            });
        });
        var found = counts.entrySet().stream()
                .map(each -> new GapsResult.Gap(
                        each.getKey().account(),
                        each.getKey().gateway(),
                        each.getKey().code(),
                        each.getValue()))
                .sorted(Comparator.comparingInt(GapsResult.Gap::payments)
                        .reversed()
                        .thenComparing(GapsResult.Gap::toString))
                .toList();
        return new GapsResult(found, known.size());
    }

    @Command(
            name = "check",
            description = {
                "Say what is wrong with the failure codes and texts of accounts.",
                "Of a document of accounts, as it would be saved: their failureCodes and failureTexts. By the code that"
                        + " the functions read them with, which leaves out what is wrong. Needs nothing that runs.",
                "Exit code 0 all counts, 1 something is left out, 2 it could not be checked."
            })
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The document as it would be saved in Secrets Manager.")
        private Path file = Path.of("");

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            return output.answer(of(file));
        }

        static ProblemsResult of(Path file) {
            var problems = new ArrayList<String>();
            var entries = document(file).members();
            entries.forEach((account, entry) -> AccountAdvice.problems(
                            entry.at("gateway").text().orElse(""), entry)
                    .forEach(problem -> problems.add(account + ": " + problem)));
            var added = entries.values().stream()
                    .mapToInt(entry -> entry.at(AccountAdvice.CODES).members().size()
                            + entry.at(AccountAdvice.TEXTS).members().size())
                    .sum();
            return new ProblemsResult(added + " codes and texts of " + entries.size() + " accounts", problems);
        }

        private static Json document(Path file) {
            try {
                var document = Json.parse(Files.readAllBytes(file));
                if (!(document instanceof Json.Fields)) {
                    throw new BadJson("it is no object of entries by account");
                }
                return document;
            } catch (IOException unreadable) {
                throw new Refusal("This file cannot be read: " + file, unreadable);
            } catch (BadJson bad) {
                throw new Refusal(file + " is no such document: " + bad.getMessage(), bad);
            }
        }
    }
}
