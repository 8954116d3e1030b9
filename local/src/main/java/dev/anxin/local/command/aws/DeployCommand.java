package dev.anxin.local.command.aws;

import dev.anxin.local.deploy.AccountEntry;
import dev.anxin.local.deploy.AccountWriter;
import dev.anxin.local.deploy.AlarmAddress;
import dev.anxin.local.deploy.AwsAccount;
import dev.anxin.local.deploy.DeployedStack;
import dev.anxin.local.deploy.Deployment;
import dev.anxin.local.deploy.DeploymentRefusal;
import dev.anxin.local.deploy.DeploymentStep;
import dev.anxin.local.deploy.TokenIssuer;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Prompt;
import dev.anxin.local.terminal.Screen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// From a clone to a stack at AWS that works.
@Command(
        name = "deploy",
        description = {
            "Deploy to AWS, configure an account, and try it.",
            "By the AWS SAM CLI, to the account and region that your AWS profile or environment names. Says what it costs"
                    + " a month before it begins. What was broken off is run again: it goes on from what is there, and"
                    + " overwrites no secret.",
            "Exit code 0 it works and somebody hears its alarms, 1 the alarms' address is not confirmed yet, 2 it could"
                    + " not be done."
        })
public final class DeployCommand implements Callable<Integer> {
    @Option(names = "--stack", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "anxin")
    private String stack = "";

    @Option(names = "--mail", paramLabel = "ADDRESS", description = "Whom alarms call. It is asked to confirm.")
    private Optional<String> mail = Optional.empty();

    @Option(names = "--account", paramLabel = "NAME", description = "In the path of callbacks. Default: the gateway's.")
    private Optional<String> account = Optional.empty();

    @Mixin
    private AccountOptions accountOptions = new AccountOptions();

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "Issuer of merchants' tokens. Default: a Cognito pool of the stack's.")
    private Optional<String> issuer = Optional.empty();

    @Option(names = "--audience", paramLabel = "NAME", description = "Which the issuer's tokens name. Default: anxin.")
    private Optional<String> audience = Optional.empty();

    @Option(names = "--yes", description = "Agree to what it costs.")
    private boolean yes;

    @Mixin
    private Output output = new Output();

    private final DeploymentTools tools;

    public DeployCommand(DeploymentTools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        var draft = accountOptions.read();
        DeploymentRefusal.unlessNone(problems(draft));
        var screen = output.screen();
        var sam = tools.sam(screen);
        var aws = AwsAccount.ofEnvironment();
        var deployment = new Deployment(aws, sam, tools.clock(), tools.template(Map.of()), tools.patience());
        var found = deployment.look(stack, issuer.isPresent());
        say(screen, aws, found);
        var request = request(found, draft);
        DeploymentRefusal.unlessNone(deployment.problems(request, found));
        new Questions(tools.prompt()).expectAgreement(yes, "--yes", "Deploy it? yes or no:", "yes");
        var outcome = deployment.run(request, new Terminal(screen, output.aside(), tools.prompt()));
        return output.answer(new DeployResult(outcome, request.mail()));
    }

    /// What options alone show to be wrong.
    private List<String> problems(AccountOptions.Draft draft) {
        var problems = new ArrayList<String>();
        DeployedStack.nameProblem(stack).ifPresent(problems::add);
        mail.flatMap(AlarmAddress::problem).ifPresent(problems::add);
        problems.addAll(tokenIssuer().problems());
        problems.addAll(draft.problems(account));
        if (issuer.isPresent() && accountOptions.isAny() && accountOptions.isClientOpen()) {
            problems.add(AccountWriter.NO_CLIENT);
        }
        return problems;
    }

    private void say(Screen screen, AwsAccount aws, Deployment.Found found) {
        screen.line((found.stack().isEmpty() ? "A new stack " : "The stack ") + stack + " in " + aws.region()
                + " of the AWS account " + found.caller().account() + ".");
        if (found.small()) {
            screen.line(
                    "The account may run " + found.concurrentRuns() + " functions at once, so queues and streams get"
                            + " the least of them. Ask AWS for more (Service Quotas, Lambda, Concurrent executions: 1000 is usual and costs"
                            + " nothing), and run this again.");
        }
        var parameters =
                new HashMap<>(found.stack().map(DeployedStack::parameters).orElse(Map.of()));
        parameters.putAll(tokenIssuer().parameters());
        new CostLines(tools.monthlyCost(parameters)).print(screen);
    }

    /// Asks for what is neither said nor there.
    private Deployment.Request request(Deployment.Found found, AccountOptions.Draft draft) {
        var isWanted = accountOptions.isAny() || found.accounts().isEmpty();
        var ownIssuer = issuer.isPresent()
                || found.stack().map(DeployedStack::hasOwnIssuer).orElse(false);
        if (isWanted && ownIssuer && accountOptions.isClientOpen()) {
            throw new DeploymentRefusal(AccountWriter.NO_CLIENT);
        }
        var questions = new Questions(tools.prompt());
        var address = mail.isEmpty() && found.alarms() == AlarmAddress.NONE
                ? Optional.of(questions.need(
                        mail, "--mail ADDRESS", "The mail address that alarms go to:", AlarmAddress::problem))
                : mail;
        var wanted = isWanted ? Optional.of(draft.entry(account, questions)) : Optional.<AccountEntry>empty();
        questions.expectAll();
        return new Deployment.Request(
                stack, address, wanted, accountOptions.replace(), tokenIssuer().parameters());
    }

    private TokenIssuer tokenIssuer() {
        return new TokenIssuer(issuer, audience);
    }

    /// Whoever typed the command.
    ///
    /// @param aside for what is no part of the answer
    private record Terminal(Screen screen, Screen aside, Prompt prompt) implements Deployment.Onlooker {
        @Override
        public void begins(DeploymentStep step) {
            screen.line(Screen.Ink.BOLD, words(step));
        }

        @Override
        public void waits(String what) {
            aside.line(what + " ...");
        }

        @Override
        public boolean looksAgain() {
            return prompt.line("Follow the link in the mail, then press Enter:").isPresent();
        }
    }

    private static String words(DeploymentStep step) {
        return switch (step) {
            case BUILD -> "Building (sam build)";
            case DEPLOY -> "Deploying (sam deploy)";
            case CONFIGURE -> "Configuring the account";
            case SUBSCRIBE -> "Sending the alarms' address its confirmation mail";
            case TRY -> "Sending a signed test callback";
            case CONFIRM -> "The alarms' address is not confirmed yet";
        };
    }
}
