package dev.anxin.aws.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.ledger.Bounded;
import dev.anxin.ledger.RandomFacts;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Terms;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class SummaryJsonTest {
    @Test
    void readsBackWhatItWrote() {
        LongStream.range(0, 10_000).parallel().forEach(seed -> {
            var summary = new RandomFacts(seed).summary();
            assertThat(SummaryJson.read(SummaryJson.write(summary)))
                    .as("seed %d", seed)
                    .isEqualTo(summary);
        });
        var over = Summary.EMPTY.with(Summary.REFUNDS, Bounded.over()).with(Summary.TELLINGS, Bounded.over());
        assertThat(SummaryJson.read(SummaryJson.write(over))).isEqualTo(over);
    }

    /// As it was written before registrations had a page: at the end the terms, or nothing.
    @Test
    void readsRegistrationsWithoutAPage() {
        var old = "{\"reg\":[1772366400000,\"demo-shop\",\"o-1\",\"1099 USD\",\"c-1\",\"en\",\"UTC\",1772368200000%s]}";
        var plain = SummaryJson.read(old.formatted("")).registration();
        assertThat(plain.page()).isEmpty();
        assertThat(plain.terms()).isEqualTo(Terms.DEFAULT);
        var own = SummaryJson.read(old.formatted(",[[60,300,900],120,3600,true,null]"))
                .registration();
        assertThat(own.page()).isEmpty();
        assertThat(own.terms().tellPaid()).isTrue();
    }

    /// As it was written before gateways named captures: held, taken, how much.
    @Test
    void readsChargesWithoutCaptures() {
        var old = SummaryJson.read("{\"tak\":{\"1099 USD\":[null,1772366400000,900]}}");
        assertThat(old.taken().values()).singleElement().satisfies(charge -> {
            assertThat(charge.captured()).isEqualTo(900);
            assertThat(charge.captures()).isEqualTo(Bounded.none());
        });
    }

    @Test
    void writesNothingForNothing() {
        assertThat(SummaryJson.write(Summary.EMPTY)).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"reg\":[]}",
                "{\"reg\":[1,2,3]}",
                "{\"mom\":{\"LUNCH\":1}}",
                "{\"mom\":{\"RANG\":[\"noon\",\"\"]}}",
                "{\"tak\":{\"1 USD\":[1]}}",
                "{\"tak\":{\"1 USD\":[null,1,1,{\"c\":[1]}]}}",
                "{\"tak\":{\"1 USD\":[null,1,1,{\"c\":[1,null,1,\"MAYBE\",1,0,1,\"FAILED\",1]}]}}",
                "{\"ref\":{\"r\":[\"1 USD\",\"\",\"MAYBE\",\"NONE\",false,1]}}",
                "{\"cor\":[1,\"one dollar\"]}",
                "{\"ord\":[1,\"OPEN\",\"ME\",1]}"
            })
    void refusesWhatIsDamaged(String text) {
        assertThatThrownBy(() -> SummaryJson.read(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void refusesWhatANewerVersionWrote() {
        var newer = Map.of("v", AttributeValue.fromN("2"), "sum", AttributeValue.fromS("{}"));
        assertThatThrownBy(() -> Facts.fragment(newer)).hasMessage("written by a newer version (2, we know 1)");
        assertThatThrownBy(() -> Facts.fragment(Map.of("v", AttributeValue.fromN("1"))))
                .hasMessage("the attribute 'sum' is missing or is no text");
        assertThatThrownBy(() -> Facts.fragment(Map.of()))
                .hasMessage("the attribute 'v' is missing or is no whole number");
    }
}
