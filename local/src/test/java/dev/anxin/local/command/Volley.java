package dev.anxin.local.command;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.RegistrationClient;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Many payments at once, against what runs: each is registered and called about, in this order or the
/// other.
record Volley(
        RunningStack running,
        DynamoDbClient tables,
        GatewayKeys keys,
        Sender sender,
        RegistrationClient registrationClient)
        implements AutoCloseable {
    private static final int THREADS = 8;

    /// One payment.
    ///
    /// @param acknowledged which of its two requests were, `register` and `call`
    record Shot(PaymentKey key, int number, Money amount, Instant at, Set<String> acknowledged) {
        boolean fails() {
            return number % 3 == 0;
        }

        boolean isRegistered() {
            return acknowledged.contains("register");
        }

        boolean isCalled() {
            return acknowledged.contains("call");
        }
    }

    static Volley at(LocalPaths localPaths) {
        var running = RunningStack.need(localPaths);
        var sender = new Sender();
        var token = sender.token(running.issuer(), GatewayKeys.SHOP, "anxin/payments.write anxin/payments.read");
        var text = Json.parse(token.body()).needText("access_token");
        return new Volley(
                running,
                running.engineClients().tables(),
                GatewayKeys.read(localPaths.work()),
                sender,
                new RegistrationClient(sender, running.api(), text));
    }

    static List<Shot> shots(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    var gateway = number % 2 == 0 ? "olepay" : "stripe";
                    var currency =
                            GatewaySimulators.named(gateway).orElseThrow().currency();
                    return new Shot(
                            new PaymentKey(gateway, prefix + number),
                            number,
                            new Money(1_000 + number, currency),
                            Instant.now(),
                            ConcurrentHashMap.newKeySet());
                })
                .toList();
    }

    /// Sends everything, from several threads; what gets no answer is left.
    ///
    /// @param ended hears how many requests are through so far, acknowledged or not
    /// @return how many requests were acknowledged
    int fire(List<Shot> shots, IntConsumer ended) {
        var count = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var shot : shots) {
                threads.execute(() -> {
                    var first = shot.number() % 4 == 0 ? "call" : "register";
                    attempt(shot, first);
                    ended.accept(count.incrementAndGet());
                    attempt(shot, first.equals("call") ? "register" : "call");
                    ended.accept(count.incrementAndGet());
                });
            }
        }
        return shots.stream().mapToInt(shot -> shot.acknowledged().size()).sum();
    }

    private void attempt(Shot shot, String what) {
        shot.acknowledged().remove(what);
        try {
            var answer = what.equals("call") ? call(shot) : register(shot);
            if (answer.isAcknowledged()) {
                shot.acknowledged().add(what);
            }
        } catch (UncheckedIOException dead) {
            return; // it may have been received, or not
        }
    }

    private Sender.Answer register(Shot shot) {
        return registrationClient.register(Json.object(
                "account",
                shot.key().account(),
                "reference",
                shot.key().reference(),
                "order",
                "order-" + shot.key().reference(),
                "amount",
                shot.amount().minor(),
                "currency",
                shot.amount().currency()));
    }

    /// The same each time.
    private Sender.Answer call(Shot shot) {
        var account = shot.key().account();
        var gateway = GatewaySimulators.named(account).orElseThrow();
        var success = account.equals("stripe") ? "payment_intent.succeeded" : "payment.succeeded";
        var failure = account.equals("stripe") ? "payment_intent.payment_failed" : "payment.failed";
        var occurrence = new Occurrence(
                shot.fails() ? failure : success,
                gateway.eventId(shot.key().reference()),
                shot.key().reference(),
                shot.amount(),
                "",
                shot.at());
        return sender.send(
                URI.create(running.api() + "/callbacks/" + account),
                gateway.callback(occurrence, keys.keys(account).signs()));
    }

    Sender.Answer look(Shot shot) {
        return registrationClient.look(shot.key());
    }

    @Override
    public void close() {
        sender.close();
    }
}
