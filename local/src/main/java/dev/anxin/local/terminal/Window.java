package dev.anxin.local.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The part of a terminal that can be seen. Its owner may change its size at any time.
public interface Window {
    TerminalSize size();

    /// Of this process. Java has no call for it, so `stty` is asked, at most once a second.
    static Window ofProcess() {
        return new Window() {
            private TerminalSize latest = TerminalSize.USUAL;
            private long askAgain = System.nanoTime();

            @Override
            public synchronized TerminalSize size() {
                if (System.nanoTime() - askAgain >= 0) {
                    latest = ask();
                    askAgain = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                }
                return latest;
            }
        };
    }

    private static TerminalSize ask() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return TerminalSize.parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException noStty) {
            return TerminalSize.USUAL;
        }
    }
}
