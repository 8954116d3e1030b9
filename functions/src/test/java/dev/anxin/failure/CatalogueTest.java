package dev.anxin.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.Advice.Retry;
import dev.anxin.gateway.registry.Gateways;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogueTest {
    /// What no text may hint at, and words that frighten.
    private static final List<String> FORBIDDEN = List.of(
            "fraud",
            "lost",
            "stole",
            "theft",
            "risk",
            "score",
            "blacklist",
            "block",
            "suspic",
            "suspect",
            "illegal",
            "police",
            "fail",
            "reject",
            "欺诈",
            "盗",
            "挂失",
            "丢失",
            "遗失",
            "风控",
            "风险",
            "评分",
            "黑名单",
            "可疑",
            "嫌疑",
            "拦截",
            "违法",
            "报警",
            "失败",
            "拒绝");

    static Stream<Advice> everyAdvice() {
        var known = Catalogue.codes().values().stream().flatMap(codes -> codes.values().stream());
        return Stream.concat(known, Stream.of(Catalogue.advice("stripe", "never_heard_of")))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("everyAdvice")
    void saysWhatCustomerAndMerchantCanDo(Advice advice) {
        assertThat(advice.cause()).matches("[a-z_]+");
        assertThat(advice.customer().in("en")).matches("[A-Z][ -~]{40,240}\\.");
        assertThat(advice.customer().in("zh-CN")).contains("请").endsWith("。").hasSizeBetween(20, 120);
        assertThat(advice.merchant()).matches("[A-Z][ -~]{30,240}\\.");
    }

    @ParameterizedTest
    @MethodSource("everyAdvice")
    void neverHintsAtWhatABankMaySuspect(Advice advice) {
        var all = String.join(
                        " ",
                        advice.cause(),
                        advice.customer().chinese(),
                        advice.customer().english(),
                        advice.merchant())
                .toLowerCase(Locale.ROOT);
        assertThat(FORBIDDEN).noneMatch(all::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost_card", "stolen_card", "fraudulent", "pickup_card", "card_declined", "call_issuer"})
    void tellsNoCauseApartThatOnlyTheBankMayTell(String code) {
        assertThat(Catalogue.advice("stripe", code)).isEqualTo(Catalogue.advice("stripe", "generic_decline"));
    }

    @ParameterizedTest
    @CsvSource({
        "alipay, ACQ.BUYER_BALANCE_NOT_ENOUGH, insufficient_funds, LATER",
        "alipay, ACQ.PAYMENT_REQUEST_HAS_RISK, declined, NEVER",
        "alipay, ACQ.SYSTEM_ERROR, unconfirmed, LATER",
        "olepay, 101, insufficient_funds, LATER",
        "olepay, 202, unconfirmed, LATER",
        "olepay, RISK, verification_needed, NEVER",
        "stripe, authentication_required, authentication_required, NOW",
        "stripe, expired_card, expired_card, NEVER",
        "stripe, incorrect_cvc, incorrect_details, NOW",
        "stripe, card_velocity_exceeded, limit_exceeded, LATER",
        "stripe, transaction_not_allowed, not_supported, NEVER",
        "stripe, processing_error, temporary, LATER",
        "stripe, do_not_honor, declined, NEVER",
    })
    void knowsTheCode(String gateway, String code, String cause, Retry retry) {
        var advice = Catalogue.advice(gateway, code);
        assertThat(advice.known()).isTrue();
        assertThat(advice.cause()).isEqualTo(cause);
        assertThat(advice.retry()).isEqualTo(retry);
    }

    @ParameterizedTest
    @CsvSource({"stripe, never_heard_of", "stripe, 101", "olepay, 999", "olepay, ''", "nobody, 101"})
    void anUnknownCodeGetsWordsThatAreSafeForEveryCode(String gateway, String code) {
        var advice = Catalogue.advice(gateway, code);
        assertThat(advice.known()).isFalse();
        assertThat(advice.cause()).isEqualTo("unknown");
        assertThat(advice.customer().in("en")).contains("state of your order first");
        assertThat(advice.customer().in("zh-CN")).contains("先查看订单状态");
    }

    @Test
    void aTimeoutThatMaySucceedAsksNobodyToPayAgain() {
        var advice = Catalogue.advice("olepay", "202").customer();
        assertThat(advice.in("en")).contains("do not pay again");
        assertThat(advice.in("zh-CN")).contains("切勿重复支付");
    }

    @Test
    void hasTheThreeCodesOfOlePayAndTheTwentyCommonestOfStripe() {
        assertThat(Catalogue.version()).isPositive();
        assertThat(Catalogue.codes().keySet()).containsExactlyInAnyOrderElementsOf(Gateways.names());
        assertThat(sizes()).containsEntry("olepay", 3).containsEntry("stripe", 20);
    }

    private static Map<String, Integer> sizes() {
        return Map.of(
                "olepay", Catalogue.codes().getOrDefault("olepay", Map.of()).size(),
                "stripe", Catalogue.codes().getOrDefault("stripe", Map.of()).size());
    }
}
