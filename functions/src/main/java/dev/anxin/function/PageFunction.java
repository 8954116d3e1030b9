package dev.anxin.function;

import dev.anxin.json.Json;

/// The customer's page.
public final class PageFunction extends Handler {
    public PageFunction() {
        this(Surroundings.ofProcess());
    }

    public PageFunction(Surroundings surroundings) {
        surroundings.variable("PAGE_KEY");
    }

    @Override
    Json handle(Json event) {
        return ApiResponse.problem(404, "there is no such page").write();
    }
}
