package dev.anxin.local.demo;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.Pace;
import dev.anxin.local.engine.Front;
import dev.anxin.local.simulator.Addresses;
import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SimulatedGateway;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything outside Anxin: its gateways, the shop, and the time they share. Lives in one process, whatever
/// becomes of the stack.
///
/// @param gateways by account
public record World(
        GatewayKeys keys,
        Agenda agenda,
        Map<String, SimulatedGateway> gateways,
        ShopServer shop,
        Front front,
        Sender sender)
        implements AutoCloseable {

    /// Opens everything, where it was before if it was.
    ///
    /// @param site what the shop answers to all that is no event
    public static World open(
            GatewayKeys keys, Pace pace, Optional<Addresses> before, Function<World, Site> site, long seed) {
        var agenda = new Agenda(pace);
        var shop = new ShopServer(keys, agenda);
        var gateways = new LinkedHashMap<String, SimulatedGateway>();
        keys.byAccount().keySet().stream().sorted().forEach(account -> {
            var port = before.map(there -> port(there.gateway(account))).orElse(0);
            gateways.put(
                    account,
                    new SimulatedGateway(new SimulatedGateway.Setup(account, keys.of(account), port, seed), agenda));
        });
        var sites = new Site[1];
        var front = Front.start(before.map(there -> port(there.shop())).orElse(0), exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = ShopServer.isEvent(exchange.getRequestURI())
                    ? shop.take(exchange, body)
                    : sites[0].answer(exchange, body);
            Front.send(exchange, answer);
        });
        var world = new World(keys, agenda, gateways, shop, front, new Sender());
        sites[0] = site.apply(world);
        return world;
    }

    /// What the shop shows in a browser.
    @FunctionalInterface
    public interface Site {
        /// Nothing.
        Site NONE = (exchange, body) -> Front.Answer.json(404, "{}");

        Front.Answer answer(HttpExchange exchange, String body);
    }

    private static int port(URI uri) {
        return uri.getPort();
    }

    public Addresses addresses() {
        var all = gateways.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().uri()));
        return new Addresses(all, front.uri());
    }

    public SimulatedGateway gateway(String account) {
        return Optional.ofNullable(gateways.get(account))
                .orElseThrow(() -> new IllegalArgumentException("no gateway of " + account));
    }

    /// From now on gateways call there.
    public void callTo(URI api) {
        gateways.values().forEach(gateway -> gateway.callTo(api));
    }

    @Override
    public void close() {
        agenda.close();
        gateways.values().forEach(SimulatedGateway::close);
        front.close();
        sender.close();
    }
}
