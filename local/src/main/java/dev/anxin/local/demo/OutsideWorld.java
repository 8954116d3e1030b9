package dev.anxin.local.demo;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.demo.events.ShopServer;
import dev.anxin.local.engine.LoopbackServer;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Everything outside Anxin: its gateways, the shop, and the time they share. Lives in one process, whatever
/// becomes of the stack.
///
/// @param gateways by account
public record OutsideWorld(
        GatewayKeys keys,
        Agenda agenda,
        Map<String, SimulatedGateway> gateways,
        ShopServer shop,
        LoopbackServer loopbackServer,
        AtomicReference<Site> site,
        Sender sender)
        implements AutoCloseable {

    /// Opens everything, at the same addresses as before if there were any.
    ///
    /// @param seed makes the gateways' ids
    public static OutsideWorld open(GatewayKeys keys, Pace pace, Optional<Addresses> before, long seed) {
        var agenda = new Agenda(pace);
        var shop = new ShopServer(keys, agenda);
        var gateways = new LinkedHashMap<String, SimulatedGateway>();
        keys.byAccount().keySet().stream().sorted().forEach(account -> {
            var port = before.map(there -> port(there.gateway(account))).orElse(0);
            gateways.put(
                    account,
                    new SimulatedGateway(new SimulatedGateway.Setup(account, keys.of(account), port, seed), agenda));
        });
        var site = new AtomicReference<>(Site.NONE);
        var loopbackServer =
                LoopbackServer.start(before.map(there -> port(there.shop())).orElse(0), exchange -> {
                    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    var answer = ShopServer.isEvent(exchange.getRequestURI())
                            ? shop.take(exchange, body)
                            : site.get().answer(exchange, body);
                    LoopbackServer.send(exchange, answer);
                });
        return new OutsideWorld(keys, agenda, gateways, shop, loopbackServer, site, new Sender());
    }

    /// What the shop shows in a browser.
    @FunctionalInterface
    public interface Site {
        /// Nothing.
        Site NONE = (exchange, body) -> LoopbackServer.Answer.json(404, "{}");

        LoopbackServer.Answer answer(HttpExchange exchange, String body);
    }

    /// What the shop answers from now on to every request that is not an event.
    public void show(Site shown) {
        site.set(shown);
    }

    private static int port(URI uri) {
        return uri.getPort();
    }

    public Addresses addresses() {
        var all = gateways.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().uri()));
        return new Addresses(all, loopbackServer.uri());
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
        loopbackServer.close();
        sender.close();
    }
}
