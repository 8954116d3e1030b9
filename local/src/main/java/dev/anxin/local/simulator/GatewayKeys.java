package dev.anxin.local.simulator;

import dev.anxin.json.Json;
import dev.anxin.local.engine.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// One account at each gateway, with the keys that this machine's gateways sign with. The stack is given
/// only what proves a signature; what signs stays here, and in a file of the simulators.
///
/// @param byAccount an account is called like its gateway
public record GatewayKeys(Map<String, SigningKeys> byAccount) {
    /// The shop whose accounts these are, and its client id.
    public static final String SHOP = "demo-shop";

    private static final String FILE = "gateway-keys.json";

    public GatewayKeys {
        byAccount = Map.copyOf(byAccount);
    }

    public static GatewayKeys fresh() {
        var keys = new LinkedHashMap<String, SigningKeys>();
        GatewaySimulator.all().forEach((gateway, simulator) -> keys.put(gateway, simulator.freshKeys()));
        return new GatewayKeys(keys);
    }

    /// Those of a directory, made now if there are none yet.
    public static GatewayKeys of(Path directory) {
        if (Files.exists(directory.resolve(FILE))) {
            return read(directory);
        }
        var fresh = fresh();
        fresh.write(directory);
        return fresh;
    }

    /// @throws UncheckedIOException if the directory has none
    public static GatewayKeys read(Path directory) {
        try {
            var keys = new LinkedHashMap<String, SigningKeys>();
            Json.parse(Files.readAllBytes(directory.resolve(FILE)))
                    .members()
                    .forEach((account, entry) -> keys.put(account, keys(entry)));
            return new GatewayKeys(keys);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the keys of the simulated gateways cannot be read", unreadable);
        }
    }

    private static SigningKeys keys(Json entry) {
        return new SigningKeys(texts(entry.at("signs")), texts(entry.at("verifies")));
    }

    private static List<String> texts(Json array) {
        return array.elements().stream().flatMap(text -> text.text().stream()).toList();
    }

    /// Readable by its owner only.
    ///
    /// @return the file
    public Path write(Path directory) {
        var document = document(keys -> Json.object("signs", array(keys.signs()), "verifies", array(keys.verifies())));
        var file = directory.resolve(FILE);
        WholeFile.write(file, document.write().getBytes(StandardCharsets.UTF_8));
        return file;
    }

    /// What the template's secrets are filled with, by logical id.
    public Map<String, String> documents() {
        var accounts = object(
                account -> Json.object("gateway", account, "merchant", SHOP, "clients", Json.array(Stream.of(SHOP))));
        var verify = object(account ->
                Json.object("gateway", account, "secrets", array(keys(account).verifies())));
        var call = object(account ->
                Json.object("gateway", account, "secrets", Json.array(Stream.of("sk_" + SigningKeys.random(24)))));
        return Map.of(
                "AccountsDocument", accounts.write(), "VerifySecrets", verify.write(), "CallSecrets", call.write());
    }

    /// @throws IllegalArgumentException if there is no such account
    public SigningKeys keys(String account) {
        var keys = byAccount.get(account);
        if (keys == null) {
            throw new IllegalArgumentException("no keys for the account " + account);
        }
        return keys;
    }

    private Json document(Function<SigningKeys, Json> entry) {
        return object(account -> entry.apply(keys(account)));
    }

    private Json object(Function<String, Json> entry) {
        return Json.object(byAccount.keySet().stream()
                .sorted()
                .flatMap(account -> Stream.of(account, entry.apply(account)))
                .toArray());
    }

    private static Json array(List<String> texts) {
        return Json.array(texts.stream());
    }

    @Override
    public String toString() {
        return "GatewayKeys" + byAccount.keySet();
    }
}
