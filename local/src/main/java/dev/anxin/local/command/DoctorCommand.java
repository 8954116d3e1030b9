package dev.anxin.local.command;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.config.Document;
import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.gateway.EndpointRegistration;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.SelfTest;
import dev.anxin.gateway.Undelivered;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.AddressPolicy;
import dev.anxin.http.Breaker;
import dev.anxin.http.HttpCalls;
import dev.anxin.http.OAuthCalls;
import dev.anxin.json.Json;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.payment.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.core.exception.SdkException;

/// Whether the gateways still speak to this stack.
@Command(
        name = "doctor",
        description = {
            "Ask the gateways whether they send their events here.",
            "Of each account: whether its entry can be used, whether its gateway has an endpoint with this stack's address"
                    + " that is enabled and sends what payments need, and whether its key may list what was not delivered."
                    + " A gateway that cannot say so is named, too. The nightly run asks the same, and rings.",
            "A gateway that tests keys itself (WeChat Pay) is called for that, and sends an event for a test.",
            "Exit code 1 if something is wrong, 2 if a gateway did not answer."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 2 * 1024 * 1024; // bytes, as for ReconcileFunction
    private static final Duration LATELY = Duration.ofHours(1);

    @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "One account. Default: all.")
    private Optional<String> only = Optional.empty();

    @Option(
            names = "--outputs",
            paramLabel = "FILE",
            description = "Of a stack at AWS: what 'sam list stack-outputs --output json' says of it. Credentials and"
                    + " region as every AWS tool takes them. Default: what runs on this machine.")
    private Optional<Path> outputs = Optional.empty();

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    DoctorCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    /// What it finds of one account.
    enum Health {
        /// It is so.
        WELL(Ink.GREEN),
        /// The gateway cannot say.
        UNTOLD(Ink.DIM),
        /// It did not answer.
        UNCLEAR(Ink.YELLOW),
        /// It is not so.
        WRONG(Ink.RED);

        private final Ink ink;

        Health(Ink ink) {
            this.ink = ink;
        }
    }

    private record Finding(String account, Health health, String words) {}

    @Override
    public Integer call() {
        var running = outputs.isPresent() ? Optional.<RunningStack>empty() : RunningStack.at(localPaths);
        var stackAddress = outputs.map(file -> StackAddress.deployed(file, EngineClients::ofEnvironment))
                .orElseGet(() -> StackAddress.of(RunningStack.need(localPaths)));
        try {
            var document = stackAddress.document("AccountsDocument");
            only.ifPresent(name -> RunningStack.account(document, name));
            var now = running.map(RunningStack::now).orElseGet(Instant::now);
            var findings = new ArrayList<Finding>();
            document.members().keySet().stream()
                    .filter(name -> only.isEmpty() || only.get().equals(name))
                    .sorted()
                    .forEach(name -> findings.addAll(look(stackAddress, document, name, now)));
            return output.answer(new DoctorResult(findings));
        } catch (SdkException unreachable) {
            throw new Refusal("The stack cannot be spoken to: " + unreachable.getMessage(), unreachable);
        }
    }

    private static List<Finding> look(StackAddress stackAddress, Json document, String name, Instant now) {
        var problems = ConfigurationCheck.unusable(document).getOrDefault(name, List.of());
        if (!problems.isEmpty()) {
            return List.of(new Finding(name, Health.WRONG, "its entry cannot be used: " + String.join("; ", problems)));
        }
        var clock = InstantSource.system();
        var secrets = new Document(stackAddress.engineClients().secrets(), stackAddress.physical("CallSecrets"), clock);
        var calls = new OAuthCalls(new HttpCalls(PATIENCE, LARGEST_ANSWER, AddressPolicy.OPEN), clock);
        var gatewayClient = new GatewayClient(secrets, calls, new Breaker(clock));
        try {
            var account = Accounts.read(name, document.at(name));
            var api = stackAddress.physical("ApiUrl");
            return Stream.concat(
                            Stream.of(endpoint(gatewayClient, account, api, now), events(gatewayClient, account, now)),
                            selfTest(gatewayClient, account, api, now).stream())
                    .toList();
        } catch (Unreadable wrong) {
            return List.of(new Finding(name, Health.WRONG, String.valueOf(wrong.getMessage())));
        }
    }

    private static Finding endpoint(GatewayClient gatewayClient, Account account, String api, Instant now) {
        var name = account.name();
        var address = api + "/callbacks/" + name;
        return gatewayClient
                .registration(account, now)
                .map(registration -> switch (registration) {
                    case EndpointRegistration.Unclear(var why) ->
                        new Finding(name, Health.UNCLEAR, "where it sends events is not known: " + why);
                    case EndpointRegistration.Known known -> {
                        var problems = known.problems(api, name);
                        yield problems.isEmpty()
                                ? new Finding(name, Health.WELL, "its gateway sends events to " + address)
                                : new Finding(name, Health.WRONG, String.join("; ", problems));
                    }
                })
                .orElseGet(() -> new Finding(
                        name,
                        Health.UNTOLD,
                        account.gateway() + " cannot say where it sends events: " + address + " must stand there"));
    }

    private static Finding events(GatewayClient gatewayClient, Account account, Instant now) {
        var name = account.name();
        return gatewayClient
                .undelivered(account, now.minus(LATELY), now, "", now)
                .map(undelivered -> switch (undelivered) {
                    case Undelivered.Unclear(var why, var _) ->
                        new Finding(name, Health.UNCLEAR, "what was not delivered cannot be listed: " + why);
                    case Undelivered.Page(var events, var next) ->
                        new Finding(
                                name,
                                Health.WELL,
                                "events of the last hour" + (listsDelivered(account) ? "" : " that are not delivered")
                                        + ": " + events.size()
                                        + (next.isEmpty() ? "" : " on the first page, and there are more pages"));
                })
                .orElseGet(() -> new Finding(
                        name,
                        Health.UNTOLD,
                        account.gateway() + " lists no events: a catch-up asks about its payments"));
    }

    private static boolean listsDelivered(Account account) {
        return Gateways.named(account.gateway()).filter(Gateway::listsDelivered).isPresent();
    }

    private static Optional<Finding> selfTest(GatewayClient gatewayClient, Account account, String api, Instant now) {
        var name = account.name();
        var address = api + "/callbacks/" + name;
        return gatewayClient.selfTest(account, address, now).map(selfTest -> switch (selfTest) {
            case SelfTest.Passed _ ->
                new Finding(
                        name,
                        Health.WELL,
                        "it believes our calls and we its answers; it now sends an event for a test to " + address);
            case SelfTest.NotAllowed(var why) ->
                new Finding(name, Health.UNTOLD, "it lets this account test no keys: " + why);
            case SelfTest.Unclear(var why) ->
                new Finding(name, Health.UNCLEAR, "whether its keys fit is not known: " + why);
        });
    }

    private record DoctorResult(List<Finding> findings) implements CommandResult {
        @Override
        public void print(Screen screen) {
            findings.forEach(finding -> screen.line(finding.health().ink, finding.account() + ": " + finding.words()));
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema",
                    "anxin.doctor/1",
                    "findings",
                    Json.array(findings.stream()
                            .map(finding -> Json.object(
                                    "account", finding.account(),
                                    "health", finding.health().name(),
                                    "words", finding.words()))));
        }

        @Override
        public int exitCode() {
            return has(Health.WRONG) ? 1 : has(Health.UNCLEAR) ? 2 : 0;
        }

        private boolean has(Health health) {
            return findings.stream().anyMatch(finding -> finding.health() == health);
        }
    }
}
