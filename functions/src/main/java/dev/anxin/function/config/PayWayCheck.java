package dev.anxin.function.config;

import dev.anxin.aws.config.PayWays;
import dev.anxin.json.Json;
import dev.anxin.locale.Locales;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What an operator should put right in an account's ways to pay again, beyond what keeps the entry from being read.
final class PayWayCheck {
    private static final Set<String> FIELDS = Set.of(PayWays.URL, PayWays.NAMES, PayWays.ACCOUNT);

    private PayWayCheck() {}

    static List<String> problems(Json entry) {
        var ways = entry.at(PayWays.FIELD).elements();
        return IntStream.range(0, ways.size())
                .boxed()
                .flatMap(at -> ofWay(ways.get(at)).map(problem -> place(at) + problem))
                .toList();
    }

    private static Stream<String> ofWay(Json way) {
        var problems = new ArrayList<String>();
        if (!way.at(PayWays.URL).text().stream()
                .map(url -> url.replace("{order}", "order"))
                .allMatch(ConfigurationCheck::isHttps)) {
            problems.add("'url' is no https address");
        }
        way.at(PayWays.NAMES).members().keySet().stream()
                .filter(locale -> !Locales.names().contains(locale))
                .map(locale -> "there is no locale '" + locale + "'")
                .forEach(problems::add);
        way.members().keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .sorted()
                .map(field -> "'" + field + "' is no field of a way")
                .forEach(problems::add);
        return problems.stream();
    }

    /// A way of an account that is not in the document counts as another's: a slip of the pen in the own name hides it
    /// while the same payment can still be made.
    static List<String> remarks(Json document, Json entry) {
        var ways = entry.at(PayWays.FIELD).elements();
        return IntStream.range(0, ways.size())
                .boxed()
                .flatMap(at -> ways.get(at).at(PayWays.ACCOUNT).text().stream()
                        .filter(account -> !document.at(account).exists())
                        .map(account -> place(at) + "there is no account '" + account + "' in this document"))
                .toList();
    }

    private static String place(int at) {
        return "payAgainWays no. " + (at + 1) + ": ";
    }
}
