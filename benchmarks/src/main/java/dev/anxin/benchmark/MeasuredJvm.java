package dev.anxin.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts [OneProcess] with the flags that Lambda's managed Java runtimes have: C1 alone and the serial collector.
///
/// @param packed class path of what is Anxin's, jars only: an AOT cache takes no folders
/// @param peers class path of the others
/// @param variables all that the process gets
/// @param folder for events, caches and logs
record MeasuredJvm(
        String packed, String peers, Map<String, String> variables, SignedCallbacks callbacks, Path folder) {
    /// @param nanos from its start to its first answer, or to its last if it is warm
    /// @param cpu in nanoseconds, of the process in this time
    /// @param said its last line before it was done
    record Run(long nanos, long cpu, String said) {}

    Run cold(Subject subject, String... options) throws IOException, InterruptedException {
        return run(subject, 0, 0, options);
    }

    /// With the cache of [#makeCache].
    Run cached(Subject subject) throws IOException, InterruptedException {
        return cold(subject, "-XX:AOTCache=" + cache(subject));
    }

    /// @param cpu in nanoseconds
    /// @param garbage in bytes
    record WarmCall(long cpu, long garbage) {}

    WarmCall warm(Subject subject, int warmUp, int calls) throws IOException, InterruptedException {
        var said = run(subject, warmUp, calls).said().split(" ", -1);
        return new WarmCall(Long.parseLong(said[1]), Long.parseLong(said[2]));
    }

    /// How many classes it has loaded at its first answer, the JDK's among them.
    long classes(Subject subject) throws IOException, InterruptedException {
        var log = folder.resolve(subject + ".classes");
        cold(subject, "-Xlog:class+load=info:file=" + log);
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: ")).count();
        }
    }

    /// Of a training run: one cold start.
    void makeCache(Subject subject) throws IOException, InterruptedException {
        Files.deleteIfExists(cache(subject));
        cold(subject, "-XX:AOTCacheOutput=" + cache(subject));
        if (!Files.exists(cache(subject))) {
            throw new IllegalStateException("no AOT cache of " + subject + ": see " + log(subject));
        }
    }

    private Path cache(Subject subject) {
        return folder.resolve(subject + ".aot");
    }

    private Run run(Subject subject, int warmUp, int calls, String... options)
            throws IOException, InterruptedException {
        var event = callbacks.write(subject.account, folder);
        var command = java(subject.isOurs ? packed : peers, options);
        command.addAll(List.of(OneProcess.class.getName(), subject.name(), event.toString(), "" + warmUp, "" + calls));
        var builder = new ProcessBuilder(command).redirectOutput(log(subject));
        builder.environment().clear();
        builder.environment().putAll(variables);
        var begin = System.nanoTime();
        var process = builder.start();
        var said = new ArrayList<String>();
        try (var lines = process.errorReader()) {
            var line = lines.readLine();
            while (line != null && !line.equals("done")) {
                said.add(line);
                line = lines.readLine();
            }
            var nanos = System.nanoTime() - begin;
            if (line == null) {
                throw new IllegalStateException(subject + " broke off: " + String.join("\n", said));
            }
            var cpu = process.info().totalCpuDuration().orElseThrow().toNanos();
            process.getOutputStream().close();
            process.waitFor();
            return new Run(nanos, cpu, said.isEmpty() ? "" : said.getLast());
        }
    }

    private List<String> java(String classpath, String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classpath));
        return command;
    }

    private File log(Subject subject) {
        return folder.resolve(subject + ".log").toFile();
    }
}
