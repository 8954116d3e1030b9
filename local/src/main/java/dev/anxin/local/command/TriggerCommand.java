package dev.anxin.local.command;

import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.AccountKeys;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.local.simulator.protocol.SigningKeys;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.GatewayNames;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.payment.Money;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A gateway's callback, by hand.
@Command(
        name = "trigger",
        description = {
            "Send a signed callback, as a gateway would.",
            "To the stack that runs here (anxin up). Shows the request and the answer.",
            "Exit code 0 if it was acknowledged (2xx), 1 if not."
        })
final class TriggerCommand implements Callable<Integer> {
    private static final long DEFAULT = 1_099; // 10.99 in most currencies

    /// How long a slip of `--method` can be paid.
    private static final Duration TO_PAY = Duration.ofDays(3);

    @Parameters(
            index = "0",
            paramLabel = "ACCOUNT",
            completionCandidates = GatewayNames.class,
            description = GatewayNames.ACCOUNT)
    private String account = "";

    @Parameters(
            index = "1",
            paramLabel = "EVENT",
            description = "By the gateway's own name: payment.succeeded, payment_intent.succeeded ...")
    private String event = "";

    @Option(names = "--reference", paramLabel = "R", description = "The payment's. Default: a new one.")
    private Optional<String> reference = Optional.empty();

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            description = "In the currency, as people write it: 12.50. Default: 1099 of its smallest unit.")
    private Optional<String> amount = Optional.empty();

    @Option(names = "--currency", paramLabel = "C", description = "Default: EUR at Adyen, USD at Stripe, else CNY.")
    private Optional<String> currency = Optional.empty();

    @Option(names = "--code", paramLabel = "C", description = "The gateway's failure code: 101, RISK, do_not_honor ...")
    private String code = "";

    @Option(
            names = "--method",
            paramLabel = "M",
            description = {
                "By what it is being paid: ${COMPLETION-CANDIDATES}.",
                "A voucher or a transfer can be paid for three days. Default: it does not say."
            })
    private Optional<PayBy> method = Optional.empty();

    @Option(names = "--id", paramLabel = "EVENTID", description = "The event's own id. Default: a new one.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--times", paramLabel = "N", description = "Send the same callback so often, at once. Default: 1.")
    private int times = 1;

    @Option(names = "--forge", description = "Sign it with keys that are not the gateway's.")
    private boolean forge;

    @Option(names = "--age", paramLabel = "SECONDS", description = "Sign it as if so long ago; below 0, in the future.")
    private long age;

    @Option(names = "--body", paramLabel = "FILE", description = "Send this body instead of a made one.")
    private Optional<Path> body = Optional.empty();

    /// The words of `--method`: as OlePay has them, for every gateway.
    private enum PayBy {
        instant(PayMethod.Kind.CARD),
        bank_debit(PayMethod.Kind.BANK_DEBIT),
        voucher(PayMethod.Kind.VOUCHER),
        bank_transfer(PayMethod.Kind.BANK_TRANSFER);

        private final PayMethod.Kind kind;

        PayBy(PayMethod.Kind kind) {
            this.kind = kind;
        }

        PayMethod from(Instant now) {
            return new PayMethod(kind, Optional.of(now.plus(TO_PAY)).filter(_ -> kind.isSlip()), 1);
        }
    }

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    TriggerCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        var running = RunningStack.need(localPaths);
        var entry = RunningStack.account(running.document(running.engineClients(), "VerifySecrets"), account);
        var gateway = simulator(entry);
        if (times < 1 || times > 1_000) {
            throw new Refusal("--times is not 1 to 1000");
        }
        if (method.isPresent() && !event.startsWith("payment")) {
            throw new Refusal("--method is for events of payments: " + event + " says nothing of how one is paid");
        }
        var callback = callback(gateway, entry, running.now());
        var uri = URI.create(running.api() + "/callbacks/" + account);
        try (var sender = new Sender()) {
            return output.answer(new TriggerResult(uri, callback, sender.sendTimes(uri, callback, times)));
        }
    }

    private GatewaySimulator simulator(Json entry) {
        var name = entry.at("gateway").text().orElse("");
        var gateway = GatewaySimulators.named(name)
                .orElseThrow(() -> new Refusal("The gateway '" + name + "' of " + account + " is not simulated. Known: "
                        + String.join(", ", GatewaySimulators.all().keySet())));
        if (!gateway.events().contains(event)) {
            throw new Refusal(
                    "There is no event '" + event + "' at " + name + ". Known: " + String.join(", ", gateway.events()));
        }
        return gateway;
    }

    private Callback callback(GatewaySimulator gateway, Json entry, Instant now) {
        var fresh = SigningKeys.random(12).replaceAll("[^A-Za-z0-9]", "x");
        var eventId = id.orElseGet(() -> gateway.eventId(fresh));
        try {
            var money = money(currency.orElseGet(gateway::currency));
            var told = new Occurrence(event, eventId, reference.orElse("by-hand-" + fresh), money, code, now);
            var what = method.map(by -> told.by(by.from(now))).orElse(told);
            return gateway.sign(
                    eventId,
                    body.map(TriggerCommand::read).orElseGet(() -> gateway.body(what)),
                    forge ? gateway.freshKeys().signs() : keys(gateway, entry),
                    now.minusSeconds(age));
        } catch (IllegalArgumentException wrong) {
            throw new Refusal("No such callback can be made: " + wrong.getMessage(), wrong);
        }
    }

    private Money money(String code) {
        return amount.map(text -> AmountArgument.money(text, code)).orElseGet(() -> new Money(DEFAULT, code));
    }

    /// What the stack knows can sign too, except where it has only public keys: the private ones are the
    /// simulators' own.
    private List<String> keys(GatewaySimulator gateway, Json entry) {
        var known = AccountSecrets.of(entry);
        var pairs = known.stream().anyMatch(gateway::isPublic)
                ? GatewayKeys.read(localPaths.work()).find(account).map(AccountKeys::callbacks)
                : Optional.<SigningKeys>empty();
        var own = pairs.filter(keys -> keys.verifies().stream().anyMatch(known::contains)).stream()
                .flatMap(keys -> keys.signs().stream())
                .filter(key -> !known.contains(key));
        return Stream.concat(known.stream().filter(key -> !gateway.isPublic(key)), own)
                .toList();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Refusal("This file cannot be read: " + file, unreadable);
        }
    }

    /// @param answers one for each time it was sent
    private record TriggerResult(URI uri, Callback callback, List<Sender.Answer> answers) implements CommandResult {
        @Override
        public void print(Screen screen) {
            var times = answers.size();
            screen.verbatim("POST " + uri + (times > 1 ? "   (" + times + " times, at once)" : ""));
            callback.headers().forEach((name, value) -> screen.verbatim(name + ": " + value));
            screen.verbatim("");
            screen.verbatim(body());
            screen.verbatim("");
            answers.forEach(answer -> screen.verbatim("-> " + answer.status() + " " + answer.body()));
        }

        @Override
        public Json json() {
            var headers = new LinkedHashMap<String, Json>();
            callback.headers().forEach((name, value) -> headers.put(name, Json.of(value)));
            return Json.object(
                    "schema",
                    "anxin.trigger/1",
                    "url",
                    uri,
                    "headers",
                    new Json.Fields(headers),
                    "body",
                    body(),
                    "answers",
                    Json.array(answers.stream().map(TriggerResult::answer)));
        }

        private String body() {
            return new String(callback.body(), StandardCharsets.UTF_8);
        }

        private static Json answer(Sender.Answer answer) {
            return Json.object("status", answer.status(), "body", answer.body());
        }

        @Override
        public int exitCode() {
            return answers.stream().allMatch(Sender.Answer::isAcknowledged) ? 0 : 1;
        }
    }
}
