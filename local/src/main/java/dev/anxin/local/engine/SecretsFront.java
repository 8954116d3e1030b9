package dev.anxin.local.engine;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.rights.AwsRequest;
import dev.anxin.local.rights.Rights;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Secrets Manager's JSON protocol for text: CreateSecret, GetSecretValue, PutSecretValue, DescribeSecret.
/// Current version only.
public final class SecretsFront implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Optional<Path> file;
    private final InstantSource clock;
    private final String arnPrefix;
    private final Rights rights;
    private final ObjectNode secrets;
    private final LoopbackServer loopbackServer;

    /// @param directory where secrets are kept, readable by their owner only; none: in memory
    /// @param arnPrefix all before the secret's name
    /// @param rights who may ask what
    public SecretsFront(Optional<Path> directory, InstantSource clock, String arnPrefix, Rights rights) {
        this.rights = rights;
        this.file = directory.map(path -> path.resolve("secrets.json"));
        this.clock = clock;
        this.arnPrefix = arnPrefix;
        this.secrets = file.filter(Files::exists)
                .map(path -> (ObjectNode) JSON.readTree(path))
                .orElseGet(JSON::createObjectNode);
        this.loopbackServer = LoopbackServer.answering(this::answer);
    }

    public URI uri() {
        return loopbackServer.uri();
    }

    private synchronized LoopbackServer.Answer answer(HttpExchange exchange, String body) {
        var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        var operation = target.substring(target.indexOf('.') + 1);
        var request = JSON.readTree(body);
        var refusal = rights.judge(
                exchange.getRequestHeaders().getFirst("Authorization"),
                () -> new AwsRequest(AwsRequest.Service.SECRETSMANAGER, operation, request));
        if (refusal.isPresent()) {
            return RefusalAnswer.of(AwsRequest.Service.SECRETSMANAGER, refusal.get())
                    .json();
        }
        var creates = operation.equals("CreateSecret");
        var name = name(request.path(creates ? "Name" : "SecretId").asString(""));
        var text = request.path("SecretString").asString("");
        if (secrets.has(name) == creates) {
            return creates
                    ? error("ResourceExistsException", "There is a secret " + name + " already")
                    : error("ResourceNotFoundException", "There is no secret " + name);
        }
        return switch (operation) {
            case "CreateSecret", "PutSecretValue" -> LoopbackServer.Answer.json(200, store(name, text));
            case "GetSecretValue" -> LoopbackServer.Answer.json(200, secrets.path(name));
            case "DescribeSecret" -> LoopbackServer.Answer.json(200, withoutText(secrets.path(name)));
            default -> error("InvalidRequestException", "Not understood here: " + operation);
        };
    }

    private JsonNode store(String name, String text) {
        var secret = secrets.putObject(name)
                .put("ARN", arnPrefix + name + "-anxin0")
                .put("Name", name)
                .put("VersionId", UUID.randomUUID().toString())
                .put("CreatedDate", clock.millis() / 1000.0)
                .put("SecretString", text);
        file.ifPresent(path -> AtomicFile.write(path, JSON.writeValueAsBytes(secrets)));
        return withoutText(secret);
    }

    private static JsonNode withoutText(JsonNode secret) {
        return ((ObjectNode) secret.deepCopy()).without("SecretString");
    }

    // By name, or by ARN, which ends in a dash and six characters of AWS's.
    private String name(String id) {
        return id.startsWith(arnPrefix) ? id.substring(arnPrefix.length()).replaceFirst("-.{6}$", "") : id;
    }

    private static LoopbackServer.Answer error(String type, String message) {
        return LoopbackServer.Answer.json(
                400, JSON.createObjectNode().put("__type", type).put("message", message));
    }

    @Override
    public void close() {
        loopbackServer.close();
    }
}
