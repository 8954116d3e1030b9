package dev.anxin.local.demo.events;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.simulator.GatewayKeys;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// The shop's own server: hears what Anxin tells of payments, at `/events`, and believes what is signed.
public final class ShopServer {
    private static final String PATH = "/events";

    private final GatewayKeys keys;
    private final Agenda agenda;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicReference<Predicate<Received>> handler = new AtomicReference<>(heard -> true);

    /// @param id the delivery's
    /// @param about the payment's key
    /// @param problem why it is not believed, or empty
    public record Received(String id, String about, Json event, Instant at, String problem) {
        /// `payment.paid`.
        public String type() {
            return event.at("type").text().orElse("");
        }
    }

    public ShopServer(GatewayKeys keys, Agenda agenda) {
        this.keys = keys;
        this.agenda = agenda;
    }

    /// Lets the shop act on what it believes.
    ///
    /// @param next says whether it is done; else Anxin is asked to send the event again
    public void handle(Predicate<Received> next) {
        handler.set(next);
    }

    /// All so far, oldest first.
    public List<Received> received() {
        return List.copyOf(received);
    }

    public static boolean isEvent(URI uri) {
        return uri.getPath().equals(PATH);
    }

    /// Takes an event: 204, 401 if it is not believed, or 503 if the shop cannot act on it now.
    public LoopbackServer.Answer take(HttpExchange exchange, String body) {
        var event = parse(body);
        var account = event.at("payment", "account").text().orElse("");
        var problem = keys.find(account)
                .map(secrets -> EventVerifier.of(secrets.events(), agenda.pace())
                        .problem(exchange.getRequestHeaders(), body)
                        .orElse(""))
                .orElse("of no account of this shop");
        var id = Optional.ofNullable(exchange.getRequestHeaders().getFirst("webhook-id"))
                .orElse("");
        var about = account + "/" + event.at("payment", "reference").text().orElse("");
        var heard = new Received(id, about, event, agenda.now(), problem);
        received.add(heard);
        if (!problem.isEmpty()) {
            return LoopbackServer.Answer.json(401, "");
        }
        return LoopbackServer.Answer.json(handler.get().test(heard) ? 204 : 503, "");
    }

    private static Json parse(String body) {
        try {
            return Json.parse(body);
        } catch (BadJson unreadable) {
            return Json.object();
        }
    }
}
