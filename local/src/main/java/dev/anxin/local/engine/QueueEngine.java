package dev.anxin.local.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.anxin.local.clock.Pace;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.persistence.sql.DB;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.jdk.javaapi.FutureConverters;
import scalikejdbc.ConnectionPool;

/// ElasticMQ. It keeps messages until they are handled: retention is not honoured.
public final class QueueEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// For requests in progress when it closes.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// Pekko's timer otherwise wakes up a hundred times a second, all the day.
    private static final Config SETTINGS =
            ConfigFactory.parseString("pekko.scheduler.tick-duration = 100ms").withFallback(ConfigFactory.load());

    private final QueueFront front;
    private final ActorSystem system;
    private final ActorRef queues;
    private final SQSRestServer server;

    private QueueEngine(QueueFront front, ActorSystem system, ActorRef queues, SQSRestServer server) {
        this.front = front;
        this.system = system;
        this.queues = queues;
        this.server = server;
    }

    /// @param directory where queues and messages live, safe against a sudden end; none: in memory
    /// @param gate who may ask what, and how much
    /// @param pace by which messages wait
    /// @param told gets the name of a queue when a message can be received from it
    public static QueueEngine start(
            Optional<Path> directory, Gate gate, String region, Pace pace, Consumer<String> told) {
        var front = new QueueFront(gate);
        var system = ActorSystem.create("queues", SETTINGS);
        var waiting = directory.map(QueueEngine::waiting).orElse(List.of());
        var store = directory.map(path -> store(system, path));
        var queues = system.actorOf(Props.create(
                QueueManagerActor.class,
                () -> new QueueManagerActor(
                        new PacedNow(pace), StrictSQSLimits$.MODULE$, Option.apply(store.orElse(null)))));
        var paced = system.actorOf(Props.create(PacedQueues.class, () -> new PacedQueues(queues, pace, told)));
        var builder = SQSRestServerBuilder.withActorSystem(system)
                .withQueueManagerActor(paced)
                .withInterface("127.0.0.1")
                .withDynamicPort()
                .withServerAddress(
                        new NodeAddress("http", "127.0.0.1", front.uri().getPort(), ""))
                .withAWSRegion(region);
        var server = store.map(builder::withQueueEventListener).orElse(builder).start();
        front.passTo(server.waitUntilStarted().localAddress().getPort());
        store.ifPresent(actor -> restore(actor, queues));
        waiting.forEach(millis -> paced.tell(new PacedQueues.Due(millis), ActorRef.noSender()));
        return new QueueEngine(front, system, paced, server);
    }

    private static final class PacedNow extends NowProvider {
        private final Pace pace;

        PacedNow(Pace pace) {
            this.pace = pace;
        }

        @Override
        public long nowMillis() {
            return pace.clock().millis();
        }

        @Override
        public OffsetDateTime now() {
            return pace.clock().instant().atOffset(ZoneOffset.UTC);
        }
    }

    /// When the messages of a directory can be received, in milliseconds since 1970.
    private static List<Long> waiting(Path directory) {
        try (var connection = DriverManager.getConnection(database(directory), "", "");
                var statement = connection.createStatement()) {
            var tables = column(
                    statement,
                    "select table_name from information_schema.columns where column_name = 'NEXT_DELIVERY'",
                    rows -> rows.getString(1));
            var all = new ArrayList<Long>();
            for (var table : tables) {
                var query = "select distinct next_delivery from \"" + table + "\"";
                all.addAll(column(statement, query, rows -> rows.getLong(1)));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("The queues' directory cannot be read", e);
        }
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private static <T> List<T> column(Statement statement, String query, Reader<T> reader) throws SQLException {
        var all = new ArrayList<T>();
        try (var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(reader.read(rows));
            }
        }
        return all;
    }

    // WRITE_DELAY=0: H2 otherwise keeps what it has acknowledged in memory for half a second.
    private static String database(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("queues").toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static ActorRef store(ActorSystem system, Path directory) {
        var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", database(directory), "", "", false);
        connect(config);
        var none = scala.collection.immutable.List$.MODULE$.<org.elasticmq.persistence.CreateQueueMetadata>empty();
        return system.actorOf(
                Props.create(SqlQueuePersistenceActor.class, () -> new SqlQueuePersistenceActor(config, none)));
    }

    // ElasticMQ connects once in a process, to the first directory: for the next one we do.
    private static void connect(SqlQueuePersistenceConfig config) {
        DB.initializeSingleton(config);
        if (!ConnectionPool.isInitialized(ConnectionPool.DEFAULT_NAME())) {
            var settings = ConnectionPool.singleton$default$4();
            var factory = ConnectionPool.singleton$default$5(config.uri(), "", "", settings);
            ConnectionPool.singleton(config.uri(), "", "", settings, factory);
        }
    }

    private static void restore(ActorRef store, ActorRef queues) {
        var answer = Patterns.ask(store, new QueueEvent.Restore(queues), PATIENCE)
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (answer instanceof scala.util.Left<?, ?> errors) {
            throw new IllegalStateException("The queues' directory cannot be read: " + errors.value());
        }
    }

    public URI uri() {
        return front.uri();
    }

    /// When the oldest message of a queue was sent that is not deleted yet; empty if the queue has none. After a start
    /// with messages of before, those count once they are received.
    public Optional<Instant> oldestSent(String queue) {
        return ask(queues, new LookupQueue(queue))
                .thenCompose(found -> ((Option<?>) found).isEmpty()
                        ? CompletableFuture.completedFuture(OptionalLong.empty())
                        : ask((ActorRef) ((Option<?>) found).get(), new PacedQueues.OldestSent()))
                .thenApply(sent -> ((OptionalLong) sent)
                        .stream().mapToObj(Instant::ofEpochMilli).findFirst())
                .join();
    }

    private static CompletableFuture<Object> ask(ActorRef actor, Object question) {
        return Patterns.ask(actor, question, PATIENCE).toCompletableFuture();
    }

    /// What is in progress may end; what never ends does so with the system. Another engine in this process connects
    /// anew only once this one's connections are closed.
    @Override
    public void close() {
        try {
            FutureConverters.asJava(server.stopAndGetFuture().apply())
                    .toCompletableFuture()
                    .completeOnTimeout("requests go on", GRACE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } finally {
            front.close();
            end();
        }
    }

    private void end() {
        system.terminate();
        try {
            system.getWhenTerminated()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } finally {
            ConnectionPool.closeAll();
        }
    }
}
