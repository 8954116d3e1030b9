package dev.anxin.local.command.aws;

import dev.anxin.json.Json;
import dev.anxin.local.deploy.AccountWriter;
import dev.anxin.local.deploy.AwsAccount;
import dev.anxin.local.deploy.DeploymentRefusal;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One more account, in the documents of a stack at AWS.
@Command(
        name = "add",
        description = {
            "Add an account to the documents of a stack at AWS.",
            "Each document keeps its other entries. It is checked as by account check first, and no secret is printed."
        })
public final class AccountAddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "In the path of its callbacks: small letters, digits and '-'.")
    private String name = "";

    @Option(names = "--stack", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "anxin")
    private String stack = "";

    @Mixin
    private AccountOptions accountOptions = new AccountOptions();

    @Mixin
    private Output output = new Output();

    private final DeploymentTools tools;

    public AccountAddCommand(DeploymentTools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        var questions = new Questions(tools.prompt());
        var draft = accountOptions.read();
        DeploymentRefusal.unlessNone(draft.problems(Optional.of(name)));
        var entry = draft.entry(Optional.of(name), questions);
        questions.expectAll();
        var aws = AwsAccount.ofEnvironment();
        var there = aws.stack(stack)
                .orElseThrow(() -> new DeploymentRefusal(
                        "There is no stack " + stack + " in " + aws.region() + ". Deploy it first: ./anxin deploy"));
        var changed = new AccountWriter(aws, there).write(entry, accountOptions.replace());
        return output.answer(new AddResult(name, there.output("ApiUrl") + "/callbacks/" + name, changed));
    }

    /// @param changed the documents that were changed
    private record AddResult(String name, String callbacks, Set<String> changed) implements CommandResult {
        @Override
        public void print(Screen screen) {
            screen.line(
                    changed.isEmpty()
                            ? "The account " + name + " was configured so already."
                            : "The account " + name + " is configured: " + String.join(", ", changed) + ".");
            screen.line(
                    "Point the gateway's callbacks at " + callbacks + ". Within five minutes every function knows it.");
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema",
                    "anxin.account-add/1",
                    "account",
                    name,
                    "callbacks",
                    callbacks,
                    "changed",
                    Json.array(changed.stream()));
        }

        @Override
        public int exitCode() {
            return 0;
        }
    }
}
