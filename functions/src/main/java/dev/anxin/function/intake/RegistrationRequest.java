package dev.anxin.function.intake;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.RequestFields;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.locale.Locales;
import dev.anxin.payment.Account;
import dev.anxin.payment.Channel;
import dev.anxin.payment.Contact;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.PaymentKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a merchant sends to register a payment.
record RegistrationRequest(Json body) {
    private static final String PREFERRED = "preferredChannels";

    private static final Set<String> FIELDS = Set.of(
            "account",
            "reference",
            "alsoKnownAs",
            "order",
            "amount",
            "currency",
            "customerId",
            "contacts",
            "locale",
            "zone",
            "payUntil",
            "tellPaid",
            PREFERRED);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(30);
    private static final int OTHER_IDS = 4;

    /// @throws BadJson if it is no object of known fields
    static RegistrationRequest of(ApiRequest request) {
        return new RegistrationRequest(RequestFields.body(request, FIELDS));
    }

    /// @throws BadJson naming what is wrong with it
    PaymentKey key() {
        return RequestFields.key(body);
    }

    /// @param page where customers' pages are, as the request came to us
    /// @throws BadJson naming what is wrong with it
    Registration registration(Account account, String page, Instant now) {
        var tellPaid =
                RequestFields.truth(body, "tellPaid", false) || account.terms().tellPaid();
        return new Registration(
                now,
                account.merchant(),
                RequestFields.pathId(body, "order"),
                RequestFields.amount(body),
                body.at("customerId").exists() ? RequestFields.pathId(body, "customerId") : "",
                locale(),
                zone(),
                payUntil(now, account.window()),
                page,
                account.terms()
                        .tellingPaid(tellPaid)
                        .writing(messages(account.terms().messages())));
    }

    /// By which channels its customer is written to; else as the account says.
    private MessageTerms messages(MessageTerms ofAccount) {
        var list = body.at(PREFERRED);
        if (!list.exists()) {
            return ofAccount;
        }
        var words =
                list.elements().stream().flatMap(word -> word.text().stream()).toList();
        if (words.isEmpty() || words.size() != list.elements().size()) {
            throw new BadJson("'" + PREFERRED + "' is not a list of channels: " + Channel.words());
        }
        try {
            return ofAccount.preferring(Channel.named(words));
        } catch (IllegalArgumentException wrong) {
            throw new BadJson("'" + PREFERRED + "': " + wrong.getMessage());
        }
    }

    /// How the customer can be reached, if the merchant says it.
    ///
    /// @throws BadJson naming what is wrong with it
    Optional<Contact> contact() {
        if (!body.at("contacts").exists()) {
            return Optional.empty();
        }
        if (!body.at("customerId").exists()) { // it names them in the path that erases them
            throw new BadJson("'contacts' needs a 'customerId'");
        }
        return Optional.of(ContactFields.read(body.at("contacts")));
    }

    /// Other ids under which the gateway may speak of it.
    Stream<News> aliases() {
        var list = body.at("alsoKnownAs");
        var ids = list.elements();
        var texts = ids.stream()
                .flatMap(id -> id.text().stream())
                .filter(PaymentKey::isReference)
                .toList();
        var isList = !list.exists() || list instanceof Json.Items;
        if (!isList || texts.size() != ids.size() || ids.size() > OTHER_IDS) {
            throw new BadJson("'alsoKnownAs' is not a list of at most " + OTHER_IDS + " references");
        }
        return texts.stream().map(News.AlsoKnownAs::new);
    }

    /// Whether this says what was registered first. Terms, where pages are, and a window that it does not
    /// name, may have changed since: they are not what the merchant said.
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

    private String locale() {
        var locale = RequestFields.text(body, "locale", "zh-CN");
        if (!Locales.names().contains(locale)) {
            throw new BadJson("'locale' is none of " + new TreeSet<>(Locales.names()));
        }
        return locale;
    }

    private String zone() {
        try {
            return ZoneId.of(RequestFields.text(body, "zone", "Asia/Shanghai")).getId();
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
