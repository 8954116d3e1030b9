package dev.anxin.local.demo;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import java.net.URI;
import java.net.http.HttpRequest;

/// The page that a customer comes back to, as a browser asks for it, or a program.
record CustomerPage(Sender sender) {
    Sender.Answer open(String url) {
        return get(url, "text/html");
    }

    /// The one sentence that matters; empty if there is none to be had.
    String headline(String url) {
        var answer = get(url, "application/json");
        try {
            return Json.parse(answer.body()).at("headline").text().orElse("");
        } catch (BadJson noJson) {
            return "";
        }
    }

    private Sender.Answer get(String url, String accept) {
        return sender.send(HttpRequest.newBuilder(URI.create(url)).header("accept", accept));
    }
}
