package dev.anxin.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an account says of its shop, its gateway and its customers.
final class AccountTest {
    private static final ShopFront SHOP = new ShopFront(
            "Demo Shop",
            "help@shop.example",
            "https://shop.example/{order}",
            "https://shop.example/{order}/pay?from={order}");

    @Test
    void namesAShopAndItsSupportAsEachReaderKnowsThem() {
        var shop = new ShopFront(
                "Demo Shop",
                "https://shop.example/help?order={order}",
                "",
                "",
                "",
                Map.of("zh-CN", "演示小店"),
                Map.of("zh-HK", "致電 3000 0000，訂單 {order}"),
                List.of());
        assertThat(shop.nameIn("zh-CN")).isEqualTo("演示小店");
        assertThat(shop.nameIn("zh-HK")).isEqualTo("Demo Shop");
        assertThat(shop.supportFor("a/1", "en")).isEqualTo("https://shop.example/help?order=a%2F1");
        assertThat(shop.supportFor("a/1", "zh-HK")).isEqualTo("致電 3000 0000，訂單 a/1");
    }

    @ParameterizedTest
    @CsvSource({
        "A-1_2.3~4, A-1_2.3~4",
        "a/b, a%2Fb",
        "a?b=c&d, a%3Fb%3Dc%26d",
        "{order}, %7Border%7D",
        "100%, 100%25",
    })
    void anOrderCannotChangeWhereALinkLeads(String order, String written) {
        assertThat(SHOP.orderUrl(order)).isEqualTo("https://shop.example/" + written);
        assertThat(SHOP.waysToPay(order, true))
                .extracting(PayWay::url)
                .containsExactly("https://shop.example/" + written + "/pay?from=" + written);
        assertThat(ShopFront.NONE.orderUrl(order)).isEmpty();
        assertThat(ShopFront.NONE.waysToPay(order, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000"})
    void aWayToPayHasANameThatIsOneShortLine(String name) {
        assertThatThrownBy(() -> new PayWay(false, "https://shop.example", Map.of("en", name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in 'en' is not 1 to 40 letters in one line");
    }

    /// Two hundred letters of a language that is read from right to left would fill the screen.
    @Test
    void aNameOfAWayToPayHasFortyLettersWhateverTheyAreMadeOf() {
        assertThatThrownBy(() -> new PayWay(false, "", Map.of("en", "ש".repeat(200))))
                .hasMessageContaining("40 letters");
        assertThat(new PayWay(false, "", Map.of("en", "💳".repeat(40))).nameIn("en"))
                .hasSize(80);
    }

    @Test
    void aContactShowsNothingOfItself() {
        assertThat(new Contact("+10005550100", "made@shop.example", "made")).hasToString("Contact[...]");
    }

    @Test
    void aGatewayMayBeAskedOnceAMinuteAtLeast() {
        assertThat(new InquiryPolicy("", 1, true).perMinute()).isEqualTo(1);
        assertThatThrownBy(() -> new InquiryPolicy("", 0, true)).hasMessageContaining("fewer than one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "demo#shop", "#"})
    void aMerchantHasANameThatPartsFromOthers(String merchant) {
        assertThatThrownBy(() -> new Account(
                        "a",
                        "stripe",
                        merchant,
                        Set.of(),
                        Duration.ofMinutes(30),
                        Terms.DEFAULT,
                        InquiryPolicy.DEFAULT,
                        RefundLimits.DEFAULT,
                        ShopFront.NONE,
                        "",
                        false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the merchant's name");
    }
}
