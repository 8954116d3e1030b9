package dev.anxin.simulation.patch;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles mutants in memory, over the class path of this process, and lays them over its classes. One at a
/// time: what the compiler knows of the class path is read once.
public final class PatchCompiler {
    private final Sources sources;
    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;

    /// @throws IllegalStateException if this Java has no compiler
    public PatchCompiler(Sources sources) {
        this.sources = sources;
        this.compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                .orElseThrow(() -> new IllegalStateException(
                        "patched classes are compiled, and this Java has no compiler: it takes a JDK"));
        this.files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /// The classes of this process with those of the mutant in place of their originals.
    ///
    /// @throws PatchMismatch if it is not of these sources, or does not compile
    public synchronized ClassLoader classes(Mutant mutant) {
        var patched = sources.patched(mutant).entrySet().stream()
                .map(file -> new Source(file.getKey(), file.getValue()))
                .toList();
        var output = new InMemory(files);
        var problems = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-nowarn", "-proc:none", "-implicit:none", "-classpath", classPath());
        var task = compiler.getTask(null, output, problems, options, null, patched);
        if (!task.call()) {
            throw new PatchMismatch(mutant.name(), errors(problems));
        }
        return new PatchedClassLoader(output.bytes());
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static String errors(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(problem -> problem.getMessage(Locale.ROOT))
                .collect(Collectors.joining("; "));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Compiled extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Compiled(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, Compiled> compiled = new HashMap<>();

        InMemory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, Kind kind, FileObject sibling) {
            return compiled.computeIfAbsent(name, Compiled::new);
        }

        Map<String, byte[]> bytes() {
            return compiled.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().bytes.toByteArray()));
        }
    }
}
