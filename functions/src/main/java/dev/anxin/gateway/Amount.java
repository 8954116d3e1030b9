package dev.anxin.gateway;

import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.Money;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// An amount as a gateway states it: known exactly, or not to be believed.
public sealed interface Amount {
    record Exact(Money money) implements Amount {}

    /// @param problem names the field and what is wrong with it
    record Wrong(String problem) implements Amount {}

    /// From the gateway's units to those of ISO 4217.
    interface Units {
        /// @param units not negative
        /// @param currency one of ISO 4217
        Amount convert(long units, String currency);
    }

    /// Of a gateway that counts as ISO 4217 does.
    static Amount iso(long units, String currency) {
        return minor(units, currency);
    }

    /// @param minor not negative, in the units of ISO 4217
    static Amount minor(long minor, String currency) {
        return minor > Money.LIMIT
                ? new Wrong("an amount in " + currency + " is over " + Money.LIMIT + " minor units")
                : new Exact(new Money(minor, currency));
    }

    /// The whole number under `field`, in the currency under `currency` beside it.
    static Amount read(Json object, String field, Units units) {
        var code = object.at("currency").text().orElse("").toUpperCase(Locale.ROOT);
        if (!Money.isCurrency(code)) {
            return new Wrong("'currency' is missing or is no ISO 4217 code");
        }
        if (!object.at(field).exists()) {
            return new Wrong("'" + field + "' is missing");
        }
        Optional<Long> whole = object.at(field).whole();
        if (whole.isEmpty()) {
            return new Wrong("'" + field + "' is no whole number of minor units");
        }
        return whole.get() < 0 ? new Wrong("'" + field + "' is negative") : units.convert(whole.get(), code);
    }

    /// What it says of money that came, if it is exact; a contradiction if not, so that nothing is paid by an amount
    /// that nobody knows.
    default News news(Function<Money, News> exact) {
        return switch (this) {
            case Exact(var money) -> exact.apply(money);
            case Wrong(var problem) -> new News.Contradicted(problem);
        };
    }

    /// What it says if it is exact. Of money that goes back: its amount may be unknown for a while, and what
    /// came stays as certain as it was.
    default Money orNone() {
        return this instanceof Exact(var money) ? money : Money.NONE;
    }

    /// That `captured` was taken of `asked`. Paid without money is a contradiction.
    static News paid(Amount asked, Amount captured) {
        return asked.news(whole -> captured.news(taken -> paid(whole, taken)));
    }

    private static News paid(Money asked, Money taken) {
        return taken.minor() == 0
                ? new News.Contradicted("paid, but nothing was taken")
                : new News.Paid(asked, taken.minor());
    }
}
