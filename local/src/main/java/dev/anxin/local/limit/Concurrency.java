package dev.anxin.local.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many runs of functions there may be at once. A function that reserves some has those for itself, and no more;
/// all others share the rest of the account's. Source: Lambda's developer guide, "Configuring reserved concurrency for
/// a function".
public final class Concurrency {
    /// Of an account, unless AWS has said otherwise. Source: Lambda quotas.
    public static final int ACCOUNT = 1_000;

    /// So many must stay for those that reserve none.
    public static final int LEAST_UNRESERVED = 10;

    private static final String OTHERS = "";

    private final int account;
    private final Map<String, Integer> most;
    private final Map<String, Integer> running = new HashMap<>();

    /// @param account of all functions
    /// @param reserved by function
    public Concurrency(int account, Map<String, Integer> reserved) {
        this.account = account;
        this.most = new HashMap<>(reserved);
        most.put(OTHERS, unreserved(account, reserved));
    }

    /// What is left for those that reserve none.
    public static int unreserved(int account, Map<String, Integer> reserved) {
        return account - reserved.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Counts a run of that function from here on, unless it is throttled.
    ///
    /// @return what it is throttled by, for people
    public synchronized Optional<String> begin(String function) {
        var pool = pool(function);
        var limit = most.getOrDefault(pool, 0);
        if (running.getOrDefault(pool, 0) >= limit) {
            return Optional.of(
                    pool.equals(OTHERS)
                            ? "the account runs " + account + " functions at once, and " + limit
                                    + " of those that reserve none"
                            : "it reserves " + limit + " runs at once (ReservedConcurrentExecutions)");
        }
        running.merge(pool, 1, Integer::sum);
        return Optional.empty();
    }

    public synchronized void end(String function) {
        running.merge(pool(function), -1, Integer::sum);
    }

    private String pool(String function) {
        return most.containsKey(function) ? function : OTHERS;
    }
}
