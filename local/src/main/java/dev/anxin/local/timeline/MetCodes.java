package dev.anxin.local.timeline;

import dev.anxin.aws.table.Keys;
import dev.anxin.function.timeline.FactItem;
import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Failure codes that stand in the facts of a ledger: of callbacks, of gateways' answers, and of what shops reported.
public final class MetCodes {
    private MetCodes() {}

    /// By payment. Reads the whole table, so it is for one that stands on this machine.
    public static Map<PaymentKey, Set<String>> read(DynamoDbClient tables, String table) {
        var met = new TreeMap<PaymentKey, Set<String>>(Comparator.comparing(PaymentKey::toString));
        tables.scanPaginator(request -> request.tableName(table)
                        .filterExpression("begins_with(pk, :pay) AND begins_with(sk, :fact)")
                        .expressionAttributeValues(
                                Map.of(":pay", AttributeValue.fromS("pay#"), ":fact", AttributeValue.fromS("fact#"))))
                .items()
                .forEach(item -> {
                    var codes = codes(FactItem.read(item).says());
                    var payment = Keys.payment(partition(item));
                    if (!codes.isEmpty()) {
                        met.computeIfAbsent(payment, _ -> new TreeSet<>()).addAll(codes);
                    }
                });
        return met;
    }

    private static String partition(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get("pk")).map(AttributeValue::s).orElse("");
    }

    private static Set<String> codes(Summary says) {
        var attempts = says.attempts().entries().values().stream().map(Attempt::code);
        var reported = says.moment(Moment.REPORTED).map(Note::words).stream();
        return Stream.concat(attempts, reported).filter(code -> !code.isEmpty()).collect(Collectors.toSet());
    }
}
