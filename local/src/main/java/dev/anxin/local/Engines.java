package dev.anxin.local;

import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.engine.QueueEngine;
import dev.anxin.local.engine.SecretsFront;
import dev.anxin.local.engine.TableEngine;
import dev.anxin.local.engine.TopicsFront;
import dev.anxin.local.http.Issuer;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.trigger.Activity;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Starts everything that does not depend on the template, side by side.
///
/// @param engineClients of what was started, or of what is elsewhere
record Engines(EngineClients.Endpoints endpoints, EngineClients engineClients, Issuer issuer) {

    /// Who hears what engines receive.
    ///
    /// @param inbox of what is published
    /// @param activity of writes and messages
    record Listeners(Inbox inbox, Activity activity) {}

    static Engines start(
            StackOptions options, PhysicalNames names, String audience, Listeners listeners, Closeables closeables) {
        var activity = listeners.activity();
        var clock = options.pace().clock();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var issuer = CompletableFuture.supplyAsync(
                    () -> closeables.add(new Issuer(options.pace(), audience, options.data())), threads);
            if (options.elsewhere().isPresent()) {
                return elsewhere(options.elsewhere().get(), issuer.join());
            }
            var data = options.data();
            var tables = CompletableFuture.supplyAsync(
                    timed(
                            options,
                            "DynamoDB Local",
                            () -> closeables.add(TableEngine.start(data, () -> activity.ring(Activity.TABLES)))),
                    threads);
            var queues = CompletableFuture.supplyAsync(
                    timed(
                            options,
                            "ElasticMQ",
                            () -> closeables.add(
                                    QueueEngine.start(data, names.region(), options.pace(), activity::ring))),
                    threads);
            var secrets = closeables.add(new SecretsFront(data, clock, names.arn("secretsmanager", "secret:")));
            var clients = new CompletableFuture<EngineClients>();
            var topics = closeables.add(new TopicsFront(names.arn("sns", ""), clock, listeners.inbox(), clients::join));
            var endpoints = new EngineClients.Endpoints(
                    tables.join().uri(),
                    queues.join().uri(),
                    topics.uri(),
                    secrets.uri(),
                    names.region(),
                    EngineClients.Key.LOCAL);
            clients.complete(EngineClients.of(endpoints));
            return new Engines(endpoints, clients.join(), issuer.join());
        } catch (CompletionException e) {
            throw new IllegalStateException("An engine does not start: " + rootOf(e), e);
        }
    }

    private static Engines elsewhere(StackOptions.Elsewhere there, Issuer issuer) {
        var uri = there.endpoint();
        var endpoints = new EngineClients.Endpoints(uri, uri, uri, uri, there.region(), there.key());
        return new Engines(endpoints, EngineClients.of(endpoints), issuer);
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
