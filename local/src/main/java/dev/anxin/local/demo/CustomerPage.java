package dev.anxin.local.demo;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;

/// The page that a customer comes back to, as a browser asks for it, or a program.
record CustomerPage(Sender sender) {
    /// The page is loaded, and its script says that somebody sees it.
    Sender.Answer open(String url) {
        get(url, "text/html");
        var seen = HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody());
        return sender.send(seen.header("accept", "text/html"));
    }

    /// As programs open it that show a preview or look for viruses: they run no script, and press nothing.
    Sender.Answer preview(String url) {
        return get(url, "text/html");
    }

    /// What it says as data; nothing if there is none to be had.
    Json read(String url) {
        try {
            return Json.parse(get(url, "application/json").body());
        } catch (BadJson | UncheckedIOException none) {
            return Json.object();
        }
    }

    private Sender.Answer get(String url, String accept) {
        return sender.send(HttpRequest.newBuilder(URI.create(url)).header("accept", accept));
    }
}
