package dev.anxin.page;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.notification.PaymentContext;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.ShopFront;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A payment of 299 yuan, registered at noon in Shanghai, to be paid until half past twelve; its customer
/// came back after two minutes.
final class PageStory {
    static final PaymentKey KEY = new PaymentKey("olepay", "made-1001");
    static final Money PRICE = new Money(29900, "CNY");
    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    static final ShopFront SHOP = new ShopFront(
            "演示小店",
            "https://shop.example/help",
            "https://shop.example/orders/{order}",
            "https://shop.example/pay/{order}",
            "https://shop.example/identity/{order}",
            Map.of(),
            Map.of(),
            List.of());
    static final PageDisplay DISPLAY = new PageDisplay("made", false, false, "");

    private final List<Fact> facts = new ArrayList<>();

    static PageStory registered() {
        return registered(Terms.DEFAULT);
    }

    static PageStory registered(Terms terms) {
        var registration = new Registration(
                NOON,
                "demo-shop",
                "SO-42",
                PRICE,
                "customer-1",
                "zh-CN",
                "Asia/Shanghai",
                minute(30),
                "https://pay.example",
                terms);
        return new PageStory().and(Source.MERCHANT, NOON, new News.Registered(registration));
    }

    /// The customer came back after two minutes.
    static PageStory returned() {
        return registered().and(Source.CUSTOMER, minute(2), new News.Returned());
    }

    static Instant minute(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    PageStory and(Source source, Instant at, News... news) {
        facts.add(Fact.of(KEY, source, at + ":" + List.of(news), at, news));
        return this;
    }

    PageStory called(long minute, News... news) {
        return and(Source.CALLBACK, minute(minute), news);
    }

    /// The clock rang, and the gateway answered.
    PageStory asked(long minute, News answer) {
        var before =
                facts.stream().filter(fact -> fact.source() == Source.CHECK).count();
        return and(Source.CHECK, minute(minute), new News.Rang((int) before + 1), answer);
    }

    PageStory paid(long minute) {
        return called(minute, new News.Paid(PRICE, PRICE.minor()));
    }

    PageStory refund(long minute, Refund.Status status) {
        return called(minute, new News.RefundReported("made-1001-second", status, PRICE));
    }

    PageStory order(Order.Status status, Order.Holder holder) {
        return and(Source.ORDER, minute(9), new News.OrderChanged(new Order(2, status, holder, minute(9))));
    }

    PageStory told(String message) {
        return and(Source.TELL, minute(3), new News.Told(message));
    }

    PaymentState state() {
        return PaymentState.of(facts.stream().map(Summary::of).reduce(Summary.EMPTY, Summary::join));
    }

    static PaymentContext at(long minute) {
        return new PaymentContext(SHOP, AccountAdvice.of("olepay"), "https://pay.example/pay/made", minute(minute));
    }

    PageView page(long minute, String locale) {
        return PageView.of(state(), at(minute), locale);
    }
}
