package dev.anxin.function.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A Lambda function over JSON: AWS's event in, AWS's answer out. Parsed by ourselves, for the runtime's
/// own mapping costs a cold start and knows no stream record's raw form.
public abstract class Handler implements RequestStreamHandler {
    /// @return what the service that called us expects
    public abstract Json handle(Json event);

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var answer = handle(Json.parse(input.readAllBytes()));
        output.write(answer.write().getBytes(StandardCharsets.UTF_8));
    }
}
