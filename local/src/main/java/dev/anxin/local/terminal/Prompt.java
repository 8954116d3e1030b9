package dev.anxin.local.terminal;

import java.io.Console;
import java.util.Optional;

/// Somebody at a terminal who can be asked. Where there is no terminal nobody is waited for.
public interface Prompt {
    /// @return what was typed, without blanks around it; none if there is nobody to ask
    Optional<String> line(String question);

    /// As [#line], and nobody sees it.
    Optional<String> secret(String question);

    /// Whether there is somebody to ask. If there is, no answer means that they broke it off (Ctrl-D).
    boolean isAttended();

    /// Of this process.
    static Prompt ofProcess() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(Prompt::at)
                .orElseGet(Prompt::nobody);
    }

    static Prompt nobody() {
        return new Prompt() {
            @Override
            public Optional<String> line(String question) {
                return Optional.empty();
            }

            @Override
            public Optional<String> secret(String question) {
                return Optional.empty();
            }

            @Override
            public boolean isAttended() {
                return false;
            }
        };
    }

    private static Prompt at(Console console) {
        return new Prompt() {
            @Override
            public Optional<String> line(String question) {
                return Optional.ofNullable(console.readLine("%s ", question)).map(String::strip);
            }

            @Override
            public Optional<String> secret(String question) {
                return Optional.ofNullable(console.readPassword("%s ", question))
                        .map(String::new)
                        .map(String::strip);
            }

            @Override
            public boolean isAttended() {
                return true;
            }
        };
    }
}
