package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The reports of reconciliations: `report#<day>` holds, of each run, that it began (`run#0317`), how far
/// each of its parts has come (`part#0317#shard-3`) and what it found (`row#0317#<rank>#...`). Rows are put
/// under what they are about, so that a page that is done twice writes them once. How far a catch-up has come stands
/// beside them (`caught#0317#...`).
///
/// @param keep how long they live
public record Reports(DynamoDbClient dynamo, String table, Duration keep) {
    /// What a report shows; the counts are of all.
    public static final int MOST_ROWS = 1_000;

    private static final String RUN = "run#";

    /// Begins the names of parts that belong to no run: no report counts them.
    public static final String CATCH_UP = "catch-up-";

    /// A run begins with parts that are all there, or is begun again.
    public void begin(Run run, List<String> parts, Instant now) {
        parts.forEach(part -> putOnce(item(run, key(run, part), now, ReportItems.write(Part.first(now)))));
        putOnce(item(run, RUN + run.id(), now, "{}"));
    }

    /// A part begins that belongs to no run, or is begun again.
    public void begin(Run run, String part, Instant now) {
        putOnce(item(run, key(run, part), now, ReportItems.write(Part.first(now))));
    }

    public Optional<Part> part(Run run, String part) {
        var item = dynamo.getItem(request -> request.tableName(table)
                        .key(Keys.of(partition(run.day()), key(run, part)))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(ReportItems.part(text(item)));
    }

    /// Whether all parts of a run have come to their end.
    public boolean isDone(Run run) {
        return parts(run).allMatch(Part::done);
    }

    private Stream<Part> parts(Run run) {
        return items(run.day(), key(run, "")).map(item -> ReportItems.part(text(item)));
    }

    /// Moves a part one page on, if nobody did since it was read.
    ///
    /// @return whether it was moved
    public boolean advance(Run run, String part, Part after, Instant now) {
        var item = item(run, key(run, part), now, ReportItems.write(after));
        item.put("page", fromN("" + after.page()));
        var write = PutItemRequest.builder().tableName(table).item(item);
        var before = after.page() - 1;
        write.conditionExpression(before == 0 ? "attribute_not_exists(page)" : "page = :before");
        if (before > 0) {
            write.expressionAttributeValues(Map.of(":before", fromN("" + before)));
        }
        return isPut(write.build());
    }

    public void add(Run run, Row row, Instant now) {
        var about = row.kind().rank() + "#" + row.payment().account() + "#"
                + row.payment().reference();
        var item = item(run, "row#" + run.id() + "#" + about, now, ReportItems.write(row));
        dynamo.putItem(request -> request.tableName(table).item(item));
    }

    /// @param id of the run; empty: the day's latest
    /// @param sees whose accounts may be in it
    public Optional<Report> find(String day, String id, Predicate<String> sees) {
        var runs = runs(day);
        var wanted = id.isEmpty() ? (runs.isEmpty() ? "" : runs.getLast()) : id;
        return runs.contains(wanted) ? Optional.of(report(Run.of(day, wanted), runs, sees)) : Optional.empty();
    }

    private Report report(Run run, List<String> runs, Predicate<String> sees) {
        var parts = parts(run).toList();
        Map<String, Totals> totals = new HashMap<>();
        parts.stream()
                .flatMap(part -> part.totals().entrySet().stream())
                .filter(entry -> sees.test(entry.getKey()))
                .forEach(entry -> totals.merge(entry.getKey(), entry.getValue(), Totals::plus));
        var rows = items(run.day(), "row#" + run.id() + "#") // by their keys the most important come first
                .map(item -> ReportItems.row(text(item)))
                .filter(row -> sees.test(row.payment().account()))
                .limit(MOST_ROWS + 1)
                .toList();
        var until = parts.stream().map(Part::at).max(Comparator.naturalOrder()).orElse(run.at());
        var done = (int) parts.stream().filter(Part::done).count();
        var shown = rows.stream().limit(MOST_ROWS).toList();
        return new Report(run, parts.size(), done, until, totals, shown, rows.size() > MOST_ROWS, runs);
    }

    /// Those of a day, the latest last.
    private List<String> runs(String day) {
        return items(day, RUN)
                .map(item -> Versions.text(item, "sk").substring(RUN.length()))
                .toList();
    }

    private Stream<Map<String, AttributeValue>> items(String day, String prefix) {
        return dynamo
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(":pk", fromS(partition(day)), ":prefix", fromS(prefix)))
                        .consistentRead(true))
                .items()
                .stream();
    }

    private static String key(Run run, String part) {
        var kind = part.startsWith(CATCH_UP) ? "caught#" : "part#";
        return kind + run.id() + "#" + part;
    }

    private static String text(Map<String, AttributeValue> item) {
        return Versions.read(item, Payments.VERSION, () -> Versions.text(item, "report"));
    }

    private static String partition(String day) {
        return "report#" + day;
    }

    private HashMap<String, AttributeValue> item(Run run, String sort, Instant now, String text) {
        var item = new HashMap<>(Keys.of(partition(run.day()), sort));
        item.put("v", fromN("" + Payments.VERSION));
        item.put("report", fromS(text));
        item.put("expiresAt", fromN("" + now.plus(keep).getEpochSecond()));
        return item;
    }

    private void putOnce(Map<String, AttributeValue> item) {
        isPut(PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(pk)")
                .build());
    }

    private boolean isPut(PutItemRequest write) {
        try {
            dynamo.putItem(write);
            return true;
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
    }
}
