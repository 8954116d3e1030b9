package dev.anxin.local.fuzz;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the function that is judged finds around it.
///
/// @param document what verifies
/// @param pages what stands at the addresses that deliveries name, whoever signed them
record FuzzSurroundings(Json document, Map<String, String> pages) {
    FuzzSurroundings {
        pages = Map.copyOf(pages);
    }

    static FuzzSurroundings of(List<FuzzAccount> accounts, Collection<Specimens> specimens) {
        var pages = new TreeMap<String, String>();
        specimens.forEach(one -> pages.putAll(one.pages()));
        return new FuzzSurroundings(FuzzAccount.document(accounts), pages);
    }

    /// For a file.
    Json writtenPages() {
        Map<String, Json> fields = new TreeMap<>();
        pages.forEach((address, text) -> fields.put(address, Json.of(text)));
        return new Json.Fields(fields);
    }

    /// @param pages as [#writtenPages] writes them
    /// @throws BadJson if they are something else
    static FuzzSurroundings read(Json document, Json pages) {
        Map<String, String> texts = new LinkedHashMap<>();
        pages.members().keySet().forEach(address -> texts.put(address, pages.needText(address)));
        return new FuzzSurroundings(document, texts);
    }
}
