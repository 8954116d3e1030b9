package dev.anxin.simulation.world;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.AccountKeys;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.paypal.PayPal;
import dev.anxin.local.simulator.protocol.SigningKeys;
import dev.anxin.payment.MessageTerms;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The shop's accounts, called like their gateways.
///
/// @param own by name
public record WorldAccounts(Map<String, Own> own) {
    public static final String SHOP = GatewayKeys.SHOP;

    /// The shop's second person at the desk.
    public static final String OTHER_OPERATOR = "demo-shop-desk";

    public static final String SHOP_HOST = "shop.example";

    /// The account whose gateway cannot be asked.
    public static final String UNASKABLE = "adyen";

    /// What its callbacks are proof enough for, in minor units: see `refundAmountsUnasked`.
    public static final long PROVEN = 1_000;

    private static final Map<String, AccountKeys> KEYS =
            Map.of("olepay", madeFor("olepay"), "stripe", madeFor("stripe"), UNASKABLE, unaskable());

    private static final String EVENTS = "whsec_bWFkZS1mb3ItdGhlLXNpbXVsYXRpb24tMDE=";

    /// Made for those worlds alone that have such an account. What of them reaches the table is always the same.
    private static final class PayPalKeys {
        private static final AccountKeys KEYS = new AccountKeys(
                "paypal", new PayPal().keysOf("0MADEFORSIMULATION"), "client:made:for", "not-used", Duration.ZERO);
    }

    /// They are the same for many worlds.
    private static final Map<WorldAccounts, Map<String, String>> DOCUMENTS = new ConcurrentHashMap<>();

    /// What one of them is like.
    ///
    /// @param grace how long the shop has to fulfil; zero: nothing goes back by itself
    /// @param waits when a customer's payment is looked at: few, where a story is about something else
    /// @param events whether the shop's server is told what happens
    /// @param texts whether customers get text messages
    /// @param tellPaid whether the customer of every paid payment is told
    /// @param refundsPerHour how many go back by themselves at most
    /// @param messages how its customers are written to
    public record Own(
            Duration grace,
            List<Integer> waits,
            boolean events,
            boolean texts,
            boolean tellPaid,
            int refundsPerHour,
            MessageTerms messages) {
        /// As many as never matter.
        public static final int ENOUGH = 1_000;

        public Own(
                Duration grace,
                List<Integer> waits,
                boolean events,
                boolean texts,
                boolean tellPaid,
                int refundsPerHour) {
            this(grace, waits, events, texts, tellPaid, refundsPerHour, MessageTerms.DEFAULT);
        }

        public Own writing(MessageTerms own) {
            return new Own(grace, waits, events, texts, tellPaid, refundsPerHour, own);
        }
    }

    public WorldAccounts {
        own = Map.copyOf(own);
    }

    /// Of a kind that is quickly signed with, and the same in every process.
    private static AccountKeys madeFor(String gateway) {
        var secret = List.of(EVENTS);
        return new AccountKeys(
                gateway, new SigningKeys(secret, secret), "made-for-" + gateway, "not-used", Duration.ZERO);
    }

    private static AccountKeys unaskable() {
        var secret = List.of("4D4144452D464F522D5448452D53494D554C4154494F4E2D4D4144452D464F52");
        return new AccountKeys(
                UNASKABLE,
                new SigningKeys(secret, secret),
                "apikey:AnxinDemoAccount:made-for-the-simulation",
                "not-used",
                Duration.ZERO);
    }

    SequencedCollection<String> names() {
        return own.keySet().stream().sorted().toList();
    }

    public AccountKeys keys(String account) {
        return account.equals("paypal")
                ? PayPalKeys.KEYS
                : Optional.ofNullable(KEYS.get(account)).orElseThrow();
    }

    public static URI gateway(String account) {
        return URI.create("https://" + account + ".example");
    }

    public Map<String, String> documents() {
        return DOCUMENTS.computeIfAbsent(this, WorldAccounts::write);
    }

    private Map<String, String> write() {
        Map<String, Json> accounts = new LinkedHashMap<>();
        Map<String, Json> verify = new LinkedHashMap<>();
        Map<String, Json> call = new LinkedHashMap<>();
        Map<String, Json> events = new LinkedHashMap<>();
        names().forEach(account -> {
            var keys = keys(account);
            accounts.put(
                    account,
                    entry(account, Optional.ofNullable(own.get(account)).orElseThrow()));
            var words = GatewaySimulators.named(keys.gateway()).orElseThrow();
            var verifies = Json.array(words.verifySecrets(keys.callbacks(), gateway(account)).stream());
            Map<String, Json> entry =
                    new LinkedHashMap<>(Json.object("gateway", keys.gateway(), "mode", "test", "secrets", verifies)
                            .members());
            words.owner().forEach((field, id) -> entry.put(field, Json.of(id)));
            verify.put(account, new Json.Fields(entry));
            call.put(account, Json.object("secrets", Json.array(Stream.of(keys.calls()))));
            events.put(account, Json.object("secrets", Json.array(Stream.of(EVENTS))));
        });
        return Map.of(
                "accounts", new Json.Fields(accounts).write(),
                "verify", new Json.Fields(verify).write(),
                "call", new Json.Fields(call).write(),
                "events", new Json.Fields(events).write(),
                "page", "{\"v\":1,\"key\":\"made-key-made-key-made-key-made-key-0\"}");
    }

    private static Json entry(String account, Own own) {
        Map<String, Json> entry = new LinkedHashMap<>();
        entry.put("gateway", Json.of(account));
        entry.put("merchant", Json.of(SHOP));
        entry.put("clients", Json.array(Stream.of(SHOP, OTHER_OPERATOR)));
        entry.put("gatewayUrl", Json.of(gateway(account).toString()));
        entry.put("waitsSeconds", Json.array(own.waits().stream()));
        entry.put("refundGraceSeconds", Json.of(own.grace().toSeconds()));
        entry.put("sms", Json.of(own.texts()));
        entry.put("tellPaid", Json.of(own.tellPaid()));
        entry.put("refundsPerHour", Json.of(own.refundsPerHour()));
        entry.put("refundAmountsUnasked", Json.object("CNY", PROVEN));
        var quietHours = own.messages().quietHours();
        if (quietHours.exist()) {
            entry.put(
                    "quietHours",
                    Json.object(
                            "from",
                            quietHours.from().toString(),
                            "to",
                            quietHours.to().toString()));
        }
        if (own.events()) {
            entry.put("eventsUrl", Json.of("https://" + SHOP_HOST + "/events"));
        }
        return new Json.Fields(entry);
    }
}
