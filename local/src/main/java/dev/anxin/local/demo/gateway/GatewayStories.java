package dev.anxin.local.demo.gateway;

import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import java.util.List;

/// The payments of one gateway.
public final class GatewayStories {
    /// Gateways that have stories of their own.
    public static final List<String> GATEWAYS = List.of("adyen", "alipay", "paypal", "wechat");

    private GatewayStories() {}

    /// @throws IllegalArgumentException if it has none of its own
    public static List<Story> of(String gateway, long seed) {
        var stories = Stories.drawn(seed);
        return switch (gateway) {
            case "adyen" -> new AdyenStories(stories).all();
            case "alipay" -> new AlipayStories(stories).all();
            case "paypal" -> new PayPalStories(stories).all();
            case "wechat" -> new WeChatStories(stories).all();
            default -> throw new IllegalArgumentException("there are no stories of " + gateway + " alone");
        };
    }
}
