package dev.anxin.local.product.boot;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A function in a process of its own: AWS's runtime client loads its handler from a folder as Lambda does from
/// /var/task, and the process has the variables that it is given and no others.
final class BootedFunction implements AutoCloseable {
    /// In Lambda it lies beside the function, not among its libraries.
    private static final List<String> RUNTIME = List.of(
            "aws-lambda-java-runtime-interface-client-",
            "aws-lambda-java-core-",
            "aws-lambda-java-serialization-",
            "utils-lite-");

    private final RuntimeApi runtimeApi;
    private final Process process;
    private final Path out;
    private final Path loaded;

    private BootedFunction(RuntimeApi runtimeApi, Process process, Path out, Path loaded) {
        this.runtimeApi = runtimeApi;
        this.process = process;
        this.out = out;
        this.loaded = loaded;
    }

    /// @param taskRoot its classes, and in lib/ its libraries
    /// @param variables beside those that Lambda itself sets
    /// @param log an empty folder for what it writes
    static BootedFunction boot(FunctionSpec spec, Path taskRoot, Map<String, String> variables, Path log)
            throws IOException {
        return start(spec, taskRoot, variables, log, false);
    }

    /// As [#boot], by a snapshot (SnapStart): it is started, pauses, and goes on when it is restored. It finds no keys
    /// in its variables.
    static BootedFunction bootForSnapshot(FunctionSpec spec, Path taskRoot, Map<String, String> variables, Path log)
            throws IOException {
        return start(spec, taskRoot, variables, log, true);
    }

    private static BootedFunction start(
            FunctionSpec spec, Path taskRoot, Map<String, String> variables, Path log, boolean forSnapshot)
            throws IOException {
        var arn = "arn:aws:lambda:us-east-1:000000000000:function:" + spec.name();
        var runtimeApi = new RuntimeApi(arn, spec.timeout(), variables);
        var out = log.resolve("out");
        var loaded = log.resolve("loaded");
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC", // as managed Java runtimes run
                        "-XX:TieredStopAtLevel=1", // it lives for seconds, by a snapshot too
                        "-Xlog:class+load:file=" + loaded + ":none",
                        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        runtime(),
                        AWSLambda.class.getName(),
                        spec.handler())
                .directory(taskRoot.toFile())
                .redirectOutput(out.toFile())
                .redirectError(log.resolve("err").toFile());
        command.environment().clear();
        command.environment().putAll(variables);
        command.environment().putAll(ofLambda(spec, runtimeApi));
        if (forSnapshot) {
            command.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            command.environment().keySet().removeAll(List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"));
            command.environment().putAll(runtimeApi.variablesForKeys());
        }
        var process = command.start();
        var _ = process.onExit().thenAccept(ended -> runtimeApi.ended(ended.exitValue()));
        return new BootedFunction(runtimeApi, process, out, loaded);
    }

    /// [Reserved variables](https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html) beside region and
    /// keys. The log level is the strictest: what filters there take away is seen.
    private static Map<String, String> ofLambda(FunctionSpec spec, RuntimeApi runtimeApi) {
        return Map.of(
                "_HANDLER", spec.handler(),
                "AWS_EXECUTION_ENV", "AWS_Lambda_java25",
                "AWS_LAMBDA_FUNCTION_NAME", spec.name(),
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
                "AWS_LAMBDA_LOG_FORMAT", "JSON",
                "AWS_LAMBDA_LOG_LEVEL", "FATAL",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "AWS_LAMBDA_RUNTIME_API", runtimeApi.address());
    }

    private static String runtime() {
        return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .filter(jar -> RUNTIME.stream().anyMatch(name -> jar.contains("/" + name)))
                .collect(Collectors.joining(":"));
    }

    /// Until it is paused, or says why not.
    RuntimeApi.Outcome pause() throws InterruptedException {
        return runtimeApi.pause();
    }

    void restore() {
        runtimeApi.restore();
    }

    /// Classes that were loaded so far, without what the JVM makes itself.
    List<String> loaded() throws IOException {
        return Files.readAllLines(loaded, StandardCharsets.UTF_8).stream()
                .map(line -> line.split(" ", 2)[0])
                .filter(name -> !name.contains("$$"))
                .toList();
    }

    RuntimeApi.Outcome invoke(byte[] event) throws InterruptedException {
        return runtimeApi.invoke(event);
    }

    /// Ends it.
    ///
    /// @return the lines that it wrote
    List<String> end() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        runtimeApi.close();
    }
}
