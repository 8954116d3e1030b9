package dev.anxin.local.rehearsal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// How much of this process's heap is used.
final class HeapUse {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final AtomicLong peak = new AtomicLong();

    private HeapUse() {}

    /// Looked at fifty times a second from now on.
    static HeapUse watched() {
        var use = new HeapUse();
        Thread.ofPlatform().daemon().start(use::watch);
        return use;
    }

    private void watch() {
        try {
            while (true) {
                var used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                peak.accumulateAndGet(used, Math::max);
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// The most that was seen, with what was not collected yet.
    long peak() {
        return peak.get();
    }

    /// What the latest collections left.
    static long live() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .flatMap(Stream::ofNullable)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
