package dev.anxin.payment;

import java.time.Duration;
import java.util.List;

/// How long a customer waits without an outcome before each step of what they hear.
public record Ladder(Duration reassure, Duration progress, Duration handOver) {
    public static final Ladder DEFAULT =
            new Ladder(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

    public enum Stage {
        NONE("none"),
        /// Neutral: we are on it, do not pay again.
        REASSURED("reassured"),
        /// What we know, and whom to ask.
        PROGRESS("progress"),
        /// A person owns it now.
        HANDED_OVER("handed-over");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /// As notifications have it: `handed-over`.
        public String word() {
            return word;
        }
    }

    /// @throws IllegalArgumentException if a later stage comes before an earlier one
    public Ladder {
        if (!reassure.isPositive() || progress.compareTo(reassure) <= 0 || handOver.compareTo(progress) <= 0) {
            throw new IllegalArgumentException(
                    "the ladder's times must grow: " + reassure + ", " + progress + ", " + handOver);
        }
    }

    /// The stage reached after this long. Of several that have passed, only the highest counts.
    public Stage stageAfter(Duration waited) {
        if (waited.compareTo(handOver) >= 0) {
            return Stage.HANDED_OVER;
        }
        if (waited.compareTo(progress) >= 0) {
            return Stage.PROGRESS;
        }
        return waited.compareTo(reassure) >= 0 ? Stage.REASSURED : Stage.NONE;
    }

    /// How long whoever is at this stage has waited at least.
    public Duration startOf(Stage stage) {
        return switch (stage) {
            case NONE -> Duration.ZERO;
            case REASSURED -> reassure;
            case PROGRESS -> progress;
            case HANDED_OVER -> handOver;
        };
    }

    public List<Duration> times() {
        return List.of(reassure, progress, handOver);
    }
}
