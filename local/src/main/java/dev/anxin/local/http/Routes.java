package dev.anxin.local.http;

import dev.anxin.local.template.Trigger.Route;
import dev.anxin.local.trigger.HostedFunction;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which route a request takes: in a segment text before a variable, and a method before ANY. Source: API
/// Gateway's developer guide, "Routing API requests".
record Routes(List<Entry> entries) {
    record Entry(Route route, HostedFunction function) {}

    /// @param variables decoded
    record Match(Entry entry, Map<String, String> variables) {}

    static Routes of(List<HostedFunction> functions) {
        return new Routes(functions.stream()
                .flatMap(function -> function.spec().triggers().stream()
                        .flatMap(one ->
                                one instanceof Route route ? Stream.of(new Entry(route, function)) : Stream.empty()))
                .sorted(Comparator.comparing(entry -> weight(entry.route())))
                .toList());
    }

    // Lower goes first: `{` comes after letters, and so must ANY.
    private static String weight(Route route) {
        return route.path().replaceAll("\\{[^/]*", "{") + (route.method().equals("ANY") ? " b" : " a");
    }

    /// @param path decoded
    Optional<Match> find(String method, String path) {
        return entries.stream()
                .filter(one -> List.of("ANY", method).contains(one.route().method()))
                .flatMap(one -> variables(one.route().path(), path).map(found -> new Match(one, found)).stream())
                .findFirst();
    }

    private static Optional<Map<String, String>> variables(String pattern, String path) {
        var variables = new LinkedHashMap<String, String>();
        var wanted = pattern.split("/", -1);
        var given = path.split("/", -1);
        for (var i = 0; i < wanted.length; i++) {
            var variable = wanted[i].startsWith("{");
            var fits = wanted.length == given.length && (variable ? !given[i].isEmpty() : wanted[i].equals(given[i]));
            if (!fits) {
                return Optional.empty();
            }
            if (variable) {
                variables.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            }
        }
        return Optional.of(variables);
    }
}
