package dev.anxin.local.command;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.GatewayNames;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A refund by hand, through the same door as everybody's.
@Command(
        name = "refund",
        description = {
            "Send money of a payment back.",
            "By the stack that runs here (anxin up). Says what became of it. A part is fine, more than is left is refused."
                    + " The same --key is the same refund, however often it is asked for.",
            "Exit code 0 if the gateway has done it or is at it, 1 if it was refused, failed, or is not known yet."
        })
final class RefundCommand implements Callable<Integer> {
    private static final String REFUSED = "REFUSED";
    private static final String SCOPES = "anxin/payments.read anxin/refunds.write";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Parameters(
            index = "0",
            paramLabel = "ACCOUNT",
            completionCandidates = GatewayNames.class,
            description = GatewayNames.ACCOUNT)
    private String account = "";

    @Parameters(index = "1", paramLabel = "REFERENCE", description = "As the shop registered the payment.")
    private String reference = "";

    @Parameters(
            index = "2",
            paramLabel = "AMOUNT",
            description = "In the payment's currency, as people write it: 12.50.")
    private String amount = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why. It is kept with the payment.")
    private String reason = "";

    @Option(names = "--key", paramLabel = "K", description = "Names this refund. Default: a new one, which is printed.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for the outcome. Default: 30.")
    private long patience = 30;

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    RefundCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        if (!PaymentKey.isReference(reference)) {
            throw new Refusal("A reference is 1 to 128 visible ASCII characters; this is none: " + reference);
        }
        var running = RunningStack.need(localPaths);
        var entry = RunningStack.account(running.document(running.engineClients(), "AccountsDocument"), account);
        var client = entry.at("clients").elements().stream()
                .flatMap(one -> one.text().stream())
                .findFirst()
                .orElseThrow(() -> new Refusal("The account '" + account + "' lists no client."));
        try (var sender = new Sender()) {
            var token = Json.parse(
                            sender.token(running.issuer(), client, SCOPES).body())
                    .needText("access_token");
            return output.answer(refund(new Door(sender, running.api(), new PaymentKey(account, reference), token)));
        }
    }

    /// The API, as whoever may refund sees it.
    private record Door(Sender sender, URI api, PaymentKey payment, String token) {
        Sender.Answer look() {
            return sender.send(request("").GET());
        }

        Sender.Answer refund(String key, Json body) {
            return sender.send(request("/refunds")
                    .header("idempotency-key", key)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.write())));
        }

        private HttpRequest.Builder request(String more) {
            var path = URLEncoder.encode(payment.reference(), StandardCharsets.UTF_8);
            return HttpRequest.newBuilder(URI.create(api + "/payments/" + payment.account() + "/" + path + more))
                    .header("authorization", "Bearer " + token);
        }

        @Override
        public String toString() {
            return "Door[" + api + "]";
        }
    }

    /// @param key that names the refund; none if it came to none
    /// @param refund as the API shows it; none: it was refused at once
    /// @param problem why it was refused
    /// @param exitCode by all of these
    private record RefundResult(
            PaymentKey payment, Optional<String> key, Optional<Json> refund, String problem, int exitCode)
            implements CommandResult {
        static RefundResult refused(PaymentKey payment, Sender.Answer answer) {
            return new RefundResult(
                    payment,
                    Optional.empty(),
                    Optional.empty(),
                    RefundCommand.problem(answer),
                    answer.status() == 400 ? 2 : 1);
        }

        static RefundResult of(PaymentKey payment, String key, Json refund) {
            var exitCode = switch (word(refund)) {
                case "SUCCEEDED", "PENDING" -> 0;
                default -> 1;
            };
            var why = refund.at("why").text().orElse("");
            return new RefundResult(payment, Optional.of(key), Optional.of(refund), why, exitCode);
        }

        @Override
        public void print(Screen screen) {
            screen.line(refund.map(this::words).orElseGet(() -> "refused: " + problem));
        }

        private String words(Json refund) {
            var money = new Money(refund.needWhole("amount"), refund.needText("currency")).display();
            return switch (word(refund)) {
                case REFUSED -> "refused: " + problem;
                case "SUCCEEDED" -> "refunded: " + money;
                case "PENDING" -> "the gateway has it and is not done: " + money;
                case "FAILED", "BOUNCED" -> "failed: the gateway did not send " + money + " back";
                default ->
                    "not known yet. It is looked after: ./anxin show " + payment.account() + " " + payment.reference();
            };
        }

        @Override
        public Json json() {
            var json = new LinkedHashMap<String, Json>(Json.object(
                            "schema", "anxin.refund/1",
                            "account", payment.account(),
                            "reference", payment.reference(),
                            "outcome", refund.map(RefundCommand::word).orElse(REFUSED))
                    .members());
            key.ifPresent(name -> json.put("key", Json.of(name)));
            refund.ifPresent(shown -> json.put("refund", shown));
            if (!problem.isEmpty()) {
                json.put("problem", Json.of(problem));
            }
            return new Json.Fields(json);
        }
    }

    private RefundResult refund(Door door) {
        var screen = output.screen();
        var shown = door.look();
        if (shown.status() != 200) {
            return new RefundResult(door.payment(), Optional.empty(), Optional.empty(), problem(shown), 1);
        }
        var money = AmountArgument.money(amount, Json.parse(shown.body()).needText("currency"));
        var name = key.orElseGet(() -> UUID.randomUUID().toString());
        var asked = Json.object("amount", money.minor(), "currency", money.currency(), "reason", reason);
        var answer = door.refund(name, asked);
        if (!answer.isAcknowledged()) {
            return RefundResult.refused(door.payment(), answer);
        }
        var id = Json.parse(answer.body()).at("refund").needText("id");
        screen.line((answer.status() == 200 ? "asked for before: " : "asked for: ") + money.display() + " of "
                + door.payment() + ", as " + id);
        screen.line("the same again: --key " + name);
        return RefundResult.of(door.payment(), name, outcome(door, id));
    }

    private static String problem(Sender.Answer answer) {
        return answer.status() + " "
                + Json.parse(answer.body()).at("problem").text().orElse(answer.body());
    }

    /// The refund when it is over, or when patience is.
    private Json outcome(Door door, String id) {
        var until = Instant.now().plusSeconds(patience);
        var refund = refund(door, id);
        while (!isOver(refund) && Instant.now().isBefore(until)) {
            pause();
            refund = refund(door, id);
        }
        return refund;
    }

    private static Json refund(Door door, String id) {
        return Json.parse(door.look().body()).at("refunds").elements().stream()
                .filter(refund -> refund.needText("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("The refund " + id + " is lost: the payment has too many."));
    }

    private static boolean isOver(Json refund) {
        return switch (word(refund)) {
            case "NONE", "UNKNOWN" -> false;
            default -> true;
        };
    }

    private static String word(Json refund) {
        var refused = refund.at("decision").text().filter(REFUSED::equals).isPresent();
        return refused ? REFUSED : refund.needText("status");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
