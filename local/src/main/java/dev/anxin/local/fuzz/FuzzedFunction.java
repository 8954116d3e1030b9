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
    private static final Map<String, String> VARIABLES = Map.of(
            "TABLE", "ledger",
            "FACT_DAYS", "400",
            "STRAY_DAYS", "30",
            "VERIFY_DOCUMENT", "verify",
            "WAKES_QUEUE", "wakes");

    private final FuzzWorld world;
    private final CallbackFunction function;

    private FuzzedFunction(FuzzWorld world, CallbackFunction function) {
        this.world = world;
        this.function = function;
    }

    static UnaryOperator<Json> over(FuzzSurroundings surroundings) {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var world = new FuzzWorld(surroundings);
        var environment = new Environment(VARIABLES, InstantSource.fixed(Specimens.AT), silent, _ -> world);
        return new FuzzedFunction(world, new CallbackFunction(environment))::answer;
    }

    /// @throws IllegalStateException if it keeps what it does not believe, or the other way round
    private Json answer(Json event) {
        var before = world.written();
        var answer = function.handle(event);
        var isKept = world.written() > before;
        if (isKept != AnswerRule.isAccepted(answer)) {
            throw new IllegalStateException((isKept ? "kept: " : "not kept: ") + answer.write());
        }
        return answer;
    }
}
