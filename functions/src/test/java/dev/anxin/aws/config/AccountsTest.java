package dev.anxin.aws.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.Json;
import dev.anxin.payment.Account;
import dev.anxin.payment.Channel;
import dev.anxin.payment.InquiryPolicy;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.MethodTerms;
import dev.anxin.payment.PayWay;
import dev.anxin.payment.QuietHours;
import dev.anxin.payment.RefundLimits;
import dev.anxin.payment.ShopFront;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountsTest {
    private static final String WHOLE = """
            {"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"payWithinSeconds":600,
             "ladderSeconds":[30,60,90],"waitsSeconds":[10,20],"refundGraceSeconds":3600,"tellPaid":true,"partialCapture":true,
             "bankDebitDays":7,"bankDebitGraceDays":4,"voucherDelayDays":1,"transferDelayDays":8,
             "refundsPerHour":5,"refundsPerDay":0,"refundAmountsPerHour":{"CNY":50000,"USD":0},
             "gatewayUrl":"https://made.example","queriesPerMinute":60,"closeUnpaid":false,"shopName":"Demo Shop",
             "shopNames":{"zh-CN":"演示小店"},"support":"tel:+10","orderUrl":"https://shop.example/{order}","payAgainUrl":"https://shop.example/{order}/pay",
             "payAgainWays":[{"account":"olepay","url":"https://shop.example/{order}/olepay","names":{"zh-CN":"欧乐付","en":"OlePay"}},
              {"account":"backup","url":"https://shop.example/{order}/backup","names":{"zh-CN":"备用","en":"Backup","zh-HK":"後備"}},
              {"url":"https://shop.example/{order}/other","names":{"zh-CN":"其他","en":"Other"}}],
             "identityUrl":"https://shop.example/{order}/identity","eventsUrl":"https://shop.example/events","sms":true,
             "preferredChannels":["sms","email"],"quietHours":{"from":"22:30","to":"08:00"}}""";

    @Test
    void readsWhatTheDocumentationShows() {
        var account = Accounts.read("olepay", Json.parse(WHOLE));
        assertThat(account.clients()).containsExactly("demo-shop");
        assertThat(account.window()).isEqualTo(Duration.ofMinutes(10));
        assertThat(account.terms().ladder().progress()).isEqualTo(Duration.ofMinutes(1));
        assertThat(account.terms().waits()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(account.terms().refundGrace()).isEqualTo(Duration.ofHours(1));
        assertThat(account.terms().tellPaid()).isTrue();
        assertThat(account.terms().partialCapture()).isTrue();
        assertThat(Accounts.FIELDS)
                .as("what is read is no mistyped field")
                .containsAll(Json.parse(WHOLE).members().keySet());
        assertThat(account.terms().methods()).isEqualTo(new MethodTerms(7, 4, 1, 8));
        assertThat(account.inquiryPolicy()).isEqualTo(new InquiryPolicy("https://made.example", 60, false));
        assertThat(account.refunds())
                .isEqualTo(new RefundLimits(
                        new RefundLimits.Limit(5, Map.of("CNY", 50_000L, "USD", 0L)),
                        new RefundLimits.Limit(0, Map.of())));
        assertThat(account.refunds().hour().amount("CNY")).isEqualTo(50_000);
        assertThat(account.refunds().hour().amount("EUR")).isEqualTo(Long.MAX_VALUE);
        assertThat(account.shop().orderUrl("a/1")).isEqualTo("https://shop.example/a%2F1");
        assertThat(account.shop().identityUrl("a-1")).isEqualTo("https://shop.example/a-1/identity");
        assertThat(account.shop().nameIn("zh-CN")).isEqualTo("演示小店");
        assertThat(account.shop().nameIn("en")).isEqualTo("Demo Shop");
        assertThat(account.eventsUrl()).isEqualTo("https://shop.example/events");
        assertThat(account.sms()).isTrue();
        assertThat(account.terms().messages())
                .isEqualTo(new MessageTerms(List.of(Channel.SMS, Channel.EMAIL), QuietHours.of("22:30", "08:00")));
    }

    /// In its order, and the account's own last, for that is what has come to nothing.
    @Test
    void readsTheMerchantsWaysToPayAgain() {
        var shop = Accounts.read("olepay", Json.parse(WHOLE)).shop();
        assertThat(shop.waysToPay("a-1", true))
                .extracting(PayWay::url)
                .containsExactly(at("backup"), at("other"), at("olepay"));
        assertThat(shop.waysToPay("a-1", false)).extracting(PayWay::url).containsExactly(at("other"), at("olepay"));
        assertThat(shop.waysToPay("a-1", true))
                .extracting(way -> way.nameIn("zh-HK"))
                .containsExactly("後備", "", "");
        assertThat(shop.waysToPay("a-1", true))
                .extracting(way -> way.nameIn("en"))
                .containsExactly("Backup", "Other", "OlePay");
    }

    @Test
    void fallsBackToTheOneAddressWhereNoWayCanBeOffered() {
        var elsewhere = WHOLE.replace("\"account\":\"olepay\"", "\"account\":\"a\"")
                .replace("{\"url\"", "{\"account\":\"b\",\"url\"");
        var shop = Accounts.read("olepay", Json.parse(elsewhere)).shop();
        assertThat(shop.waysToPay("a-1", false)).extracting(PayWay::url).containsExactly(at("pay"));
        assertThat(shop.waysToPay("a-1", true)).hasSize(3);
        var none = Accounts.read("olepay", Json.parse(elsewhere.replace("payAgainUrl", "other")))
                .shop();
        assertThat(none.waysToPay("a-1", false)).isEmpty();
    }

    private static String at(String way) {
        return "https://shop.example/a-1/" + way;
    }

    @Test
    void twentyWaysAreTooMany() {
        var way = "{\"url\":\"https://a.example\",\"names\":{\"zh-CN\":\"a\",\"en\":\"a\"}}";
        var entry = "{\"gateway\":\"stripe\",\"merchant\":\"m\",\"payAgainWays\":[%s]}";
        var five = entry.formatted(String.join(",", Collections.nCopies(5, way)));
        assertThat(Accounts.read("a", Json.parse(five)).shop().ways()).hasSize(5);
        var twenty = entry.formatted(String.join(",", Collections.nCopies(20, way)));
        assertThatThrownBy(() -> Accounts.read("a", Json.parse(twenty)))
                .hasMessageContaining("'payAgainWays' is not a list of 1 to 5 ways");
    }

    @Test
    void hasADefaultForEverythingButGatewayAndMerchant() {
        assertThat(Accounts.read("a", Json.parse("{\"gateway\":\"stripe\",\"merchant\":\"m\"}")))
                .isEqualTo(new Account(
                        "a",
                        "stripe",
                        "m",
                        Set.of(),
                        Duration.ofMinutes(30),
                        Terms.DEFAULT,
                        InquiryPolicy.DEFAULT,
                        RefundLimits.DEFAULT,
                        ShopFront.NONE,
                        "",
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"gateway\":\"olepay\" | \"gateway\":7 | 'gateway' is missing or is no text",
                "\"merchant\":\"demo-shop\" | \"merchant\":\"demo#shop\" | the merchant's name is empty or has a '#'"
                        + " in it",
                "[30,60,90] | [30,60] | 'ladderSeconds' is not a list of three",
                "[30,60,90] | [90,60,30] | the ladder's times must grow",
                "[30,60,90] | [] | 'ladderSeconds' is not a list of whole seconds",
                "[10,20] | [10,\"20\"] | 'waitsSeconds' is not a list of whole seconds",
                "[10,20] | [10,0] | a wait between checks is zero",
                "3600 | \"1h\" | 'refundGraceSeconds' is missing or is no whole number",
                "3600 | -1 | a time of the terms is negative or longer than a year",
                ":7, | :-1, | the days of a method are not between 0 and 90",
                ":7, | :9999999999, | the days of a method are not between 0 and 90",
                ":4, | :\"4\", | 'bankDebitGraceDays' is missing or is no whole number",
                "\"tellPaid\":true | \"tellPaid\":1 | 'tellPaid' is neither true nor false",
                "\"sms\":true | \"sms\":\"yes\" | 'sms' is neither true nor false",
                ":60, | :0, | the queries of a minute are fewer than one",
                ":5, | :-1, | a limit of refunds is negative",
                ":5, | :1.5, | 'refundsPerHour' is missing or is no whole number",
                "50000 | -1 | a limit of refunds is negative",
                "50000 | \"1\" | 'CNY' is missing or is no whole number",
                "CNY | cny | a limit of refunds is in a currency that is no ISO 4217 code",
                "{\"CNY\":50000,\"USD\":0} | 50000 | 'refundAmountsPerHour' is no object of amounts by currency",
                "\"tel:+10\" | 7 | 'support' is missing or is no text",
                "{\"zh-CN\":\"演示小店\"} | \"演示小店\" | 'shopNames' is no object of texts by locale",
                "\"演示小店\" | 7 | 'zh-CN' is missing or is no text",
                "\"en\":\"Backup\", | ~~ | payAgainWays no. 2: 'en' is missing or is no text",
                "\"後備\" | 7 | payAgainWays no. 2: 'zh-HK' is missing or is no text",
                "\"Other\" | \" \" | payAgainWays no. 3: the name of a way to pay in 'en' is not 1 to 40 letters in one line",
                "\"account\":\"backup\" | \"account\":7 | payAgainWays no. 2: 'account' is missing or is no text",
                "\"url\":\"https://shop.example/{order}/backup\", | ~~ | payAgainWays no. 2: 'url' is missing or is no text",
                "{\"account\":\"olepay\" | 7,{\"account\":\"olepay\" | payAgainWays no. 1: 'url' is missing or is no text",
                "\"payAgainWays\":[ | \"payAgainWays\":[],\"other\":[ | 'payAgainWays' is not a list of 1 to 5 ways",
                "\"payAgainWays\":[ | \"payAgainWays\":\"https://a.example\",\"other\":[ | 'payAgainWays' is not a list of 1 to 5 ways",
                "600 | 0 | the time to pay in is not between a second and 30 days",
                "[\"sms\",\"email\"] | [\"sms\",\"pigeon\"] | channels are each named once, of email, sms, wechat,"
                        + " inbox",
                "[\"sms\",\"email\"] | [\"sms\",\"sms\"] | channels are each named once, of email, sms, wechat, inbox",
                "[\"sms\",\"email\"] | \"sms\" | 'preferredChannels' is not a list of texts",
                "22:30 | 08:00 | quiet hours are between a minute and 12 hours",
                "22:30 | 09:00 | quiet hours are between a minute and 12 hours",
                "22:30 | 24:00 | quiet hours are from and to a time such as 22:00",
                "\"22:30\" | 22 | 'from' is missing or is no text",
                "\"22:30\", | \"22:30\",\"zone\":\"Asia/Shanghai\", | 'quietHours' is no object of 'from' and 'to'",
                "{\"from\":\"22:30\",\"to\":\"08:00\"} | \"22:30-08:00\" | 'quietHours' is no object of 'from' and"
                        + " 'to'",
                "{\"from\":\"22:30\",\"to\":\"08:00\"} | [] | 'quietHours' is no object of 'from' and 'to'",
            })
    void namesWhatIsWrong(String part, String instead, String problem) {
        assertThatThrownBy(() -> Accounts.read("olepay", Json.parse(WHOLE.replace(part, instead))))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("the entry of account olepay: ")
                .hasMessageContaining(problem);
    }
}
