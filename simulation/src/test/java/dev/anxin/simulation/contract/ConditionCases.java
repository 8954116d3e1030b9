package dev.anxin.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What conditions hold for one item.
final class ConditionCases {
    private static final List<String> TRUE = List.of(
            "n = :five",
            "n=:five",
            "n = :fivePointNull",
            "n <> :six",
            "n < :six",
            "n <= :five",
            "n > :four",
            "n >= :five",
            "not n = :six",
            "NOT n < :five",
            "n > m.n",
            "s = :text",
            "s <> :te",
            "s > :te",
            "s < :v",
            "emoji > :wide",
            "blank = :blank",
            "blank < :te",
            "yes = :yes",
            "nothing = :nothing",
            "b = :bytes",
            "b < :moreBytes",
            "strings = :yx",
            "numbers = :twoOne",
            "letters = :letters",
            "m = :map",
            "begins_with(s, :te)",
            "begins_with(s, :blank)",
            "begins_with(b, :firstByte)",
            "not begins_with(s, :x)",
            "contains(s, :x)",
            "contains(strings, :x)",
            "contains(numbers, :onePointNull)",
            "contains(letters, :a)",
            "contains(letters, :one)",
            "not contains(strings, :te)",
            "size(strings) = :two",
            "size(numbers) = :two",
            "size(letters) = :two",
            "size(m) = :two",
            "size(s) = :four",
            "size(blank) < :one",
            "size(b) = :two",
            "attribute_exists(n)",
            "attribute_exists(nothing)",
            "attribute_exists(blank)",
            "attribute_not_exists(gone)",
            "attribute_exists(m.deep.s)",
            "attribute_not_exists(m.gone)",
            "attribute_not_exists(gone.deep)",
            "attribute_not_exists(n.deep)",
            "m.n = :one",
            "m.deep.s = :x",
            "#n = :five",
            "#m.#deep.#s = :x",
            "gone <> :five",
            "not gone = :five",
            "s <> :five",
            "n = :five and s = :text",
            "n = :six or s = :text",
            "n = :five AND s = :text",
            "n = :five aNd s = :text",
            "n = :five or n = :six and gone = :five",
            "not n = :six and n = :five",
            "not (n = :five and n = :six)",
            "not not n = :five",
            "(n = :six or s = :text) and attribute_exists(m)",
            "attribute_exists(n) and (n = :five or gone = :five)",
            "pk > :blank and sk = :a");

    private static final List<String> FALSE = List.of(
            "n = :six",
            "n <> :five",
            "n < :five",
            "n > :five",
            "n = :text",
            "s = :five",
            "s < :five",
            "s >= :five",
            "gone = :five",
            "gone < :five",
            "gone >= :five",
            "gone = absent",
            "begins_with(gone, :te)",
            "begins_with(n, :te)",
            "begins_with(strings, :x)",
            "contains(gone, :x)",
            "contains(n, :x)",
            "contains(s, :five)",
            "contains(strings, :five)",
            "contains(m, :x)",
            "size(gone) < :five",
            "size(gone) >= :one",
            "attribute_exists(gone)",
            "attribute_exists(m.n.deeper)",
            "attribute_not_exists(pk)",
            "strings = :x",
            "letters = :none",
            "(n = :five or n = :six) and gone = :five",
            "not n = :five or n = :six",
            "not (n = :five or n = :six)",
            "n = :five and s = :te");

    private ConditionCases() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        TRUE.forEach(condition -> cases.add(new Case(condition + " holds", bed -> judge(bed, condition, true))));
        FALSE.forEach(
                condition -> cases.add(new Case(condition + " does not hold", bed -> judge(bed, condition, false))));
        return cases;
    }

    private static void judge(Bed bed, String condition, boolean expected) {
        bed.put(item(bed));
        assertThat(bed.holds("a", condition, values())).isEqualTo(expected);
        assertThat(bed.get("a").containsKey("seen")).isEqualTo(expected);
    }

    private static Map<String, AttributeValue> item(Bed bed) {
        return bed.item(
                "a",
                "n",
                fromN("5"),
                "s",
                fromS("text"),
                "emoji",
                fromS("\uD83D\uDE00"),
                "blank",
                fromS(""),
                "yes",
                fromBool(true),
                "nothing",
                fromNul(true),
                "b",
                bytes(1, 2),
                "strings",
                fromSs(List.of("x", "y")),
                "numbers",
                fromNs(List.of("1", "2")),
                "letters",
                fromL(List.of(fromS("a"), fromN("1"))),
                "m",
                fromM(Map.of("n", fromN("1"), "deep", fromM(Map.of("s", fromS("x"))))));
    }

    private static Map<String, AttributeValue> values() {
        var values = new HashMap<String, AttributeValue>();
        values.put(":one", fromN("1"));
        values.put(":onePointNull", fromN("1.0"));
        values.put(":two", fromN("2"));
        values.put(":four", fromN("4"));
        values.put(":five", fromN("5"));
        values.put(":fivePointNull", fromN("5.0"));
        values.put(":six", fromN("6"));
        values.put(":text", fromS("text"));
        values.put(":te", fromS("te"));
        values.put(":v", fromS("v"));
        values.put(":a", fromS("a"));
        values.put(":x", fromS("x"));
        values.put(":wide", fromS("\uFF41")); // greater in UTF-16, smaller in UTF-8
        values.put(":blank", fromS(""));
        values.put(":yes", fromBool(true));
        values.put(":nothing", fromNul(true));
        values.put(":bytes", bytes(1, 2));
        values.put(":moreBytes", bytes(1, 255));
        values.put(":firstByte", bytes(1));
        values.put(":yx", fromSs(List.of("y", "x")));
        values.put(":twoOne", fromNs(List.of("2.0", "1")));
        values.put(":letters", fromL(List.of(fromS("a"), fromN("1.0"))));
        values.put(":none", fromL(List.of()));
        values.put(":map", fromM(Map.of("deep", fromM(Map.of("s", fromS("x"))), "n", fromN("1.00"))));
        return values;
    }

    private static AttributeValue bytes(int... bytes) {
        var array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return fromB(SdkBytes.fromByteArray(array));
    }
}
