package dev.anxin.aws.config;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PayWay;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The ways to pay again that an account's entry lists.
public final class PayWays {
    /// A list, in the order in which customers see them.
    public static final String FIELD = "payAgainWays";

    public static final String URL = "url";
    public static final String NAMES = "names";

    /// Who takes the money; without it the shop's own page decides.
    public static final String ACCOUNT = "account";

    /// Locales without which some customers could not read a button.
    private static final List<String> NEEDED = List.of("zh-CN", "en");

    private PayWays() {}

    /// In the merchant's order, and last what goes by the account whose payment has come to nothing: so one list
    /// serves all of a merchant's accounts.
    ///
    /// @param own the account's name
    /// @throws BadJson naming the way and what is wrong
    static List<PayWay> of(String own, Json entry) {
        var ways = entry.at(FIELD);
        var elements = ways.elements();
        if ((ways.exists() && elements.isEmpty()) || elements.size() > PayWay.MOST) {
            throw new BadJson("'" + FIELD + "' is not a list of 1 to " + PayWay.MOST + " ways");
        }
        return IntStream.range(0, elements.size())
                .boxed()
                .sorted(Comparator.comparing(at -> account(elements.get(at)).equals(Optional.of(own))))
                .map(at -> way(own, elements.get(at), at + 1))
                .toList();
    }

    private static PayWay way(String own, Json way, int number) {
        try {
            if (way.at(ACCOUNT).exists()) {
                way.needText(ACCOUNT);
            }
            var isElsewhere =
                    account(way).filter(account -> !account.equals(own)).isPresent();
            return new PayWay(isElsewhere, way.needText(URL), names(way.at(NAMES)));
        } catch (BadJson | IllegalArgumentException wrong) {
            throw new BadJson(FIELD + " no. " + number + ": " + wrong.getMessage());
        }
    }

    private static Optional<String> account(Json way) {
        return way.at(ACCOUNT).text();
    }

    /// The needed ones, and whatever other there are.
    private static Map<String, String> names(Json names) {
        NEEDED.forEach(names::needText);
        return names.members().keySet().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), names::needText));
    }
}
