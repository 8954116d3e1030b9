package dev.anxin.local.demo.gateway;

import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The payments of one gateway.
public final class GatewayStories {
    private static final SortedMap<String, Function<Stories, List<Story>>> BY_GATEWAY = new TreeMap<>(Map.of(
            "adyen", stories -> new AdyenStories(stories).all(),
            "alipay", stories -> new AlipayStories(stories).all(),
            "paypal", stories -> new PayPalStories(stories).all(),
            "wechat", stories -> new WeChatStories(stories).all()));

    private GatewayStories() {}

    /// Gateways that have stories of their own.
    public static Set<String> gateways() {
        return BY_GATEWAY.keySet();
    }

    /// For a command's help.
    public static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return gateways().iterator();
        }
    }

    /// @throws IllegalArgumentException if it has none of its own
    public static List<Story> of(String gateway, long seed) {
        return Optional.ofNullable(BY_GATEWAY.get(gateway))
                .orElseThrow(() -> new IllegalArgumentException("there are no stories of " + gateway + " alone"))
                .apply(Stories.drawn(seed));
    }
}
