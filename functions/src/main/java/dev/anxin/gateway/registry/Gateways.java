package dev.anxin.gateway.registry;

import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.adyen.AdyenGateway;
import dev.anxin.gateway.alipay.AlipayGateway;
import dev.anxin.gateway.olepay.OlePayGateway;
import dev.anxin.gateway.paypal.PayPalGateway;
import dev.anxin.gateway.stripe.StripeGateway;
import dev.anxin.gateway.wechat.WeChatGateway;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every gateway there is, by name.
public final class Gateways {
    private static final Map<String, Gateway> BY_NAME = Stream.of(
                    new AdyenGateway(),
                    new AlipayGateway(),
                    new OlePayGateway(),
                    new PayPalGateway(),
                    new StripeGateway(),
                    new WeChatGateway())
            .collect(Collectors.toUnmodifiableMap(Gateway::name, Function.identity()));

    private Gateways() {}

    public static Optional<Gateway> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static Collection<Gateway> all() {
        return BY_NAME.values();
    }

    public static Set<String> names() {
        return BY_NAME.keySet();
    }
}
