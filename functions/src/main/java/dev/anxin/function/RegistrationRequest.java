package dev.anxin.function;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a merchant sends to register a payment.
record RegistrationRequest(Json body) {
    private static final Set<String> FIELDS = Set.of(
            "account",
            "reference",
            "alsoKnownAs",
            "order",
            "amount",
            "currency",
            "customerId",
            "locale",
            "zone",
            "payUntil",
            "tellPaid");
    private static final Set<String> LOCALES = Set.of("zh-CN", "en");
    private static final Pattern ID = Pattern.compile("[!-~]{1,64}");
    private static final Duration LONGEST_WINDOW = Duration.ofDays(30);
    private static final int OTHER_IDS = 4;

    /// @throws BadJson naming what is wrong with it
    PaymentKey key() {
        var unknown = new TreeSet<>(body.members().keySet());
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new BadJson("unknown fields; known are " + new TreeSet<>(FIELDS));
        }
        try {
            return new PaymentKey(body.needText("account"), body.needText("reference"));
        } catch (IllegalArgumentException otherForm) {
            throw new BadJson(String.valueOf(otherForm.getMessage()));
        }
    }

    /// @throws BadJson naming what is wrong with it
    Registration registration(Account account, Instant now) {
        return new Registration(
                now,
                account.merchant(),
                id("order"),
                amount(),
                body.at("customerId").exists() ? id("customerId") : "",
                locale(),
                zone(),
                payUntil(now, account.window()),
                "",
                account.terms()
                        .tellingPaid(
                                body.at("tellPaid").isTrue() || account.terms().tellPaid()));
    }

    /// Other ids under which the gateway may speak of it.
    Stream<News> aliases() {
        List<Json> ids = body.at("alsoKnownAs").elements();
        var texts = ids.stream()
                .flatMap(id -> id.text().stream())
                .filter(PaymentKey::isReference)
                .toList();
        if (texts.size() != ids.size() || ids.size() > OTHER_IDS) {
            throw new BadJson("'alsoKnownAs' is not a list of at most " + OTHER_IDS + " references");
        }
        return texts.stream().map(News.AlsoKnownAs::new);
    }

    /// Whether this says what was registered first. Terms, and a window that it does not name, may have
    /// been configured anew since: they are not what the merchant said.
    boolean saysTheSame(Summary first, Summary now) {
        var before = first.registration();
        var said = now.registration();
        var window = !body.at("payUntil").exists() || before.payUntil().equals(said.payUntil());
        return window
                && first.aliases().equals(now.aliases())
                && before.merchant().equals(said.merchant())
                && before.order().equals(said.order())
                && before.amount().equals(said.amount())
                && before.customer().equals(said.customer())
                && before.locale().equals(said.locale())
                && before.zone().equals(said.zone());
    }

    private Money amount() {
        try {
            return new Money(body.needWhole("amount"), body.needText("currency"));
        } catch (IllegalArgumentException wrong) {
            throw new BadJson(String.valueOf(wrong.getMessage()));
        }
    }

    private String id(String name) {
        var id = body.needText(name);
        if (!ID.matcher(id).matches()) {
            throw new BadJson("'" + name + "' is not 1 to 64 visible ASCII characters");
        }
        return id;
    }

    private String locale() {
        var locale = body.at("locale").exists() ? body.needText("locale") : "zh-CN";
        if (!LOCALES.contains(locale)) {
            throw new BadJson("'locale' is none of " + new TreeSet<>(LOCALES));
        }
        return locale;
    }

    private String zone() {
        try {
            return ZoneId.of(body.at("zone").exists() ? body.needText("zone") : "Asia/Shanghai")
                    .getId();
        } catch (DateTimeException unknown) {
            throw new BadJson("'zone' is no time zone");
        }
    }

    private Instant payUntil(Instant now, Duration window) {
        if (!body.at("payUntil").exists()) {
            return now.plus(window);
        }
        var until = body.needInstant("payUntil");
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_WINDOW))) {
            throw new BadJson("'payUntil' is not within the next " + LONGEST_WINDOW.toDays() + " days");
        }
        return until;
    }
}
