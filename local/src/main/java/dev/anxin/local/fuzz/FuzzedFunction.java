package dev.anxin.local.fuzz;

import dev.anxin.function.CallbackFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The function that receives callbacks, as it is in Lambda, over a world in memory in which nothing fails.
final class FuzzedFunction {
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("TABLE", "ledger"),
            Map.entry("FACT_DAYS", "400"),
            Map.entry("STRAY_DAYS", "30"),
            Map.entry("VERIFY_DOCUMENT", "verify"),
            Map.entry("AWS_REGION", "us-east-1"),
            Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:1"), // nobody is called: answers come from memory
            Map.entry("AWS_ACCESS_KEY_ID", "made"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "made"));

    private FuzzedFunction() {}

    /// @param document what verifies
    static UnaryOperator<Json> over(Json document) {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var environment = new Environment(VARIABLES, InstantSource.fixed(Specimens.AT), silent);
        var function = new CallbackFunction(environment.rehearsing(Map.of("VERIFY_DOCUMENT", document)));
        return function::handle;
    }
}
