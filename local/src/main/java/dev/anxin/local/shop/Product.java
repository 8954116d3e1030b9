package dev.anxin.local.shop;

import dev.anxin.payment.Money;
import java.util.stream.Stream;

/// What the shop sells.
enum Product {
    TEA("Longjing tea", "龙井茶", 8_800, 1_250),
    UMBRELLA("Paper umbrella", "油纸伞", 12_900, 1_800),
    BRUSHES("Writing brushes", "毛笔一套", 26_800, 3_700);

    private final String english;
    private final String chinese;
    private final long fen;
    private final long cents;

    Product(String english, String chinese, long fen, long cents) {
        this.english = english;
        this.chinese = chinese;
        this.fen = fen;
        this.cents = cents;
    }

    static Product of(String name) {
        return Stream.of(values())
                .filter(one -> one.name().equals(name))
                .findAny()
                .orElse(TEA);
    }

    String in(PageLanguage pageLanguage) {
        return pageLanguage.say(english, chinese);
    }

    /// @param currency CNY, or one of which a unit is worth about a dollar
    Money price(String currency) {
        return new Money(currency.equals("CNY") ? fen : cents, currency);
    }
}
