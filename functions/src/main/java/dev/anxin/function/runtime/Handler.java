package dev.anxin.function.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A Lambda function over JSON: AWS's event in, AWS's answer out. We parse it ourselves: the runtime's own
/// mapping costs time at a cold start and does not know the raw form of stream records.
public abstract class Handler implements RequestStreamHandler {
    /// @return what the service that called us expects
    public abstract Json handle(Json event);

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var answer = handle(Json.parse(input.readAllBytes()));
        output.write(answer.write().getBytes(StandardCharsets.UTF_8));
    }
}
