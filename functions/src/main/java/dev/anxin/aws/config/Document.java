package dev.anxin.aws.config;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// A JSON document in Secrets Manager, under 64 KB: read at the start, again after five minutes, and kept
/// as it was when that fails.
public final class Document {
    private static final Duration FRESH = Duration.ofMinutes(5);

    /// Between two reads at least, so that requests with unknown names cannot make us ask all the time.
    private static final Duration JUST_READ = Duration.ofSeconds(10);

    private final SecretsManagerClient secrets;
    private final String id;
    private final InstantSource clock;
    private volatile Known known = new Known(null, Instant.MIN);

    /// @param content null if it was never read
    private record Known(@Nullable Json content, Instant readAt) {}

    public Document(SecretsManagerClient secrets, String id, InstantSource clock) {
        this.secrets = secrets;
        this.id = id;
        this.clock = clock;
    }

    /// The content, at most five minutes old if the service answers.
    ///
    /// @throws Unreadable if it was never read and cannot be read now
    public Json content() {
        return olderThan(FRESH);
    }

    /// The content, read again if it is older than ten seconds: for a name that is not in it and may just
    /// have been added.
    public Json again() {
        return olderThan(JUST_READ);
    }

    /// From now on it was never read: nothing of it stays in a snapshot of this process.
    public void forget() {
        known = new Known(null, Instant.MIN);
    }

    /// What is JSON and has no entries would else be a document without accounts.
    private static Json entries(Json content) {
        if (!(content instanceof Json.Fields)) {
            throw new BadJson("it is no object of entries");
        }
        return content;
    }

    /// Whoever finds it too old reads it again; the others go on with what there is. No lock is held over a
    /// call.
    private Json olderThan(Duration age) {
        var now = clock.instant();
        var last = known;
        if (last.content != null && now.isBefore(last.readAt.plus(age))) {
            return last.content;
        }
        known = new Known(last.content, now);
        try {
            var text = secrets.getSecretValue(request -> request.secretId(id)).secretString();
            var content = entries(Json.parse(text));
            known = new Known(content, now);
            return content;
        } catch (SdkException | BadJson failed) {
            if (last.content == null) {
                throw new Unreadable("the document " + id + " cannot be read", failed);
            }
            // Made here, for at a cold start the JDK would load forty classes for it.
            System.getLogger(Document.class.getName())
                    .log(Level.WARNING, "the document " + id + " cannot be read again, the old one is kept", failed);
            return last.content;
        }
    }
}
