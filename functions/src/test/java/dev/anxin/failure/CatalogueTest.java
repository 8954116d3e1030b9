package dev.anxin.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.Advice.Retry;
import dev.anxin.gateway.registry.Gateways;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
        var known = Catalogue.gateways().stream()
                .flatMap(gateway -> Catalogue.codes(gateway).stream().map(code -> Catalogue.advice(gateway, code)));
        return Stream.concat(known, Stream.of(Catalogue.advice("stripe", "never_heard_of")))
                .distinct();
    }

    /// Codes behind which a bank, a gateway or the shop itself suspects something.
    static Stream<String[]> suspicions() throws IOException {
        try (var lines = CatalogueTest.class.getResourceAsStream("suspicions.txt")) {
            return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8)
                    .lines().map(line -> line.split("\t")).toList().stream();
        }
    }

    @Test
    void nothingIsWrongWithIt() {
        assertThat(CatalogueCheck.problems(Catalogue.builtIn())).isEmpty();
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
                        " ", advice.cause(), advice.customer().texts().values().toString(), advice.merchant())
                .toLowerCase(Locale.ROOT);
        assertThat(FORBIDDEN).noneMatch(all::contains);
    }

    @ParameterizedTest
    @MethodSource("suspicions")
    void tellsNoSuspicionFromAPlainRefusal(String gateway, String code) {
        assertThat(Catalogue.advice(gateway, code)).isEqualTo(Catalogue.advice("stripe", "generic_decline"));
    }

    @Test
    void noteOfAPlainRefusalWouldTellItApart() {
        assertThat(everyAdvice().filter(advice -> advice.cause().equals("declined")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "stripe, card_declined, error:card_declined",
        "paypal, 5120, proc:5120",
        "paypal, ECHECK, capture:ECHECK",
        "alipay, 10003, code:10003",
        "wechat, PAYERROR, trade_state:PAYERROR",
    })
    void knowsACodeWithoutTheTableItStandsIn(String gateway, String said, String code) {
        assertThat(Catalogue.advice(gateway, said))
                .isEqualTo(Catalogue.advice(gateway, code))
                .matches(Advice::known);
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
        "stripe, pin_try_exceeded, declined, NEVER",
        "alipay, isv.invalid-signature, merchant_setup, NEVER",
        "wechat, ORDERPAID, unconfirmed, LATER",
        "paypal, capture:VERIFICATION_REQUIRED, unconfirmed, LATER",
        "adyen, 16, not_completed, LATER",
        "adyen, REFUND_FAILED, refund, NEVER",
        "iso8583, 51, insufficient_funds, LATER",
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
    void theCustomerHearsOfAnotherWayAndTheMerchantOfItsSetUp() {
        var keys = Catalogue.advice("alipay", "isv.invalid-signature");
        var account = Catalogue.advice("paypal", "PAYEE_ACCOUNT_RESTRICTED");
        assertThat(keys.customer()).isEqualTo(account.customer());
        assertThat(keys.customer().in("en")).contains("choose another way").doesNotContain("signature");
        assertThat(keys.merchant()).contains("signature");
        assertThat(account.merchant()).contains("restricted");
    }

    @ParameterizedTest
    @CsvSource({
        "stripe, refund:insufficient_funds",
        "alipay, ACQ.SELLER_BALANCE_NOT_ENOUGH",
        "wechat, ORDER_PAID",
        "alipay, code:10000",
        "iso8583, 00",
    })
    void asksNobodyToPayForWhatIsPaidOrGoesBack(String gateway, String code) {
        assertThat(Catalogue.advice(gateway, code).customer().in("en"))
                .contains("do not pay again")
                .doesNotContain("another");
    }

    @Test
    void hasTheCodesOfAllGatewaysAndOfTheCardNetworks() {
        assertThat(Catalogue.version()).isEqualTo(2);
        assertThat(Catalogue.gateways())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Gateways.names().stream(), Stream.of("iso8583"))
                        .toList());
        assertThat(Catalogue.gateways().stream()
                        .mapToInt(gateway -> Catalogue.codes(gateway).size())
                        .sum())
                .isEqualTo(663);
    }
}
