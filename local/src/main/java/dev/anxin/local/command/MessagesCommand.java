package dev.anxin.local.command;

import dev.anxin.local.codes.MessageLint;
import dev.anxin.local.codes.PreviewResult;
import dev.anxin.local.codes.ProblemsResult;
import dev.anxin.local.terminal.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What customers read.
@Command(name = "messages", description = "Judge what customers read, and look at it.")
final class MessagesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about messages? Say: messages lint or messages preview");
    }

    @Command(
            name = "lint",
            description = {
                "Say what is wrong with what customers read.",
                "Every message in every locale, filled in, and the texts of the catalogue of failure codes: no failure"
                        + " before it is sure, nothing that hints at what a bank suspects, no raw code, all that must be"
                        + " said, and not too long. With FILE, a document of accounts, their own texts too.",
                "Exit code 0 nothing is wrong, 1 something is, 2 it could not be checked."
            })
    static final class Lint implements Callable<Integer> {
        @Parameters(arity = "0..1", paramLabel = "FILE", description = "A document of accounts with failureTexts.")
        private Optional<Path> file = Optional.empty();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            var own = MessageLint.all();
            var more = file.map(CodesCommand.Check::of);
            return output.answer(new ProblemsResult(
                    own.what() + more.map(found -> ", " + found.what()).orElse(""),
                    Stream.concat(own.problems().stream(), more.stream().flatMap(found -> found.problems().stream()))
                            .toList()));
        }
    }

    @Command(
            name = "preview",
            description = {
                "Write a page of all messages, and say where it is.",
                "Each template in every locale, filled in with a payment that is made up, as each channel takes it:"
                        + " a locked phone, a text message with its segments, a mail, WeChat and an app's inbox. With FILE,"
                        + " there. With --json, the messages themselves too."
            })
    static final class Preview implements Callable<Integer> {
        private final LocalPaths localPaths;

        @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where the page shall be.")
        private Optional<Path> file = Optional.empty();

        @Mixin
        private Output output = new Output();

        Preview(LocalPaths localPaths) {
            this.localPaths = localPaths;
        }

        @Override
        public Integer call() {
            var page = file.orElseGet(() -> localPaths.work().resolve("messages.html"))
                    .toAbsolutePath()
                    .normalize();
            var preview = PreviewResult.of(page);
            write(page, preview.html());
            return output.answer(preview);
        }

        private static void write(Path page, String html) {
            try {
                if (page.getParent() != null) {
                    Files.createDirectories(page.getParent());
                }
                Files.writeString(page, html);
            } catch (IOException cannot) {
                throw new Refusal("The page cannot be written: " + page, cannot);
            }
        }
    }
}
