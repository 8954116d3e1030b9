package dev.anxin.local.simulator;

import dev.anxin.json.Json;
import dev.anxin.local.engine.AtomicFile;
import dev.anxin.local.simulator.olepay.OlePay;
import dev.anxin.local.simulator.protocol.SigningKeys;
import dev.anxin.local.simulator.stripe.Stripe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The shop's accounts at this machine's gateways, with all their secrets. The stack is given only what
/// proves a signature; what signs stays here, and in a file of the simulators.
public record GatewayKeys(Map<String, AccountKeys> byAccount) {
    /// The shop whose accounts these are, and its client id.
    public static final String SHOP = "demo-shop";

    /// A second account at OlePay: what happens to it leaves the others alone.
    public static final String BACKUP = "olepay-backup";

    /// Accounts whose money goes back by itself.
    public static final String STRIPE_REFUNDS = "stripe-refunds";

    public static final String OLEPAY_REFUNDS = "olepay-refunds";

    /// In cents: what callbacks alone are proof enough for.
    public static final long UNASKED = 100_000;

    /// Another one, whose shop never says that it ships.
    public static final String RUNAWAY = "olepay-runaway";

    /// One at Stripe that an outage of ours cuts off.
    public static final String CUT_OFF = "stripe-cut-off";

    /// What a shop has to say that it ships; short enough for a queue to wait so long.
    public static final Duration GRACE = Duration.ofMinutes(14);

    /// More than any demo needs: what stops automatic refunds there is the shop's silence.
    private static final int REFUNDS_AN_HOUR = 1_000;

    private static final String FILE = "gateway-keys.json";

    /// A gateway's account that lets money go back by itself; at Adyen up to [#UNASKED].
    public static String refunds(String gateway) {
        return gateway + "-refunds";
    }

    /// A gateway's second account: what happens to it leaves the others alone.
    public static String backup(String gateway) {
        return gateway + "-backup";
    }

    public GatewayKeys {
        byAccount = Map.copyOf(byAccount);
    }

    /// Two accounts at each gateway, one called like it and one whose money goes back by itself, and OlePay's others.
    public static GatewayKeys fresh() {
        return new GatewayKeys(Map.of()).completed();
    }

    /// The same, and those accounts that are not there: a directory may be older. Some keys take long to make, so none
    /// is made in vain.
    private GatewayKeys completed() {
        var all = new LinkedHashMap<>(byAccount);
        GatewaySimulators.all().forEach((gateway, simulator) -> {
            all.computeIfAbsent(gateway, _ -> AccountKeys.fresh(simulator));
            all.computeIfAbsent(refunds(gateway), _ -> AccountKeys.fresh(simulator, GRACE));
        });
        return new GatewayKeys(all).withOwn("");
    }

    /// The same, and one more backup, runaway and cut off account.
    ///
    /// @param suffix of their names
    public GatewayKeys withOwn(String suffix) {
        var more = new LinkedHashMap<>(byAccount);
        more.computeIfAbsent(BACKUP + suffix, _ -> AccountKeys.fresh(new OlePay()));
        more.computeIfAbsent(RUNAWAY + suffix, _ -> AccountKeys.fresh(new OlePay(), GRACE));
        more.computeIfAbsent(CUT_OFF + suffix, _ -> AccountKeys.fresh(new Stripe()));
        return new GatewayKeys(more);
    }

    /// The same, and more accounts of a gateway that has stories of its own: [#backup] and its variants.
    public GatewayKeys with(String gateway) {
        var simulator = GatewaySimulators.named(gateway).orElseThrow();
        var more = new LinkedHashMap<>(byAccount);
        more.computeIfAbsent(backup(gateway), _ -> AccountKeys.fresh(simulator));
        simulator
                .variants()
                .forEach((suffix, variant) -> more.computeIfAbsent(
                        gateway + "-" + suffix,
                        _ -> AccountKeys.fresh(simulator).as(variant)));
        return new GatewayKeys(more);
    }

    /// Those of a directory, made now if there are none yet.
    public static GatewayKeys of(Path directory) {
        if (Files.exists(directory.resolve(FILE))) {
            var there = read(directory);
            var all = there.completed();
            if (!all.equals(there)) {
                all.write(directory);
            }
            return all;
        }
        var fresh = fresh();
        fresh.write(directory);
        return fresh;
    }

    /// @throws UncheckedIOException if the directory has none
    public static GatewayKeys read(Path directory) {
        try {
            var keys = new LinkedHashMap<String, AccountKeys>();
            Json.parse(Files.readAllBytes(directory.resolve(FILE)))
                    .members()
                    .forEach((account, entry) -> keys.put(account, AccountKeys.read(entry)));
            return new GatewayKeys(keys);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the keys of the simulated gateways cannot be read", unreadable);
        }
    }

    /// Readable by its owner only.
    ///
    /// @return the file
    public Path write(Path directory) {
        var file = directory.resolve(FILE);
        AtomicFile.write(file, document(account -> of(account).write()).getBytes(StandardCharsets.UTF_8));
        return file;
    }

    /// What the template's secrets are filled with, by logical id.
    public Map<String, String> documents(Addresses addresses) {
        return Map.of(
                "AccountsDocument", document(account -> entry(account, addresses)),
                "VerifySecrets", document(account -> of(account).verifies(addresses.gateway(account))),
                "CallSecrets", document(account -> of(account).called()),
                "EventSecrets", document(account -> of(account).told()));
    }

    private Json entry(String account, Addresses addresses) {
        var shop = addresses.shop();
        var grace = of(account).grace();
        return Json.object(
                "gateway",
                of(account).gateway(),
                "merchant",
                SHOP,
                "clients",
                Json.array(Stream.of(SHOP)),
                "staff",
                Json.array(Stream.of("agent", "supervisor", "auditor")),
                "gatewayUrl",
                addresses.gateway(account).toString(),
                "shopName",
                "Anxin demo shop",
                "support",
                "support@shop.example",
                "orderUrl",
                shop + "/orders/{order}",
                "payAgainUrl",
                shop + "/again/{order}",
                "eventsUrl",
                shop + "/events",
                "lookUp",
                true,
                "refundGraceSeconds",
                grace.toSeconds(),
                "refundsPerHour",
                REFUNDS_AN_HOUR,
                "refundsPerDay",
                REFUNDS_AN_HOUR,
                "refundAmountsUnasked",
                Json.object("EUR", UNASKED));
    }

    /// @throws IllegalArgumentException if there is no such account
    public AccountKeys of(String account) {
        return find(account).orElseThrow(() -> new IllegalArgumentException("no keys for the account " + account));
    }

    public Optional<AccountKeys> find(String account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    /// @throws IllegalArgumentException if there is no such account
    public SigningKeys keys(String account) {
        return of(account).callbacks();
    }

    private String document(Function<String, Json> entry) {
        return Json.object(byAccount.keySet().stream()
                        .sorted()
                        .flatMap(account -> Stream.of(account, entry.apply(account)))
                        .toArray())
                .write();
    }

    @Override
    public String toString() {
        return "GatewayKeys" + byAccount.keySet();
    }
}
