package dev.anxin.function.reconcile;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.table.Reports;
import dev.anxin.reconcile.Run;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The parts of a run, and what one page of each comes to: one part for each partition of the compare index, and three
/// for each account: what its gateway lists, what it could not deliver, and where it sends events.
public record RunParts(
        Accounts accounts,
        ShardComparison shardComparison,
        ListingComparison listingComparison,
        CatchUp catchUp,
        RegistrationWatch registrationWatch) {
    private static final String SHARD = "shard-";
    private static final String LISTING = "listing-";
    private static final String UNDELIVERED = "undelivered-";
    private static final String REGISTERED = "registered-";

    /// Of one run, all.
    List<String> names() {
        var shards = IntStream.range(0, shardComparison.shards()).mapToObj(shard -> SHARD + shard);
        var ofAccounts = accounts.names().stream()
                .flatMap(account -> Stream.of(LISTING + account, UNDELIVERED + account, REGISTERED + account));
        return Stream.concat(shards, ofAccounts).toList();
    }

    /// Whether it was begun by itself, and is no part of a run.
    static boolean isAlone(String part) {
        return part.startsWith(Reports.CATCH_UP);
    }

    /// One page of a part.
    PageResult page(Run run, String part, String cursor) {
        if (isAlone(part)) {
            return catchUp.page(run, part, cursor);
        }
        if (part.startsWith(SHARD)) {
            return shardComparison.page(run, Integer.parseInt(part.substring(SHARD.length())), cursor);
        }
        if (part.startsWith(UNDELIVERED)) {
            return catchUp.nightly(run, part.substring(UNDELIVERED.length()), cursor);
        }
        return part.startsWith(REGISTERED)
                ? registrationWatch.look(part.substring(REGISTERED.length()))
                : listingComparison.page(run, part.substring(LISTING.length()), cursor);
    }
}
