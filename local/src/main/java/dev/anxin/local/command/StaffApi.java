package dev.anxin.local.command;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The routes of support and operations, as a person of a role asks them.
///
/// @param token of that person
record StaffApi(Sender sender, URI api, String token) {
    static StaffApi of(Sender sender, RunningStack running, String role) {
        var answer = sender.staffToken(running.issuer(), "command-line", role);
        return new StaffApi(sender, running.api(), Json.parse(answer.body()).needText("access_token"));
    }

    /// Those that the person may see.
    List<String> accounts() {
        return get("/support", Map.of()).at("accounts").elements().stream()
                .flatMap(account -> account.text().stream())
                .toList();
    }

    /// Payments of an account that go by this name.
    ///
    /// @param by which name it is: `order`
    List<Json> find(String account, String by, String name) {
        return get("/support/payments", Map.of("account", account, by, name))
                .at("payments")
                .elements();
    }

    /// The first of a list.
    ///
    /// @param most of them
    List<Json> work(String account, String list, int most) {
        var rows = new ArrayList<Json>();
        var cursor = "";
        do {
            var query = new TreeMap<>(Map.of("account", account, "list", list));
            if (!cursor.isEmpty()) {
                query.put("cursor", cursor);
            }
            var page = get("/support/work", query);
            rows.addAll(page.at("payments").elements());
            cursor = page.at("next").text().orElse("");
        } while (!cursor.isEmpty() && rows.size() < most);
        return rows.subList(0, Math.min(most, rows.size()));
    }

    /// @throws Refusal if it is not answered with 200
    private Json get(String path, Map<String, String> query) {
        var words = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        var answer = sender.send(HttpRequest.newBuilder(URI.create(api + path + words))
                .header("authorization", "Bearer " + token)
                .GET());
        if (answer.status() != 200) {
            throw new Refusal("GET " + path + " was answered with " + answer.status() + ": " + answer.body());
        }
        return Json.parse(answer.body());
    }
}
