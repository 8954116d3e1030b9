package dev.anxin.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A handler whose answers the test gives, by function name.
public final class ScriptedFunction implements RequestStreamHandler {
    static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();
    private final String name;

    interface Script {
        String answer(JsonNode event) throws InterruptedException;
    }

    public ScriptedFunction(Environment environment) {
        environment.variable("GREETING");
        name = environment.variable("AWS_LAMBDA_FUNCTION_NAME");
        // As our own functions, it reaches out when it is made.
        new Wiring(environment).sqs().getQueueUrl(request -> request.queueName("anxin-Work"));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = JsonMapper.shared().readTree(input);
        try {
            var answer = SCRIPTS.getOrDefault(name, ignored -> "{}").answer(event);
            output.write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
