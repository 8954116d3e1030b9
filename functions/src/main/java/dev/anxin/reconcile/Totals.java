package dev.anxin.reconcile;

/// What a run has seen so far. Of the payments that were compared some agreed, some differed, and of some the
/// gateway said nothing clear: these three add up to all of them.
///
/// @param listed payments that the gateway listed
/// @param unknown those of them that nobody registered here
public record Totals(long compared, long agreed, long differing, long unanswered, long listed, long unknown) {
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);
    public static final Totals AGREED = new Totals(1, 1, 0, 0, 0, 0);
    public static final Totals DIFFERING = new Totals(1, 0, 1, 0, 0, 0);
    public static final Totals UNANSWERED = new Totals(1, 0, 0, 1, 0, 0);
    public static final Totals LISTED = new Totals(0, 0, 0, 0, 1, 0);
    public static final Totals UNKNOWN = new Totals(0, 0, 0, 0, 1, 1);

    public Totals plus(Totals other) {
        return new Totals(
                compared + other.compared,
                agreed + other.agreed,
                differing + other.differing,
                unanswered + other.unanswered,
                listed + other.listed,
                unknown + other.unknown);
    }
}
