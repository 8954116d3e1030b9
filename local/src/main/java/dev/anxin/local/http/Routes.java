package dev.anxin.local.http;

import dev.anxin.local.template.Trigger.Route;
import dev.anxin.local.trigger.HostedFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which route a request takes: whole matches before greedy ones before `$default`; in a segment text
/// before a variable, and a method before ANY.
/// Source: API Gateway's developer guide, "Routing API requests".
final class Routes {
    private final List<Entry> entries;

    record Entry(Route route, HostedFunction function) {}

    /// @param variables decoded
    record Match(Entry entry, Map<String, String> variables) {}

    Routes(List<Entry> entries) {
        this.entries = new ArrayList<>(entries);
        this.entries.sort(Comparator.comparing(entry -> weight(entry.route())));
    }

    // Lower goes first; letters stand for what a segment is.
    private static String weight(Route route) {
        if (route.path().equals("$default")) {
            return "z";
        }
        var weight = new StringBuilder(route.path().endsWith("+}") ? "g" : "f");
        for (var segment : route.path().split("/", -1)) {
            weight.append(segment.endsWith("+}") ? 'c' : segment.startsWith("{") ? 'b' : 'a');
        }
        return weight.append(route.method().equals("ANY") ? 'b' : 'a').toString();
    }

    /// @param path decoded
    Optional<Match> find(String method, String path) {
        for (var entry : entries) {
            var route = entry.route();
            var right = route.method().equals("ANY")
                    || route.method().equals(method)
                    || route.path().equals("$default");
            var variables = right ? variables(route.path(), path) : Optional.<Map<String, String>>empty();
            if (variables.isPresent()) {
                return Optional.of(new Match(entry, variables.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> variables(String pattern, String path) {
        var variables = new LinkedHashMap<String, String>();
        if (pattern.equals("$default")) {
            return Optional.of(variables);
        }
        var wanted = pattern.split("/", -1);
        var given = path.split("/", -1);
        for (var i = 0; i < wanted.length; i++) {
            var name = wanted[i].startsWith("{") ? wanted[i].substring(1, wanted[i].length() - 1) : "";
            if (i >= given.length || (name.isEmpty() ? !wanted[i].equals(given[i]) : given[i].isEmpty())) {
                return Optional.empty();
            }
            if (name.endsWith("+")) {
                var rest = String.join("/", List.of(given).subList(i, given.length));
                variables.put(name.substring(0, name.length() - 1), rest);
                return Optional.of(variables);
            }
            if (!name.isEmpty()) {
                variables.put(name, given[i]);
            }
        }
        return wanted.length == given.length ? Optional.of(variables) : Optional.empty();
    }
}
