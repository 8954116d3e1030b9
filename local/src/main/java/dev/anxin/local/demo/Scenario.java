package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.util.List;

/// One payment of the demo.
///
/// @param title in a few words
/// @param point what it shows, in one sentence
/// @param draw makes its ids
/// @param tellPaid whether the customer hears of success too
/// @param steps what is done with it
/// @param expected what must come of it
public record Scenario(String title, String point, Draw draw, boolean tellPaid, List<Step> steps, Outcome expected) {

    public Scenario {
        steps = List.copyOf(steps);
    }

    /// What differs by seed.
    ///
    /// @param order the shop's own name of what is paid for
    /// @param event the gateway's id of its event
    public record Draw(PaymentKey key, String order, String event, Money amount) {}

    /// The same, judged otherwise.
    public Scenario withExpected(Outcome other) {
        return new Scenario(title, point, draw, tellPaid, steps, other);
    }

    PaymentKey key() {
        return draw.key();
    }

    Json registration() {
        return Json.object(
                "account",
                key().account(),
                "reference",
                key().reference(),
                "order",
                draw.order(),
                "amount",
                draw.amount().minor(),
                "currency",
                draw.amount().currency(),
                "customerId",
                "customer-of-" + GatewayKeys.SHOP,
                "locale",
                "en",
                "tellPaid",
                tellPaid);
    }
}
