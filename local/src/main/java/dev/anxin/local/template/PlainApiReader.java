package dev.anxin.local.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// HTTP APIs that are written out, resource by resource, and whose routes are open. SAM puts the functions
/// into an API that it writes: where these depend on the API, that would be a circle.
final class PlainApiReader {
    private final Set<String> apis = new HashSet<>();
    private final Map<String, Integration> integrations = new HashMap<>();

    /// @param function the ARN of what is called, or of its alias
    private record Integration(String api, String function) {}

    /// A route, and the ARN of the function that answers it.
    record Bound(String function, Trigger.Route route) {}

    /// @param reference what `Ref` gives for it
    String api(String reference, Section section) {
        section.only("ProtocolType", "HTTP");
        apis.add(reference);
        return reference;
    }

    /// @param reference what `Ref` gives for it
    String integration(String reference, Section section) {
        section.only("IntegrationType", "AWS_PROXY");
        section.only("PayloadFormatVersion", "2.0");
        if (!section.has("PayloadFormatVersion")) {
            section.problem("PayloadFormatVersion", "is missing: without it events have another form");
        }
        integrations.put("integrations/" + reference, new Integration(api(section), section.text("IntegrationUri")));
        return reference;
    }

    Bound route(String name, Section section) {
        section.only("AuthorizationType", "NONE");
        var key = (section.text("RouteKey") + " ").split(" ", 3);
        if (!key[1].startsWith("/") || key[1].contains("+}")) {
            section.problem("RouteKey", "must be a method and a path without {rest+} here");
        }
        var api = api(section);
        var target = integrations.get(section.text("Target"));
        if (target == null || !target.api().equals(api)) {
            section.problem("Target", "names no integration of this API");
        }
        var route = new Trigger.Route(name, key[0], key[1], new Trigger.Access.Open(), Trigger.Throttle.DEFAULT);
        return new Bound(target == null ? "" : target.function(), route);
    }

    /// Those of one function, by either of its names.
    static List<Trigger.Route> of(String function, String alias, List<Bound> routes) {
        return routes.stream()
                .filter(bound -> List.of(function, alias).contains(bound.function()))
                .map(Bound::route)
                .toList();
    }

    private String api(Section section) {
        var api = section.text("ApiId");
        if (!apis.contains(api)) {
            section.problem("ApiId", "names no API of this template: " + api);
        }
        return api;
    }
}
