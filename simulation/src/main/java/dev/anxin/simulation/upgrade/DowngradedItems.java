package dev.anxin.simulation.upgrade;

import dev.anxin.json.Json;
import dev.anxin.ledger.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/// Items of the higher release as this one would have written them: for whoever judges by this one's rules,
/// and must not be blind to what the other writes.
///
/// @param table where they stand
public record DowngradedItems(DynamoDbClient table) implements DynamoDbClient {
    private static final AttributeValue OURS = AttributeValue.fromN("1");
    private static final String SUM = "sum";
    private static final String MOMENTS = "mom";
    private static final String TAKEN = "tak";
    private static final int AMOUNT = 2;

    private static final Set<String> KNOWN =
            Stream.of(Moment.values()).map(Moment::name).collect(Collectors.toUnmodifiableSet());

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        var found = table.getItem(request);
        return found.hasItem() ? found.toBuilder().item(item(found.item())).build() : found;
    }

    /// The same if this release wrote it.
    public static Map<String, AttributeValue> item(Map<String, AttributeValue> item) {
        var version = item.get("v");
        if (version == null || version.equals(OURS)) {
            return item;
        }
        var lowered = new LinkedHashMap<>(item);
        lowered.put("v", OURS);
        lowered.computeIfPresent(SUM, (_, sum) -> AttributeValue.fromS(sum(sum.s())));
        return lowered;
    }

    /// What was taken, which the other one counts in tenths: when it was held, when it was paid, how much.
    private static Json inUnits(Json taken) {
        var all = new LinkedHashMap<>(taken.members());
        all.replaceAll((_, one) -> {
            var parts = new ArrayList<>(one.elements());
            if (parts.removeLast().equals(Json.of("tenths"))) {
                parts.set(AMOUNT, Json.of(parts.get(AMOUNT).whole().orElseThrow() / 10));
            }
            return Json.array(parts.stream());
        });
        return new Json.Fields(all);
    }

    /// Without the moments that only the other one knows.
    private static String sum(String text) {
        var parts = new LinkedHashMap<>(Json.parse(text).members());
        parts.computeIfPresent(MOMENTS, (_, moments) -> known(moments));
        parts.computeIfPresent(TAKEN, (_, taken) -> inUnits(taken));
        return new Json.Fields(parts).write();
    }

    private static Json known(Json moments) {
        var known = new LinkedHashMap<>(moments.members());
        known.keySet().retainAll(KNOWN);
        return new Json.Fields(known);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        table.close();
    }
}
