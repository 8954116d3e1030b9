package dev.anxin.local;

import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.engine.Gate;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.engine.QueueEngine;
import dev.anxin.local.engine.SecretsFront;
import dev.anxin.local.engine.TableEngine;
import dev.anxin.local.engine.TopicsFront;
import dev.anxin.local.http.Issuer;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.rights.Rights;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.trigger.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Starts everything that does not depend on the template, side by side.
///
/// @param engineClients of what was started, or of what is elsewhere, as the operator
/// @param rights of engines of our own: who may do what elsewhere is decided there
/// @param queueEngine if it is our own
record Engines(
        EngineClients.Endpoints endpoints,
        EngineClients engineClients,
        Issuer issuer,
        Optional<Rights> rights,
        Optional<QueueEngine> queueEngine) {

    /// Who hears what engines receive.
    ///
    /// @param inbox of what is published
    /// @param activity of writes and messages
    /// @param reached of limits
    record Listeners(Inbox inbox, Activity activity, ReachedLimits reached) {}

    static Engines start(
            StackOptions options, PhysicalNames names, String audience, Listeners listeners, Closeables closeables) {
        var activity = listeners.activity();
        var rights = new Rights(options.progress());
        var gate = new Gate(rights, listeners.reached());
        var clock = options.pace().clock();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var issuer = CompletableFuture.supplyAsync(
                    () -> closeables.add(new Issuer(options.pace(), audience, options.data())), threads);
            if (options.elsewhere().isPresent()) {
                return elsewhere(options.elsewhere().get(), issuer.join());
            }
            var data = options.data();
            Supplier<TableEngine> table =
                    () -> closeables.add(TableEngine.start(data, rights, () -> activity.ring(Activity.TABLES)));
            Supplier<QueueEngine> queue =
                    () -> closeables.add(QueueEngine.start(data, gate, names.region(), options.pace(), activity::ring));
            var tables = CompletableFuture.supplyAsync(timed(options, "DynamoDB Local", table), threads);
            var queues = CompletableFuture.supplyAsync(timed(options, "ElasticMQ", queue), threads);
            var secrets = closeables.add(new SecretsFront(data, clock, names.arn("secretsmanager", "secret:"), rights));
            var clients = new CompletableFuture<EngineClients>();
            var topics = closeables.add(
                    new TopicsFront(names.arn("sns", ""), clock, listeners.inbox(), gate, clients::join));
            var endpoints = new EngineClients.Endpoints(
                    tables.join().uri(),
                    queues.join().uri(),
                    topics.uri(),
                    secrets.uri(),
                    names.region(),
                    EngineClients.Key.LOCAL);
            clients.complete(EngineClients.of(endpoints));
            return new Engines(
                    endpoints, clients.join(), issuer.join(), Optional.of(rights), Optional.of(queues.join()));
        } catch (CompletionException e) {
            throw new IllegalStateException("An engine does not start: " + rootOf(e), e);
        }
    }

    private static Engines elsewhere(StackOptions.Elsewhere there, Issuer issuer) {
        var uri = there.endpoint();
        var endpoints = new EngineClients.Endpoints(uri, uri, uri, uri, there.region(), there.key());
        return new Engines(endpoints, EngineClients.of(endpoints), issuer, Optional.empty(), Optional.empty());
    }

    /// When the oldest message of a queue was sent; empty if there is none, or if the queues are elsewhere.
    Optional<Instant> oldestSent(String queue) {
        return queueEngine.flatMap(engine -> engine.oldestSent(queue));
    }

    /// Whose key a function's clients sign with.
    ///
    /// @param function its logical id
    EngineClients.Key key(String function) {
        return rights.isPresent() ? EngineClients.Key.of(function) : endpoints.key();
    }

    private static Throwable rootOf(Throwable thrown) {
        return Optional.ofNullable(thrown.getCause()).map(Engines::rootOf).orElse(thrown);
    }

    private static <T> Supplier<T> timed(StackOptions options, String name, Supplier<T> starting) {
        return () -> {
            var begin = System.nanoTime();
            var started = starting.get();
            options.progress().accept(name + " ... " + seconds(begin));
            return started;
        };
    }

    static String seconds(long beginNanos) {
        var seconds = Duration.ofNanos(System.nanoTime() - beginNanos).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
