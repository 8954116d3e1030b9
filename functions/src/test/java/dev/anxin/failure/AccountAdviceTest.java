package dev.anxin.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountAdviceTest {
    private static final String ZH = "您的银行没有批准这笔支付。请更换银行卡或其他支付方式，我们在此恭候。";
    private static final String EN =
            "Your bank did not approve this one. Please use another card or method, at your leisure.";

    private static final Json ENTRY = Json.parse("""
            {
              "gateway": "stripe",
              "failureCodes": {
                "brand_new": "insufficient_funds", "brand_new_keys": "merchant_setup/keys", "odd": "hated",
                "expired_card": "declined", "new_fraud_code": "not_supported"
              },
              "failureTexts": {
                "declined": {"zh-CN": "%s", "en": "%s"},
                "temporary": {"zh-CN": "%s", "en": "It failed."},
                "hated": {}
              }
            }
            """.formatted(ZH, EN, ZH));

    @Test
    void takesNewCodesWithoutARelease() {
        var advice = AccountAdvice.of("stripe", ENTRY);
        assertThat(Catalogue.advice("stripe", "brand_new").known()).isFalse();
        assertThat(advice.after("brand_new")).isEqualTo(Catalogue.advice("stripe", "insufficient_funds"));
        assertThat(advice.after("brand_new_keys").merchant()).contains("signature");
    }

    @Test
    void merchantsOwnWordsAreThoseOfACauseForAllItsCodes() {
        var advice = AccountAdvice.of("stripe", ENTRY);
        assertThat(advice.after("stolen_card").customer().in("en")).isEqualTo(EN);
        assertThat(advice.after("stolen_card")).isEqualTo(advice.after("do_not_honor"));
        assertThat(advice.after("do_not_honor").customer().in("zh-CN")).isEqualTo(ZH);
        assertThat(advice.after("do_not_honor").customer().in("zh-HK"))
                .isEqualTo(Catalogue.advice("stripe", "do_not_honor").customer().in("zh-HK"));
    }

    @Test
    void takesWordsForEveryLocaleThatWeHave() {
        var hongKong = "閣下的銀行未有批准這筆付款。請轉用其他銀行卡或其他付款方式，我們恭候閣下。";
        var entry = Json.parse("{\"failureTexts\":{\"declined\":{\"zh-CN\":\"%s\",\"en\":\"%s\",\"zh-HK\":\"%s\"}}}"
                .formatted(ZH, EN, hongKong));
        assertThat(AccountAdvice.problems("stripe", entry)).isEmpty();
        assertThat(AccountAdvice.of("stripe", entry)
                        .after("do_not_honor")
                        .customer()
                        .in("zh-TW"))
                .isEqualTo(hongKong);
    }

    @Test
    void leavesOutWhatIsWrongAndNamesIt() {
        var advice = AccountAdvice.of("stripe", ENTRY);
        assertThat(advice.after("odd").known()).isFalse();
        assertThat(advice.after("new_fraud_code").known()).isFalse();
        assertThat(advice.after("expired_card").cause()).isEqualTo("expired_card");
        assertThat(advice.after("processing_error")).isEqualTo(Catalogue.advice("stripe", "processing_error"));
        assertThat(AccountAdvice.problems("stripe", ENTRY))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("'odd': there is no cause 'hated'"),
                        problem -> assertThat(problem).contains("'expired_card': the catalogue has it already"),
                        problem ->
                                assertThat(problem).contains("'new_fraud_code'").contains("only be 'declined'"),
                        problem -> assertThat(problem).contains("'temporary', zh-CN: it does not say: look at"),
                        problem -> assertThat(problem).contains("'temporary', en: it says too little"),
                        problem -> assertThat(problem).contains("'temporary', en: it says that it failed"),
                        problem -> assertThat(problem).contains("'temporary', en: it does not say: look at"),
                        problem -> assertThat(problem).contains("'hated': there is no such cause"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"failureCodes\": []} | 'failureCodes' is no object",
                "{\"failureTexts\": 1} | 'failureTexts' is no object",
                "{\"failureCodes\": {\"a\": 1}} | there is no cause ''",
                "{\"failureCodes\": {\"a\": \"merchant_setup/locks\"}} | there is no note 'merchant_setup/locks'",
                "{\"failureCodes\": {\" \": \"declined\"}} | it is not 1 to 200 characters",
                "{\"failureTexts\": {\"declined\": {\"fr\": \"Bonjour.\"}}} | there is no locale 'fr'",
                "{\"failureTexts\": {\"declined\": \"Hello.\"}} | it has no text in en",
            })
    void namesOtherForms(String entry, String problem) {
        assertThat(AccountAdvice.problems("stripe", Json.parse(entry)))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void gatewayWithoutACatalogueTakesNoCodes() {
        assertThat(AccountAdvice.problems("nobody", Json.parse("{\"failureCodes\": {\"a\": \"declined\"}}")))
                .containsExactly("failureCodes 'a': gateway 'nobody' has no catalogue");
    }

    @Test
    void accountThatSaysNothingHasTheCatalogue() {
        var advice = AccountAdvice.of("olepay", Json.parse("{}"));
        assertThat(advice).isEqualTo(AccountAdvice.of("olepay"));
        assertThat(advice.after("101")).isEqualTo(Catalogue.advice("olepay", "101"));
    }
}
