package dev.anxin.ledger;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// One payment of 10.99 USD, registered at noon, to be paid within half an hour; and facts about it.
public final class Example {
    public static final PaymentKey KEY = new PaymentKey("olepay", "1001");
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Instant PAY_UNTIL = NOON.plus(Duration.ofMinutes(30));
    public static final Money PRICE = new Money(1099, "USD");
    public static final Money OTHER = new Money(1, "USD");

    private Example() {}

    public static Instant at(Duration afterNoon) {
        return NOON.plus(afterNoon);
    }

    public static Instant minute(long minutes) {
        return at(Duration.ofMinutes(minutes));
    }

    public static Registration registration(Terms terms) {
        return new Registration(
                NOON, "demo-shop", "order-1", PRICE, "customer-1", "en", "Asia/Shanghai", PAY_UNTIL, "", terms);
    }

    /// All records of a sealed interface, also of those that it is made of.
    public static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(Example::kinds) : Stream.of(type);
    }

    public static Fact registered() {
        return registered(Terms.DEFAULT);
    }

    public static Fact registered(Terms terms) {
        return fact(Source.MERCHANT, NOON, new News.Registered(registration(terms)));
    }

    public static Fact called(long minute, News... news) {
        return fact(Source.CALLBACK, minute(minute), news);
    }

    public static Fact paid(long minute) {
        return called(minute, new News.Paid(PRICE, PRICE.minor()));
    }

    public static Fact failed(long minute) {
        return called(minute, new News.Failed("", "101"));
    }

    public static Fact asked(long minute, News answer) {
        return fact(Source.CHECK, minute(minute), new News.Rang(1), answer);
    }

    public static Fact returned(long minute) {
        return fact(Source.CUSTOMER, minute(minute), new News.Returned());
    }

    public static Fact done(Message message) {
        return Fact.of(KEY, Source.TELL, "done#" + message.id(), NOON, new News.Done(message.id()));
    }

    public static Fact order(long version, Order.Status status, Order.Holder holder) {
        return fact(
                Source.ORDER,
                minute(version),
                new News.OrderChanged(new Order(version, status, holder, minute(version))));
    }

    public static Fact fact(Source source, Instant at, News... news) {
        return Fact.of(KEY, source, at + ":" + List.of(news), at, news);
    }

    public static Summary sum(Collection<Fact> facts) {
        return facts.stream().map(Summary::of).reduce(Summary.EMPTY, Summary::join);
    }

    public static PaymentState state(Fact... facts) {
        return PaymentState.of(sum(List.of(facts)));
    }
}
