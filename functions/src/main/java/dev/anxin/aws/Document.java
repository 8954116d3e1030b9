package dev.anxin.aws;

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

    /// So that calls with names nobody knows cannot make us ask all the time.
    private static final Duration JUST_READ = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(Document.class.getName());

    private final SecretsManagerClient secrets;
    private final String id;
    private final InstantSource clock;
    private @Nullable Json content;
    private Instant readAt = Instant.MIN;

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

    private synchronized Json olderThan(Duration age) {
        var now = clock.instant();
        var known = content;
        if (known != null && now.isBefore(readAt.plus(age))) {
            return known;
        }
        readAt = now;
        try {
            known = Json.parse(
                    secrets.getSecretValue(request -> request.secretId(id)).secretString());
        } catch (SdkException | BadJson failed) {
            if (known == null) {
                readAt = Instant.MIN;
                throw new Unreadable("the document " + id + " cannot be read", failed);
            }
            LOG.log(Level.WARNING, "the document " + id + " cannot be read again, the old one is kept", failed);
        }
        content = known;
        return known;
    }
}
