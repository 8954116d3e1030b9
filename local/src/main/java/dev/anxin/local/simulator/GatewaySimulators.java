package dev.anxin.local.simulator;

import dev.anxin.local.simulator.adyen.Adyen;
import dev.anxin.local.simulator.alipay.Alipay;
import dev.anxin.local.simulator.olepay.OlePay;
import dev.anxin.local.simulator.paypal.PayPal;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.stripe.Stripe;
import dev.anxin.local.simulator.wechat.WeChat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every gateway that can be simulated, by the name that accounts give it.
public final class GatewaySimulators {
    private GatewaySimulators() {}

    public static Optional<GatewaySimulator> named(String gateway) {
        return Optional.ofNullable(all().get(gateway));
    }

    public static Map<String, GatewaySimulator> all() {
        return Stream.of(new Adyen(), new Alipay(), new OlePay(), new PayPal(), new Stripe(), new WeChat())
                .collect(Collectors.toMap(
                        GatewaySimulator::gateway, Function.identity(), (one, other) -> one, TreeMap::new));
    }
}
