package dev.anxin.local.trigger;

/// Something that is done again and again on a thread of its own, until it is closed.
abstract class WorkerLoop implements AutoCloseable {
    private final Thread thread;

    WorkerLoop(String name) {
        thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public final void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: what is not done comes again
        }
    }

    abstract void step() throws InterruptedException;

    @Override
    public void close() {
        thread.interrupt();
    }
}
