package dev.anxin.local.simulator;

import dev.anxin.json.Json;
import dev.anxin.local.engine.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the world outside answers: its gateways, and the shop. What was registered over one start must be
/// found there after the next, so they are kept with the data.
///
/// @param gateways by account
public record Addresses(Map<String, URI> gateways, URI shop) {
    private static final String FILE = "addresses.json";
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9"); // the discard port: nobody listens

    public Addresses {
        gateways = Map.copyOf(gateways);
    }

    /// No gateway answers, and no shop.
    public static Addresses nowhere() {
        return new Addresses(Map.of(), NOWHERE);
    }

    public URI gateway(String account) {
        return gateways.getOrDefault(account, NOWHERE);
    }

    public static Optional<Addresses> read(Path directory) {
        var file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var json = Json.parse(Files.readAllBytes(file));
            var gateways = new HashMap<String, URI>();
            json.at("gateways")
                    .members()
                    .forEach((account, uri) ->
                            gateways.put(account, URI.create(uri.text().orElse(""))));
            return Optional.of(new Addresses(gateways, URI.create(json.needText("shop"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the addresses of the gateways cannot be read", unreadable);
        }
    }

    public void write(Path directory) {
        var all = Json.object(gateways.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(
                        entry.getKey(), entry.getValue().toString()))
                .toArray());
        var text = Json.object("gateways", all, "shop", shop.toString()).write();
        AtomicFile.write(directory.resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
    }
}
