package dev.anxin.local.product.refund;

import dev.anxin.http.AddressPolicy;
import dev.anxin.http.Call;
import dev.anxin.http.HttpCalls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.simulator.AccountKeys;
import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.SimulatedGateway;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The two simulated gateways, and the accounts that merchants have there. `olepay` and `stripe` have an hour of
/// grace, `by-hand` has none, and `limited` may refund two payments an hour by itself.
final class TestGateways {
    private static final String SECRET = "sk_made_for_tests";
    private static final HttpCalls CALLS = new HttpCalls(Duration.ofSeconds(5), 64 * 1024, AddressPolicy.OPEN);

    private final Agenda agenda = new Agenda(Pace.real());
    private final SimulatedGateway olepay = start("olepay");
    private final SimulatedGateway stripe = start("stripe");

    private SimulatedGateway start(String gateway) {
        var fresh = GatewaySimulators.named(gateway).orElseThrow().freshKeys();
        var keys = new AccountKeys(gateway, fresh, SECRET, "");
        return new SimulatedGateway(new SimulatedGateway.Setup(gateway, keys, 0, 1), agenda);
    }

    SimulatedGateway of(String account) {
        return account.equals("stripe") ? stripe : olepay;
    }

    void setTime(Instant now) {
        agenda.pace().set(now);
    }

    String accounts() {
        return """
                {"olepay": {"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"gatewayUrl":"%1$s",
                            "refundGraceSeconds":3600,"refundsPerHour":1000,"refundsPerDay":1000},
                 "stripe": {"gateway":"stripe","merchant":"demo-shop","clients":["demo-shop"],"gatewayUrl":"%2$s",
                            "refundGraceSeconds":3600,"refundsPerHour":1000,"refundsPerDay":1000},
                 "by-hand":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"gatewayUrl":"%1$s",
                            "refundGraceSeconds":0,"refundsPerHour":1000,"refundsPerDay":1000},
                 "limited":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"gatewayUrl":"%1$s",
                            "refundGraceSeconds":3600,"refundsPerHour":2,"refundsPerDay":1000},
                 "foreign":{"gateway":"olepay","merchant":"other-shop","clients":["other-shop"]}}
                """.formatted(olepay.uri(), stripe.uri());
    }

    static String secrets() {
        return """
                {"olepay":{"secrets":["%1$s"]},"stripe":{"secrets":["%1$s"]},"by-hand":{"secrets":["%1$s"]},
                 "limited":{"secrets":["%1$s"]}}
                """.formatted(SECRET);
    }

    /// Opens a payment of 10.99 USD.
    ///
    /// @return the gateway's reference of it
    String open(String account, String name) {
        return account.equals("stripe")
                ? post(stripe, "/v1/payment_intents", "amount=1099&currency=usd&metadata[order]=" + name)
                        .needText("id")
                : post(olepay, "/payments", "{\"order_id\":\"" + name + "\",\"amount\":1099,\"currency\":\"USD\"}")
                        .needText("order_id");
    }

    private static Json post(SimulatedGateway gateway, String path, String body) {
        var headers = Map.of("Authorization", "Bearer " + SECRET);
        var reply = CALLS.send(Call.post(URI.create(gateway.uri() + path), headers, body));
        return Json.parse(((Reply.Answered) reply).body());
    }
}
