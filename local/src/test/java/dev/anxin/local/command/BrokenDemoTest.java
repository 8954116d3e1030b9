package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.ChildJvm;
import dev.anxin.local.simulator.SharedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The demo notices when one step of the protocol is broken. One class of the product is compiled with a
/// step taken out, and laid over the others in a process of its own: nothing in the product knows of it.
final class BrokenDemoTest {
    private static final Path SOURCES = Path.of("../functions/src/main/java/dev/anxin");

    @TempDir
    private Path directory = Path.of("");

    /// @param story the payment that shows it
    /// @param steps what is replaced by what
    record Break(String source, String story, Map<String, String> steps, String noticed) {}

    static final List<Break> BREAKS = List.of(
            new Break(
                    "ledger/Conclude.java",
                    "amount changed",
                    Map.of(
                            "return right ? Optional.empty() : Optional.of(Doubt.AMOUNT);",
                            "return right ? Optional.empty() : Optional.empty();"),
                    "should hear payment.needs-review, payment.paid, payment.quarantined"),
            new Break(
                    "function/customer/CustomerNotifier.java",
                    "4 minutes late",
                    Map.of(
                            "var isNew = note(key, \"told#\" + message.id(), new News.Told(message.id(), hearBy, likelyBy));",
                            "var isNew = true;",
                            "note(key, \"done#\" + message.id(), new News.Done(message.id()));",
                            ""),
                    "but should be waiting-reassured, paid-after-waiting"),
            new Break(
                    "payment/Ladder.java",
                    "20 minutes late",
                    Map.of(
                            "return Stage.HANDED_OVER;",
                            "return Stage.PROGRESS;",
                            "return Stage.PROGRESS;",
                            "return Stage.HANDED_OVER;"),
                    "the customer was told waiting-reassured, waiting-handed-over"));

    /// The demo with one payment.
    ///
    /// @param arguments its title, and where to work
    public static void main(String[] arguments) {
        var localPaths = new LocalPaths(Path.of(".."), Path.of(arguments[1]));
        var command = new DemoCommand(localPaths, seed -> DemoCommandTest.titled(seed, arguments[0]));
        System.exit(Anxin.command(command).execute("--speed", "600"));
    }

    /// One after the other: what they show is when things happen.
    @ParameterizedTest
    @FieldSource("BREAKS")
    void withAStepBrokenTheDemoExitsWithOne(Break one) throws Exception {
        var process = start(one, Files.createDirectories(directory.resolve("work")));
        try {
            var exit = process.waitFor();
            var printed = Files.readString(log(one));
            assertThat(printed).contains(one.noticed());
            assertThat(exit).as(printed).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    private Path log(Break one) {
        return directory.resolve(one.story() + ".log");
    }

    private Process start(Break one, Path work) throws IOException {
        SharedKeys.ALL.write(work);
        var classes = compile(one, Files.createDirectories(work.resolve("classes")));
        return new ChildJvm()
                .over(classes)
                .of(BrokenDemoTest.class, one.story(), work.toString())
                .redirectOutput(log(one).toFile())
                .start();
    }

    /// All steps at once: what replaces one is not replaced again.
    private static Path compile(Break one, Path classes) throws IOException {
        var text = Files.readString(SOURCES.resolve(one.source()));
        var marks = new LinkedHashMap<String, String>();
        for (var step : one.steps().entrySet()) {
            assertThat(text).as("the step has moved: %s", one.source()).contains(step.getKey());
            var mark = "/*" + marks.size() + "*/";
            marks.put(mark, step.getValue());
            text = text.replace(step.getKey(), mark);
        }
        for (var mark : marks.entrySet()) {
            text = text.replace(mark.getKey(), mark.getValue());
        }
        var source =
                Files.writeString(classes.resolveSibling(Path.of(one.source()).getFileName()), text);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var exit = compiler.run(
                null,
                null,
                null,
                "-nowarn",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
        assertThat(exit).isZero();
        return classes;
    }
}
