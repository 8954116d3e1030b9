package dev.anxin.local.command;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.simulator.Sender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A stack that runs in another process, as it describes itself in its running file.
record RunningStack(Json file) {
    private static final int PATIENCE_MILLIS = 1_000;

    /// The one that runs at this place; a file left by one that ended suddenly counts as none.
    static Optional<RunningStack> at(LocalPaths localPaths) {
        return read(localPaths.runningFile()).map(RunningStack::new).filter(RunningStack::isAlive);
    }

    /// @throws Refusal if none runs
    static RunningStack need(LocalPaths localPaths) {
        return at(localPaths)
                .orElseThrow(() -> new Refusal("Nothing runs here. Start it in another terminal: ./anxin up"));
    }

    private static Optional<Json> read(Path path) {
        try {
            return Optional.of(Json.parse(Files.readAllBytes(path)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | BadJson unreadable) {
            throw new Refusal("The file about what runs cannot be read: " + path, unreadable);
        }
    }

    /// Its pid may be another's by now: it must answer too.
    private boolean isAlive() {
        var pid = file.at("pid").whole();
        return pid.flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent() && answers();
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(api().getHost(), api().getPort()), PATIENCE_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    URI api() {
        return URI.create(file.needText("apiUrl"));
    }

    URI issuer() {
        return URI.create(file.needText("issuer"));
    }

    /// Where `GET` gives all that was published, as a JSON array.
    URI inbox() {
        return URI.create(file.needText("inbox"));
    }

    /// The time that it goes by.
    Instant now() {
        try (var sender = new Sender()) {
            return Json.parse(sender.send(HttpRequest.newBuilder(URI.create(issuer() + "/time")))
                            .body())
                    .needInstant("time");
        }
    }

    EngineClients engineClients() {
        var endpoints = file.at("endpoints");
        return EngineClients.of(new EngineClients.Endpoints(
                endpoint("DYNAMODB"),
                endpoint("SQS"),
                endpoint("SNS"),
                endpoint("SECRETS_MANAGER"),
                endpoints.needText("AWS_REGION"),
                new EngineClients.Key(
                        endpoints.needText("AWS_ACCESS_KEY_ID"), endpoints.needText("AWS_SECRET_ACCESS_KEY"))));
    }

    private URI endpoint(String service) {
        return URI.create(file.at("endpoints").needText("AWS_ENDPOINT_URL_" + service));
    }

    /// By logical id, what `Ref` gives in its template.
    Json names() {
        return file.at("names");
    }

    /// What `Ref` gives in its template.
    String physical(String logicalId) {
        return file.at("names").needText(logicalId);
    }

    /// One of the documents in Secrets Manager.
    Json document(EngineClients engineClients, String logicalId) {
        var arn = physical(logicalId);
        return Json.parse(engineClients
                .secrets()
                .getSecretValue(request -> request.secretId(arn))
                .secretString());
    }

    /// The entry of an account in one of the documents.
    ///
    /// @throws Refusal naming those there are
    static Json account(Json document, String account) {
        var entry = document.at(account);
        if (!entry.exists()) {
            throw new Refusal("There is no account '" + account + "'. Known: "
                    + String.join(", ", document.members().keySet()));
        }
        return entry;
    }
}
