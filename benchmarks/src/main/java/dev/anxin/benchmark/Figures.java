package dev.anxin.benchmark;

import java.util.ArrayList;
import java.util.List;

/// What was measured of one subject, round by round: times in nanoseconds, garbage in bytes.
///
/// @param classes loaded at its first answer
/// @param cold without, and `cached` with an AOT cache
/// @param cpu of a warm call, as its garbage
record Figures(Subject subject, long classes, Starts cold, Starts cached, Values cpu, Values garbage) {
    Figures(Subject subject, long classes) {
        this(subject, classes, new Starts(), new Starts(), new Values(), new Values());
    }

    /// @param cpu of all threads: it hardly depends on what else the machine does
    record Starts(Values time, Values cpu) {
        Starts() {
            this(new Values(), new Values());
        }

        void add(MeasuredJvm.Run run) {
            time.add(run.nanos());
            cpu.add(run.cpu());
        }
    }

    record Values(List<Long> values) {
        Values() {
            this(new ArrayList<>());
        }

        void add(long value) {
            values.add(value);
        }

        long median() {
            return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
        }
    }
}
