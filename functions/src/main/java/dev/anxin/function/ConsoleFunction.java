package dev.anxin.function;

import dev.anxin.console.ConsoleAssets;
import dev.anxin.console.ConsoleHtml;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.rehearsal.ConsoleScript;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.SnapshotHandler;
import dev.anxin.html.Asset;
import dev.anxin.json.Json;
import java.net.URI;
import java.time.Instant;

/// The console of support and operations: three files, the same for everybody. It knows no payment and no token, and
/// has no rights. What the page shows it asks the routes of `SupportFunction` for.
public final class ConsoleFunction extends SnapshotHandler {
    private final ConsoleHtml html;

    public ConsoleFunction() {
        this(Environment.ofProcess());
        awaitSnapshot();
    }

    public ConsoleFunction(Environment environment) {
        super(environment);
        html = new ConsoleHtml(
                URI.create(environment.variable("SUPPORT_API_URL")),
                URI.create(environment.variable("SIGN_IN_URL")),
                environment.variable("SIGN_IN_CLIENT"));
    }

    @Override
    protected Script script(Instant now) {
        return ConsoleScript.of();
    }

    @Override
    protected Handler understudy(Environment rehearsal) {
        return new ConsoleFunction(rehearsal);
    }

    @Override
    public Json handle(Json event) {
        var request = new ApiRequest(event);
        return answer(request).write(request);
    }

    private ApiResponse answer(ApiRequest request) {
        return switch (request.route()) {
            case "GET /console" -> new ApiResponse(200, "text/html; charset=utf-8", html.document(), html.headers());
            case "GET /console/{file}" ->
                switch (request.path("file")) {
                    case "console.js" -> file("text/javascript; charset=utf-8", ConsoleAssets.SCRIPT);
                    case "console.css" -> file("text/css; charset=utf-8", ConsoleAssets.STYLE);
                    default -> nothing();
                };
            default -> nothing();
        };
    }

    private ApiResponse file(String type, Asset asset) {
        return new ApiResponse(200, type, asset.text(), html.headers());
    }

    private static ApiResponse nothing() {
        return ApiResponse.problem(404, "there is no such page");
    }
}
