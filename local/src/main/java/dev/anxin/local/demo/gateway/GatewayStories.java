package dev.anxin.local.demo.gateway;

import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The payments of one gateway. Every gateway of this machine has some: those of the whole demo that are played there,
/// else its own, else what is the same everywhere.
public final class GatewayStories {
    /// Stands for every gateway that the whole demo does not play.
    public static final String OTHERS = "others";

    private static final Map<String, Function<CommonStories, List<Story>>> PARTICULAR = Map.of(
            "adyen", AdyenStories::of,
            "alipay", AlipayStories::of,
            "paypal", PayPalStories::of,
            "wechat", WeChatStories::of);

    private GatewayStories() {}

    /// For a command's help.
    public static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(GatewaySimulators.all().keySet().stream(), Stream.of(OTHERS))
                    .iterator();
        }
    }

    /// The gateways that a word stands for.
    ///
    /// @return empty if it stands for none
    public static List<String> named(String word) {
        return GatewaySimulators.all().keySet().stream()
                .filter(gateway -> word.equals(OTHERS) ? ofWholeDemo(gateway, 1).isEmpty() : gateway.equals(word))
                .toList();
    }

    /// @throws IllegalArgumentException if there is no such gateway
    public static List<Story> of(String gateway, long seed) {
        var simulator = GatewaySimulators.named(gateway)
                .orElseThrow(() -> new IllegalArgumentException("there is no gateway " + gateway));
        var whole = ofWholeDemo(gateway, seed);
        return whole.isEmpty() ? own(simulator, seed) : whole;
    }

    private static List<Story> own(GatewaySimulator simulator, long seed) {
        var common = CommonStories.at(simulator, Stories.drawn(seed));
        return Optional.ofNullable(PARTICULAR.get(simulator.gateway()))
                .orElse(CommonStories::everywhere)
                .apply(common);
    }

    private static List<Story> ofWholeDemo(String gateway, long seed) {
        return Stories.of(seed).stream()
                .filter(story -> story.draw().account().matches(gateway + "(-.*)?"))
                .toList();
    }
}
