package dev.anxin.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.timeline.FactKind;
import dev.anxin.html.Asset;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.MoneyState;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Review;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.Feedback;
import dev.anxin.work.Work;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The console has words for all that the API can say, in each language, and puts none of it into the page as markup.
final class ConsoleAssetsTest {
    static Stream<String> languages() {
        return ConsoleAssets.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasWordsForEverythingThatTheApiSays(String language) {
        var words = words(language);
        says(words, "diagnoses", Stream.of(Diagnosis.values()).map(Enum::name));
        says(words, "reviews", Stream.of(Review.values()).map(Review::word));
        says(words, "kinds", Stream.of(FactKind.values()).map(FactKind::word));
        says(words, "sources", Stream.of(Fact.Source.values()).map(Fact.Source::word));
        says(words, "answers", Stream.of(Feedback.values()).map(Feedback::word));
        says(words, "status", Stream.of(PaymentState.Status.values()).map(Enum::name));
        says(words, "orderStatus", Stream.of(Order.Status.values()).map(Enum::name));
        says(words, "disputeStatus", Stream.of(Dispute.Status.values()).map(Enum::name));
        says(words, "places", Stream.of(MoneyState.Place.values()).map(MoneyState.Place::word));
        says(
                words,
                "refundStatus",
                Stream.concat(Stream.of(Refund.Status.values()).map(Enum::name), Stream.of("BOUNCED")));
        says(
                words,
                "lists",
                Stream.concat(Stream.of(Work.Kind.values()).map(Work.Kind::word), Stream.of("all", "needs-person")));
        assertThat(words.at("diagnoses").members().values())
                .allSatisfy(
                        diagnosis -> assertThat(diagnosis.members().keySet()).containsExactly("is", "say", "do"));
    }

    @Test
    void saysTheSameInEachLanguage() {
        var paths = languages().map(language -> paths("", words(language))).distinct();
        assertThat(paths).hasSize(1);
    }

    @Test
    void putsTextIntoThePageAsTextAndKeepsNoToken() {
        assertThat(ConsoleAssets.SCRIPT.text())
                .startsWith("const WORDS = {")
                .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "eval(",
                        "localStorage",
                        "document.cookie");
        var kept = ConsoleAssets.SCRIPT
                .text()
                .lines()
                .filter(line -> line.contains("sessionStorage.setItem"))
                .toList();
        assertThat(kept).hasSize(2).noneMatch(line -> line.contains("token"));
    }

    private static void says(Json words, String part, Stream<String> names) {
        assertThat(words.at(part).members().keySet())
                .as(part)
                .containsExactlyInAnyOrderElementsOf(names.collect(Collectors.toSet()));
    }

    private static Set<String> paths(String path, Json words) {
        return words instanceof Json.Fields
                ? words.members().entrySet().stream()
                        .flatMap(entry -> paths(path + "/" + entry.getKey(), entry.getValue()).stream())
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of(path);
    }

    private static Json words(String language) {
        return Json.parse(Asset.beside(ConsoleAssets.class, language + ".json").text());
    }
}
