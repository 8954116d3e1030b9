package dev.anxin.simulation.cost;

/// How many units the keys of one prefix are charged, and how many the hottest of them in a second.
///
/// @param prefix of the partition key, with the name of the index before it: `due/due#`
/// @param isShared whether payments share keys; else each has its own, and what it costs in all counts as one second
/// @param writes units of one key in a second
/// @param reads units of one key in a second
public record KeyUse(String prefix, boolean isShared, double writes, double reads) {
    /// Half of what a partition takes (1,000 write and 3,000 read units a second): it has other keys, too.
    public static final double MOST_WRITES = 500;

    public static final double MOST_READS = 1_500;

    public boolean isTooHot() {
        return writes > MOST_WRITES || reads > MOST_READS;
    }

    /// Where payments of two kinds come together.
    ///
    /// @param share of the other kind among all
    public KeyUse mixed(KeyUse other, double share) {
        return isShared || other.isShared
                ? new KeyUse(prefix, true, mixed(writes, other.writes, share), mixed(reads, other.reads, share))
                : new KeyUse(prefix, false, Math.max(writes, other.writes), Math.max(reads, other.reads));
    }

    private static double mixed(double one, double other, double share) {
        return (1 - share) * one + share * other;
    }
}
