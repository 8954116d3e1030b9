package dev.anxin.aws.config;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Account;
import dev.anxin.payment.Channel;
import dev.anxin.payment.InquiryPolicy;
import dev.anxin.payment.Ladder;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.MethodTerms;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.QuietHours;
import dev.anxin.payment.RefundLimits;
import dev.anxin.payment.ShopFront;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The configured accounts: one document, by account name.
public record Accounts(Document document) {
    /// Causes by the codes that a release does not know yet. Read where advice is given, and wrong ones left out there.
    private static final String FAILURE_CODES = "failureCodes";

    /// The merchant's own words by cause, likewise.
    private static final String FAILURE_TEXTS = "failureTexts";

    /// Whether customers may look for an order by its number and amount.
    private static final String LOOK_UP = "lookUp";

    /// By which channels customers are written to, where a registration does not say.
    private static final String PREFERRED = "preferredChannels";

    private static final String QUIET_HOURS = "quietHours";

    /// What an entry can have. Others are passed over, for a newer version may know them.
    public static final Set<String> FIELDS = Set.of(
            "gateway",
            "merchant",
            "clients",
            "staff",
            "payWithinSeconds",
            "ladderSeconds",
            "waitsSeconds",
            "bankDebitDays",
            "bankDebitGraceDays",
            "voucherDelayDays",
            "transferDelayDays",
            "refundGraceSeconds",
            "refundsPerHour",
            "refundsPerDay",
            "refundAmountsPerHour",
            "refundAmountsPerDay",
            "refundAmountsUnasked",
            "tellPaid",
            "partialCapture",
            PREFERRED,
            QUIET_HOURS,
            "gatewayUrl",
            "queriesPerMinute",
            "closeUnpaid",
            "shopName",
            "shopNames",
            "support",
            "supports",
            "orderUrl",
            "payAgainUrl",
            PayWays.FIELD,
            "identityUrl",
            "eventsUrl",
            "sms",
            LOOK_UP,
            FAILURE_CODES,
            FAILURE_TEXTS);

    private static final Duration WINDOW = Duration.ofMinutes(30);

    /// @throws Unreadable if the account's entry is not what docs/operations describes; it names what is
    ///     wrong
    public Optional<Account> find(String name) {
        return entry(document.content(), name).or(() -> entry(document.again(), name));
    }

    /// The entry of an account as it was last read, or nothing.
    public Json entry(Account account) {
        return document.content().at(account.name());
    }

    /// Whether customers of this account may look for an order by its number and amount.
    public boolean offersLookUp(Account account) {
        return entry(account).at(LOOK_UP).isTrue();
    }

    /// All that are configured, rightly or not.
    public List<String> names() {
        return document.content().members().keySet().stream().sorted().toList();
    }

    /// The merchants of all accounts that list this client. Reads no more of an entry than that: one that has
    /// something wrong in it must not keep its neighbours' orders, nor its own, from being fulfilled.
    public List<String> merchants(String client) {
        var known = merchants(document.content(), client);
        return known.isEmpty() ? merchants(document.again(), client) : known;
    }

    private static List<String> merchants(Json accounts, String client) {
        return accounts.members().values().stream()
                .filter(entry -> entry.at("clients").elements().contains(Json.of(client)))
                .flatMap(entry -> entry.at("merchant").text().stream())
                .filter(Account::isMerchant)
                .distinct()
                .toList();
    }

    /// The accounts that name one of these groups in `staff`. Reads no more of an entry than that, as [#merchants].
    public List<String> seenBy(Set<String> groups) {
        var known = seenBy(document.content(), groups);
        return known.isEmpty() ? seenBy(document.again(), groups) : known;
    }

    private static List<String> seenBy(Json accounts, Set<String> groups) {
        return accounts.members().entrySet().stream()
                .filter(entry -> entry.getValue().at("staff").elements().stream()
                        .flatMap(group -> group.text().stream())
                        .anyMatch(groups::contains))
                .map(Map.Entry::getKey)
                .filter(PaymentKey::isAccount)
                .sorted()
                .toList();
    }

    private static Optional<Account> entry(Json accounts, String name) {
        var entry = accounts.at(name);
        return entry.exists() ? Optional.of(read(name, entry)) : Optional.empty();
    }

    /// @throws Unreadable as [#find]
    public static Account read(String name, Json entry) {
        try {
            var window = seconds(entry, "payWithinSeconds", WINDOW);
            truth(entry, LOOK_UP, false); // whatever else it is, is said here
            listOfTexts(entry, "staff");
            return new Account(
                    name,
                    entry.needText("gateway"),
                    entry.needText("merchant"),
                    setOfTexts(entry, "clients"),
                    window,
                    terms(entry),
                    asking(entry),
                    new RefundLimits(
                            limit(entry, "PerHour", RefundLimits.DEFAULT.hour()),
                            limit(entry, "PerDay", RefundLimits.DEFAULT.day()),
                            amounts(entry, "refundAmountsUnasked")),
                    new ShopFront(
                            text(entry, "shopName"),
                            text(entry, "support"),
                            text(entry, "orderUrl"),
                            text(entry, "payAgainUrl"),
                            text(entry, "identityUrl"),
                            texts(entry, "shopNames"),
                            texts(entry, "supports"),
                            PayWays.of(name, entry)),
                    text(entry, "eventsUrl"),
                    truth(entry, "sms", false));
        } catch (BadJson | IllegalArgumentException otherForm) {
            throw new Unreadable("the entry of account " + name, otherForm);
        }
    }

    private static Set<String> setOfTexts(Json entry, String name) {
        return Set.copyOf(listOfTexts(entry, name));
    }

    private static List<String> listOfTexts(Json entry, String name) {
        var elements = entry.at(name).elements();
        var texts = elements.stream().flatMap(one -> one.text().stream()).toList();
        if (elements.stream().anyMatch(one -> one.text().isEmpty())
                || (entry.at(name).exists() && !(entry.at(name) instanceof Json.Items))) {
            throw new BadJson("'" + name + "' is not a list of texts");
        }
        return texts;
    }

    private static Terms terms(Json entry) {
        var ladder = list(entry, "ladderSeconds");
        var waits = list(entry, "waitsSeconds");
        if (!ladder.isEmpty() && ladder.size() != 3) {
            throw new BadJson("'ladderSeconds' is not a list of three");
        }
        return new Terms(
                ladder.isEmpty() ? Ladder.DEFAULT : new Ladder(ladder.get(0), ladder.get(1), ladder.get(2)),
                waits.isEmpty() ? Terms.DEFAULT.waits() : waits,
                Terms.DEFAULT.newAttempt(),
                seconds(entry, "refundGraceSeconds", Duration.ZERO),
                truth(entry, "tellPaid", false),
                truth(entry, "partialCapture", false),
                methods(entry),
                messages(entry));
    }

    private static MessageTerms messages(Json entry) {
        return new MessageTerms(Channel.named(listOfTexts(entry, PREFERRED)), quietHours(entry.at(QUIET_HOURS)));
    }

    private static QuietHours quietHours(Json hours) {
        if (!hours.exists()) {
            return QuietHours.NONE;
        }
        if (!hours.members().keySet().equals(Set.of("from", "to"))) {
            throw new BadJson("'" + QUIET_HOURS + "' is no object of 'from' and 'to'");
        }
        return QuietHours.of(hours.needText("from"), hours.needText("to"));
    }

    private static MethodTerms methods(Json entry) {
        return new MethodTerms(
                days(entry, "bankDebitDays", MethodTerms.DEFAULT.debitDays()),
                days(entry, "bankDebitGraceDays", MethodTerms.DEFAULT.debitGraceDays()),
                days(entry, "voucherDelayDays", MethodTerms.DEFAULT.voucherDelayDays()),
                days(entry, "transferDelayDays", MethodTerms.DEFAULT.transferDelayDays()));
    }

    private static int days(Json entry, String name, int otherwise) {
        return entry.at(name).exists() ? Math.clamp(entry.needWhole(name), -1, Integer.MAX_VALUE) : otherwise;
    }

    private static InquiryPolicy asking(Json entry) {
        var perMinute = entry.at("queriesPerMinute").exists()
                ? entry.needWhole("queriesPerMinute")
                : InquiryPolicy.DEFAULT.perMinute();
        return new InquiryPolicy(
                text(entry, "gatewayUrl"),
                Math.clamp(perMinute, 0, Integer.MAX_VALUE),
                truth(entry, "closeUnpaid", InquiryPolicy.DEFAULT.closeUnpaid()));
    }

    /// @param time ends the names of its two fields
    private static RefundLimits.Limit limit(Json entry, String time, RefundLimits.Limit otherwise) {
        var count = "refunds" + time;
        var refunds = entry.at(count).exists() ? entry.needWhole(count) : otherwise.refunds();
        return new RefundLimits.Limit(refunds, amounts(entry, "refundAmounts" + time));
    }

    private static Map<String, Long> amounts(Json entry, String name) {
        if (!entry.at(name).exists()) {
            return Map.of();
        }
        if (!(entry.at(name) instanceof Json.Fields(var members))) {
            throw new BadJson("'" + name + "' is no object of amounts by currency");
        }
        return members.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), currency -> entry.at(name).needWhole(currency)));
    }

    private static String text(Json entry, String name) {
        return entry.at(name).exists() ? entry.needText(name) : "";
    }

    private static Map<String, String> texts(Json entry, String name) {
        if (entry.at(name).exists() && !(entry.at(name) instanceof Json.Fields)) {
            throw new BadJson("'" + name + "' is no object of texts by locale");
        }
        return entry.at(name).members().keySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), locale -> entry.at(name).needText(locale)));
    }

    private static boolean truth(Json entry, String name, boolean otherwise) {
        var value = entry.at(name);
        if (value.exists() && !(value instanceof Json.Truth)) {
            throw new BadJson("'" + name + "' is neither true nor false");
        }
        return value.exists() ? value.isTrue() : otherwise;
    }

    private static Duration seconds(Json entry, String name, Duration otherwise) {
        return entry.at(name).exists() ? Duration.ofSeconds(entry.needWhole(name)) : otherwise;
    }

    private static List<Duration> list(Json entry, String name) {
        var elements = entry.at(name).elements();
        var seconds = elements.stream()
                .flatMap(one -> one.whole().stream())
                .map(Duration::ofSeconds)
                .toList();
        if (seconds.size() != elements.size() || (entry.at(name).exists() && elements.isEmpty())) {
            throw new BadJson("'" + name + "' is not a list of whole seconds");
        }
        return seconds;
    }
}
