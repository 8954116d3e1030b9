package dev.anxin.benchmark;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// One subject in a process of its own: makes it, hands it the event, and ends; or goes on, and says what a warm call
/// costs.
final class OneProcess {
    private OneProcess() {}

    /// @param arguments subject, file of the event, calls to warm up by, calls to measure; none: it is cold
    public static void main(String[] arguments) throws IOException {
        var handler = Subject.valueOf(arguments[0]).handler();
        var event = Files.readAllBytes(Path.of(arguments[1]));
        call(handler, event);
        var calls = Integer.parseInt(arguments[3]);
        if (calls > 0) {
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                call(handler, event);
            }
            measure(handler, event, calls);
        }
        System.err.println("done");
        while (System.in.read() >= 0) {} // until its CPU was looked at
        Runtime.getRuntime().halt(0);
    }

    /// Says the CPU in nanoseconds and the garbage in bytes of a call, of the thread that makes it.
    private static void measure(RequestStreamHandler handler, byte[] event, int calls) throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var cpu = threads.getCurrentThreadCpuTime();
        var bytes = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            call(handler, event);
        }
        var usedCpu = (threads.getCurrentThreadCpuTime() - cpu) / calls;
        var usedBytes = (threads.getCurrentThreadAllocatedBytes() - bytes) / calls;
        System.err.println("measured " + usedCpu + " " + usedBytes);
    }

    private static void call(RequestStreamHandler handler, byte[] event) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, null);
        var text = answer.toString(StandardCharsets.UTF_8);
        if (!text.contains("\"statusCode\":200")) {
            throw new IllegalStateException("it answered " + text);
        }
    }
}
