package dev.anxin.local.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The AWS SAM CLI of this machine. It is never asked anything: its input is empty.
public final class Sam {
    private static final int LAST_LINES = 20;

    private final Path executable;
    private final Path home;
    private final String path;
    private final Consumer<String> lines;

    private Sam(Path executable, Path home, String path, Consumer<String> lines) {
        this.executable = executable;
        this.home = home;
        this.path = path;
        this.lines = lines;
    }

    /// The first one on the PATH.
    ///
    /// @param home the repository
    /// @param lines gets what it prints
    /// @throws DeploymentRefusal if there is none, or one that is too old or too new
    public static Sam on(String path, Path home, Consumer<String> lines) {
        var executable = find(path, "sam")
                .orElseThrow(() -> new DeploymentRefusal("The AWS SAM CLI ('sam') is not on the PATH. Install it:"
                        + " pip install aws-sam-cli, or docs.aws.amazon.com/serverless-application-model"));
        var sam = new Sam(executable, home, path, lines);
        var printed = String.join("\n", sam.run(List.of("--version"), line -> {}));
        var version = SamVersion.parse(printed)
                .orElseThrow(() -> new DeploymentRefusal(
                        executable + " --version does not say which version of the AWS SAM CLI it is: " + printed));
        version.problem().ifPresent(problem -> {
            throw new DeploymentRefusal(problem);
        });
        return sam;
    }

    private static Optional<Path> find(String path, String name) {
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Builds the functions. Nothing of it leaves this machine.
    void build() {
        run(List.of("build"), lines);
    }

    /// Makes the stack, or changes it to what was built; one that is as it should be is left alone.
    ///
    /// @param parameters only those that shall not stay as they are
    void deploy(String stack, String region, Map<String, String> parameters) {
        var arguments =
                new ArrayList<>(List.of("deploy", "--no-confirm-changeset", "--stack-name", stack, "--region", region));
        if (!parameters.isEmpty()) {
            arguments.add("--parameter-overrides");
            parameters.forEach((name, value) -> arguments.add(name + "=" + value));
        }
        run(arguments, lines);
    }

    /// Deletes the stack, and what was uploaded for it.
    public void delete(String stack, String region) {
        run(List.of("delete", "--no-prompts", "--stack-name", stack, "--region", region), lines);
    }

    private List<String> run(List<String> arguments, Consumer<String> listener) {
        var command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true);
        builder.environment().put("PATH", mavenToo());
        builder.environment().put("SAM_CLI_TELEMETRY", "0");
        builder.environment().merge("MAVEN_OPTS", "-Dmaven.install.skip=true", (before, ours) -> before + " " + ours);
        var printed = new ArrayList<String>();
        try {
            var process = builder.start();
            process.inputReader(StandardCharsets.UTF_8).lines().peek(listener).forEach(printed::add);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new DeploymentRefusal("'sam " + arguments.getFirst() + "' ended with " + exit
                        + ", and these were its last lines. Mend it and run this again: it goes on from what is"
                        + " there.\n" + String.join("\n", last(printed)));
            }
            return printed;
        } catch (IOException cannot) {
            throw new DeploymentRefusal(executable + " does not start: " + cannot.getMessage(), cannot);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DeploymentRefusal("Broken off during 'sam " + arguments.getFirst() + "'", interrupted);
        }
    }

    private static List<String> last(List<String> printed) {
        return printed.subList(Math.max(0, printed.size() - LAST_LINES), printed.size());
    }

    /// `sam build` runs the `mvn` of the PATH. Where there is none, our wrapper is it.
    private String mavenToo() {
        return find(path, "mvn").isPresent()
                ? path
                : path + File.pathSeparator + home.resolve("local/src/main/bash/without-maven");
    }
}
