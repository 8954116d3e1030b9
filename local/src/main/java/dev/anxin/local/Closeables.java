package dev.anxin.local;

import java.util.ArrayDeque;
import java.util.Deque;

/// What has to be closed, last opened first. Safe to fill from several threads while things start.
final class Closeables implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    synchronized <T extends AutoCloseable> T add(T one) {
        opened.push(one);
        return one;
    }

    @Override
    @SuppressWarnings(
            "checkstyle:IllegalCatch") // AutoCloseable declares Exception; the others must be closed all the same
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (var one : opened) {
            try {
                one.close();
            } catch (Exception e) {
                System.getLogger(Closeables.class.getName())
                        .log(System.Logger.Level.WARNING, "Does not close: " + one, e);
            }
        }
    }
}
