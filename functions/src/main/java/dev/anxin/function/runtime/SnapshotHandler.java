package dev.anxin.function.runtime;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Document;
import dev.anxin.json.Json;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// A function that somebody waits for. Lambda starts it once, when it is published, takes a snapshot of its memory, and
/// begins every instance there (SnapStart): many of them from one, and weeks later.
///
/// So before the snapshot it rehearses, that the first caller waits for no class to be loaded. And nothing may stand in
/// a snapshot that ends, or that must differ from instance to instance:
/// - documents, with all their secrets, are forgotten, and those that it needs are read again before the first call;
/// - connections: HttpURLConnection takes up none that was idle for five seconds, by the clock;
/// - keys: the SDK asks Lambda for new ones when they end, by the clock;
/// - chance: nothing of ours draws any at the start. The SDK's tokens of transactions are of `SecureRandom`, which
///   reads the kernel's at most 100 ms before, by the clock. `ThreadLocalRandom` may go on alike in two instances:
///   it only spreads waits, of which none depends on another's.
public abstract class SnapshotHandler extends Handler implements Resource {
    private static final System.Logger LOG = System.getLogger(SnapshotHandler.class.getName());

    private final Environment environment;
    private final Wiring wiring;

    /// What is rehearsed.
    ///
    /// @param documents made-up ones, by the variables that name them
    /// @param events for the function, in their order
    /// @param pages what stands elsewhere, by addresses; at all others nobody answers
    public record Script(Map<String, Json> documents, List<Json> events, Map<URI, String> pages) {
        public Script(Map<String, Json> documents, List<Json> events) {
            this(documents, events, Map.of());
        }
    }

    protected SnapshotHandler(Environment environment) {
        this.environment = environment;
        this.wiring = new Wiring(environment);
    }

    protected final Wiring wiring() {
        return wiring;
    }

    /// For constructors without arguments, which Lambda calls. Elsewhere it does nothing.
    protected final void awaitSnapshot() {
        Core.getGlobalContext().register(this);
    }

    protected abstract Script script(Instant now);

    /// Another one of its kind, in surroundings where nothing can happen.
    protected abstract Handler understudy(Environment rehearsal);

    /// Documents are read for the way alone: a function can be published before its role may read them.
    @Override
    public final void beforeCheckpoint(Context<? extends Resource> context) {
        wiring.documents().forEach(SnapshotHandler::tryToRead);
        var script = script(environment.clock().instant());
        var understudy = understudy(environment.rehearsing(script));
        script.events().forEach(event -> play(understudy, event));
        wiring.documents().forEach(Document::forget);
    }

    /// From bytes to text, as when Lambda calls: that way needs classes too.
    private static void play(Handler understudy, Json event) {
        var bytes = event.write().getBytes(StandardCharsets.UTF_8);
        understudy.handle(Json.parse(bytes)).write();
    }

    private static void tryToRead(Document document) {
        try {
            document.content();
        } catch (Unreadable notYet) {
            LOG.log(Level.INFO, "not read before the snapshot", notYet);
        }
    }

    /// If a document cannot be read now, Lambda starts another instance, as where there is no snapshot.
    @Override
    public final void afterRestore(Context<? extends Resource> context) {
        wiring.readNeeded();
    }
}
