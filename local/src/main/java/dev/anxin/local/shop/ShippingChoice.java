package dev.anxin.local.shop;

import java.util.stream.Stream;

/// What the shop does once an order is paid. A shop that does nothing lets its grace time run out, and the
/// money goes back: nobody who only looks around should meet that unannounced.
enum ShippingChoice {
    SHIP("The shop ships by itself once it is paid", "付款后商店自动发货"),
    ASK("I decide at the shop's desk; undecided, the money goes back after 14 minutes", "由我在商店后台决定；14 分钟内不决定则自动退款"),
    CANCEL("The shop cancels once it is paid, and the money goes back", "付款后商店取消订单并退款");

    private final String english;
    private final String chinese;

    ShippingChoice(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    static ShippingChoice of(String name) {
        return Stream.of(values())
                .filter(one -> one.name().equals(name))
                .findAny()
                .orElse(SHIP);
    }

    String in(PageLanguage pageLanguage) {
        return pageLanguage.say(english, chinese);
    }
}
