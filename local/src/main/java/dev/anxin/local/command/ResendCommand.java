package dev.anxin.local.command;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.table.Payments;
import dev.anxin.function.effect.EventJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.PaymentState;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.GatewayNames;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.payment.PaymentKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.core.exception.SdkException;

/// A merchant's events, once more. They go to the queue of deliveries and not to the topic: the merchant's
/// own server asks for them, and other subscribers should hear nothing twice.
@Command(
        name = "resend",
        description = {
            "Send a payment's events to its merchant again.",
            "All that its present state calls for, under the same webhook-ids. With --dead-letters, all events that were"
                    + " given up.",
            "Exit code 1 if nothing is known of the payment, or a dead letter cannot be read."
        })
final class ResendCommand implements Callable<Integer> {
    private static final int ANY_SHARDS = 1; // only for writing

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ACCOUNT",
            completionCandidates = GatewayNames.class,
            description = GatewayNames.ACCOUNT)
    private Optional<String> account = Optional.empty();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REFERENCE",
            description = "As the shop registered the payment.")
    private Optional<String> reference = Optional.empty();

    @Option(names = "--dead-letters", description = "Not of one payment, but all that were given up.")
    private boolean deadLetters;

    @Option(
            names = "--outputs",
            paramLabel = "FILE",
            description = "Of a stack at AWS: what 'sam list stack-outputs --output json' says of it. Credentials and"
                    + " region as every AWS tool takes them. Default: what runs on this machine.")
    private Optional<Path> outputs = Optional.empty();

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    ResendCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        if (deadLetters == reference.isPresent() || (deadLetters && account.isPresent())) {
            throw new Refusal("Either ACCOUNT and REFERENCE of a payment, or --dead-letters.");
        }
        var stackAddress = outputs.map(file -> StackAddress.deployed(file, EngineClients::ofEnvironment))
                .orElseGet(() -> StackAddress.of(RunningStack.need(localPaths)));
        try {
            return output.answer(
                    deadLetters
                            ? new Redrive(stackAddress, output.screen()).run()
                            : resend(stackAddress, key(stackAddress)));
        } catch (SdkException unreachable) {
            throw new Refusal("The stack cannot be spoken to: " + unreachable.getMessage(), unreachable);
        }
    }

    private PaymentKey key(StackAddress stackAddress) {
        var name = account.orElseThrow();
        var entry = RunningStack.account(stackAddress.document("AccountsDocument"), name);
        if (entry.at("eventsUrl").text().orElse("").isEmpty()) {
            throw new Refusal("The account '" + name + "' has no eventsUrl: there is nobody to send to.");
        }
        try {
            return new PaymentKey(name, reference.orElseThrow());
        } catch (IllegalArgumentException otherForm) {
            throw new Refusal("No such payment: " + otherForm.getMessage(), otherForm);
        }
    }

    private static ResendResult resend(StackAddress stackAddress, PaymentKey key) {
        var now = Instant.now();
        var payments = new Payments(stackAddress.engineClients().tables(), stackAddress.physical("Ledger"), ANY_SHARDS);
        var state = payments.find(key, now).map(payment -> PaymentState.of(payment.summary()));
        if (state.filter(known -> known.summary().isRegistered()).isEmpty()) {
            return new ResendResult(key, Optional.empty(), List.of());
        }
        var queue = new Queue(stackAddress.engineClients().queues(), stackAddress.physical("Deliveries"));
        var announced = state.get().owed().stream()
                .filter(Effect.Announce.class::isInstance)
                .map(Effect.Announce.class::cast)
                .toList();
        var sent = new ArrayList<String>();
        for (var event : announced) {
            var message = EventJson.of(key, state.get(), event, now);
            queue.send(key.account(), message);
            sent.add(message.needText("id"));
        }
        return new ResendResult(key, state.map(known -> known.status().name()), sent);
    }

    /// @param status of the payment; none: it is not registered
    /// @param sent ids of the events
    private record ResendResult(PaymentKey key, Optional<String> status, List<String> sent) implements CommandResult {
        @Override
        public void print(Screen screen) {
            sent.forEach(id -> screen.line("sent again: " + id));
            if (status.isEmpty()) {
                screen.line("No payment " + key + " is registered.");
            } else if (sent.isEmpty()) {
                screen.line("Its merchant is owed no event: it is " + status.get() + ".");
            }
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema", "anxin.resend/1",
                    "account", key.account(),
                    "reference", key.reference(),
                    "status", status.orElse("UNREGISTERED"),
                    "sent", Json.array(sent.stream()));
        }

        @Override
        public int exitCode() {
            return status.isPresent() ? 0 : 1;
        }
    }
}
