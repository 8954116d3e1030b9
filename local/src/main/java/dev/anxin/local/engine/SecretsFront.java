package dev.anxin.local.engine;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Secrets Manager's JSON protocol for text: CreateSecret, GetSecretValue, PutSecretValue,
/// DescribeSecret. Current version only.
public final class SecretsFront implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPE = "application/x-amz-json-1.1";

    private final Optional<Path> file;
    private final InstantSource clock;
    private final String arnPrefix;
    private final ObjectNode secrets;
    private final Front front;

    /// @param directory where secrets are kept, readable by their owner only; none: in memory
    /// @param arnPrefix all before the secret's name
    public SecretsFront(Optional<Path> directory, InstantSource clock, String arnPrefix) {
        this.file = directory.map(path -> path.resolve("secrets.json"));
        this.clock = clock;
        this.arnPrefix = arnPrefix;
        this.secrets =
                (ObjectNode) file.filter(Files::exists).map(SecretsFront::read).orElseGet(JSON::createObjectNode);
        this.front = Front.answering(0, this::answer);
    }

    public URI uri() {
        return front.uri();
    }

    private Front.Answer answer(HttpExchange exchange) {
        var operation = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        var request = JSON.readTree(Front.body(exchange));
        return switch (operation.substring(operation.indexOf('.') + 1)) {
            case "CreateSecret" -> create(request);
            case "GetSecretValue" -> existing(request, true);
            case "DescribeSecret" -> existing(request, false);
            case "PutSecretValue" -> put(request);
            default -> error("InvalidRequestException", "Not understood here: " + operation);
        };
    }

    private synchronized Front.Answer create(JsonNode request) {
        var name = request.path("Name").asString("");
        if (secrets.has(name)) {
            return error("ResourceExistsException", "There is a secret " + name + " already");
        }
        return store(name, request.path("SecretString").asString(""));
    }

    private synchronized Front.Answer put(JsonNode request) {
        var name = name(request);
        return secrets.has(name)
                ? store(name, request.path("SecretString").asString(""))
                : error("ResourceNotFoundException", "There is no secret " + name);
    }

    private synchronized Front.Answer existing(JsonNode request, boolean value) {
        var name = name(request);
        if (!secrets.has(name)) {
            return error("ResourceNotFoundException", "There is no secret " + name);
        }
        var secret = secrets.path(name);
        return new Front.Answer(200, TYPE, value ? secret.toString() : withoutText(secret));
    }

    private Front.Answer store(String name, String text) {
        var secret = JSON.createObjectNode();
        secret.put("ARN", arnPrefix + name + "-anxin0");
        secret.put("Name", name);
        secret.put("VersionId", UUID.randomUUID().toString());
        secret.putArray("VersionStages").add("AWSCURRENT");
        secret.put("CreatedDate", clock.millis() / 1000.0);
        secret.put("SecretString", text);
        secrets.set(name, secret);
        file.ifPresent(path -> WholeFile.write(path, JSON.writeValueAsBytes(secrets)));
        return new Front.Answer(200, TYPE, withoutText(secret));
    }

    private static String withoutText(JsonNode secret) {
        var answer = JSON.createObjectNode();
        secret.properties().forEach(entry -> answer.set(entry.getKey(), entry.getValue()));
        answer.remove("SecretString");
        return answer.toString();
    }

    // By name, or by ARN, which ends in a dash and six characters of AWS's.
    private String name(JsonNode request) {
        var id = request.path("SecretId").asString("");
        return id.startsWith(arnPrefix) ? id.substring(arnPrefix.length()).replaceFirst("-.{6}$", "") : id;
    }

    private static JsonNode read(Path path) {
        return JSON.readTree(path);
    }

    private static Front.Answer error(String type, String message) {
        var body = JSON.createObjectNode().put("__type", type).put("message", message);
        return new Front.Answer(400, TYPE, body.toString());
    }

    @Override
    public void close() {
        front.close();
    }
}
