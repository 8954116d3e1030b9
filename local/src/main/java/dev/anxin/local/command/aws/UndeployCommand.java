package dev.anxin.local.command.aws;

import dev.anxin.json.Json;
import dev.anxin.local.cost.MonthlyCost;
import dev.anxin.local.deploy.AwsAccount;
import dev.anxin.local.deploy.DeploymentRefusal;
import dev.anxin.local.template.DeclaredTemplate.Resource;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The way back.
@Command(
        name = "undeploy",
        description = {
            "Delete a stack at AWS, and say what stays of it.",
            "What cannot be made again stays: the ledger, the documents, the key of customers' links, the pool of"
                    + " merchants and dead letters. It is named before anything is deleted."
        })
public final class UndeployCommand implements Callable<Integer> {
    @Option(names = "--stack", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "anxin")
    private String stack = "";

    @Option(names = "--yes", description = "Agree to that.")
    private boolean yes;

    @Mixin
    private Output output = new Output();

    private final DeploymentTools tools;

    public UndeployCommand(DeploymentTools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        var screen = output.screen();
        var sam = tools.sam(screen);
        var aws = AwsAccount.ofEnvironment();
        var caller = aws.caller(tools.clock());
        var there = aws.stack(stack)
                .orElseThrow(() -> new DeploymentRefusal("There is no stack " + stack + " in " + aws.region()
                        + " of the AWS account " + caller.account() + "."));
        var kept = tools.template(there.parameters()).resources().stream()
                .filter(resource -> resource.isKept(there.cameUp()))
                .toList();
        var result = new UndeployResult(stack, kept, there.outputs());
        result.print(screen);
        new Questions(tools.prompt()).expectAgreement(yes, "--yes", "Type the stack's name to delete it:", stack);
        sam.delete(stack, aws.region().id());
        return output.answer(result);
    }

    /// @param kept what outlives the stack
    /// @param outputs of the stack, while it was there
    private record UndeployResult(String stack, List<Resource> kept, Map<String, String> outputs)
            implements CommandResult {
        @Override
        public void print(Screen screen) {
            screen.line(
                    "Of the stack " + stack + " this stays, and nothing of it comes back into a new stack by itself:");
            byType().forEach((type, ids) -> screen.line("  " + type + ": " + String.join(", ", ids)));
            var names = outputs.entrySet().stream()
                    .filter(output ->
                            kept.stream().anyMatch(one -> output.getKey().startsWith(one.id())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
            names.forEach((key, value) -> screen.line("  " + key + " = " + value));
            screen.line("It costs " + CostLines.dollars(monthly())
                    + " a month beside the ledger's storage, until you delete it by hand.");
        }

        private double monthly() {
            return MonthlyCost.standing(kept.stream().map(Resource::type).toList())
                    .dollars();
        }

        private Map<String, List<String>> byType() {
            return kept.stream()
                    .collect(Collectors.groupingBy(
                            Resource::type, TreeMap::new, Collectors.mapping(Resource::id, Collectors.toList())));
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema",
                    "anxin.undeploy/1",
                    "stack",
                    stack,
                    "kept",
                    Json.array(kept.stream().map(one -> Json.object("id", one.id(), "type", one.type()))),
                    "monthly",
                    CostLines.dollars(monthly()));
        }

        @Override
        public int exitCode() {
            return 0;
        }
    }
}
