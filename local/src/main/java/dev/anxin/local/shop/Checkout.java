package dev.anxin.local.shop;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Cashier;
import dev.anxin.local.demo.Merchant;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.Opening;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;

/// What a shop does before its customer pays: opens the payment at the gateway, and announces it to Anxin.
record Checkout(OutsideWorld outsideWorld, Merchant merchant) {

    /// What the customer chose.
    record Choice(
            Product product,
            GatewaySimulator gateway,
            TroubleChoice troubleChoice,
            ShippingChoice shippingChoice,
            PageLanguage pageLanguage) {
        /// The shop's, where money may go back by itself.
        String account() {
            return GatewayKeys.refunds(gateway.gateway());
        }
    }

    /// @throws IllegalStateException if the gateway or Anxin does not take it
    Purchase begin(Choice choice, String order) {
        return open(choice, order, 1);
    }

    /// The next payment of the same order.
    Purchase again(Purchase before) {
        return open(before.choice(), before.order(), before.attempt() + 1);
    }

    private Purchase open(Choice choice, String order, int attempt) {
        var gateway = outsideWorld.gateway(choice.account());
        var amount = choice.product().price(choice.gateway().currency());
        var opening = choice.gateway()
                .checkout(new Opening.Order(
                        attempt == 1 ? order : order + "-" + attempt,
                        amount,
                        choice.account(),
                        outsideWorld.agenda().now(),
                        outsideWorld.loopbackServer().uri() + "/return/" + order));
        var opened = new Cashier(gateway, outsideWorld.sender()).call(opening);
        var key = new PaymentKey(choice.account(), opening.name().apply(opened));
        var page = register(choice, order, key, amount);
        gateway.planFor(
                gateway.find(key.reference()).orElseThrow().ids().reference(),
                choice.troubleChoice().faults());
        return new Purchase(
                order, choice, amount, attempt, key, page, choice.gateway().nextAction(opened));
    }

    /// @return Anxin's page for the customer
    private String register(Choice choice, String order, PaymentKey key, Money amount) {
        var registration = Json.object(
                "account",
                key.account(),
                "reference",
                key.reference(),
                "order",
                order,
                "amount",
                amount.minor(),
                "currency",
                amount.currency(),
                "customerId",
                "visitor",
                "locale",
                choice.pageLanguage().locale(),
                "tellPaid",
                true);
        var answer = merchant.register(registration);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("Anxin answered " + answer.status() + " " + answer.body());
        }
        return Json.parse(answer.body()).at("pageUrl").text().orElse("");
    }
}
