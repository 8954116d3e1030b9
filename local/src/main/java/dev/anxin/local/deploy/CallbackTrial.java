package dev.anxin.local.deploy;

import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.olepay.OlePay;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.local.simulator.protocol.SigningKeys;
import dev.anxin.local.timeline.PaymentItems;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Sends a signed callback to a deployed stack and reads what became of it. It is for an account of its own, whose
/// secret is made here and signs nothing else. Its payment is registered by nobody: so it owes nothing, calls
/// nobody, and is no money in any book.
final class CallbackTrial {
    /// It stands in `VerifySecrets` alone: no client may use it, and no gateway is asked about it.
    static final String ACCOUNT = "deploy-check";

    private static final OlePay GATEWAY = new OlePay();
    private static final int SECRET_BYTES = 32;

    /// Half a minute of [Patience#USUAL].
    static final int MOST_UNANSWERED = 15;

    private static final DateTimeFormatter REFERENCE =
            DateTimeFormatter.ofPattern("'deploy-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final AwsAccount aws;
    private final DeployedStack stack;
    private final InstantSource clock;
    private final Patience patience;
    private final Consumer<String> waits;

    /// @param waits hears what is waited for
    CallbackTrial(AwsAccount aws, DeployedStack stack, InstantSource clock, Patience patience, Consumer<String> waits) {
        this.aws = aws;
        this.stack = stack;
        this.clock = clock;
        this.patience = patience;
        this.waits = waits;
    }

    /// @return the payment that came of it
    /// @throws DeploymentRefusal if the callback is not taken, or no payment comes of it
    TriedPayment run() {
        var key = new PaymentKey(ACCOUNT, REFERENCE.format(clock.instant()));
        deliver(key, secrets());
        return patience.await(
                        () -> Optional.of(read(key))
                                .filter(items -> items.payment().isPresent()),
                        () -> waits.accept("Waiting for the state of the payment " + key))
                .map(items -> new TriedPayment(key, items))
                .orElseThrow(() -> new DeploymentRefusal("The test callback of " + key
                        + " was taken, and no state came of it. The log of FoldFunction says why."));
    }

    private void deliver(PaymentKey key, List<String> secrets) {
        var attempts = new ArrayList<SendAttempt>();
        try (var sender = new Sender()) {
            var ended = patience.await(
                    () -> {
                        attempts.add(send(sender, callback(key, secrets)));
                        return Optional.of(attempts.getLast()).filter(last -> last.isTaken() || isHopeless(attempts));
                    },
                    () -> waits.accept("Waiting for " + uri() + " to take it"));
            var last = ended.orElse(attempts.getLast());
            last.problem(uri()).ifPresent(problem -> {
                throw new DeploymentRefusal(problem);
            });
        }
    }

    /// Whether nobody will ever answer there. A new host name takes a minute to be known, so that is waited for.
    static boolean isHopeless(List<SendAttempt> attempts) {
        return attempts.stream()
                        .filter(SendAttempt.Unanswered.class::isInstance)
                        .count()
                >= MOST_UNANSWERED;
    }

    private URI uri() {
        return URI.create(stack.output("ApiUrl") + "/callbacks/" + ACCOUNT);
    }

    private List<String> secrets() {
        var document = aws.document(stack, "VerifySecretsArn").expectNotEmptied();
        var known = AccountSecrets.of(document.entry(ACCOUNT).orElse(Json.object()));
        if (!known.isEmpty()) {
            return known;
        }
        var fresh = "whsec_" + SigningKeys.random(SECRET_BYTES);
        var entry = Json.object("gateway", GATEWAY.gateway(), "secrets", Json.array(Stream.of(fresh)));
        document.with(ACCOUNT, entry, true).ifPresent(text -> aws.save(document, text));
        return List.of(fresh);
    }

    private Callback callback(PaymentKey key, List<String> secrets) {
        var money = new Money(1, GATEWAY.currency());
        var id = GATEWAY.eventId(key.reference());
        var said = new Occurrence("payment.succeeded", id, key.reference(), money, "", clock.instant());
        return GATEWAY.callback(said, secrets);
    }

    private SendAttempt send(Sender sender, Callback callback) {
        try {
            var answer = sender.send(uri(), callback);
            return new SendAttempt.Answered(answer.status(), answer.body());
        } catch (UncheckedIOException nobody) {
            return SendAttempt.failed(nobody);
        }
    }

    private PaymentItems read(PaymentKey key) {
        return AwsAccount.asked(
                "the payment " + key,
                () -> PaymentItems.read(aws.engineClients().tables(), stack.output("TableName"), key));
    }
}
