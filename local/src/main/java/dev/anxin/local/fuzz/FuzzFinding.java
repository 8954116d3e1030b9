package dev.anxin.local.fuzz;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;

/// A delivery that ended wrongly, with all that is needed to send it again.
///
/// @param name of its file: the gateway, the seed and the number of the case
/// @param how what was done to it, in words
/// @param what is wrong
/// @param surroundings with made-up keys
/// @param genuine what was tampered with
/// @param sent what was sent
public record FuzzFinding(
        String name, String how, String what, FuzzSurroundings surroundings, FuzzDelivery genuine, FuzzDelivery sent) {
    Json write() {
        return Json.object(
                "schema",
                "anxin.fuzz-case/1",
                "name",
                name,
                "how",
                how,
                "what",
                what,
                "document",
                surroundings.document(),
                "pages",
                surroundings.writtenPages(),
                "genuine",
                genuine.write(),
                "sent",
                sent.write());
    }

    /// @throws BadJson if it is not what [#write] writes
    static FuzzFinding read(Json json) {
        if (!json.needText("schema").equals("anxin.fuzz-case/1")) {
            throw new BadJson("'schema' is not anxin.fuzz-case/1");
        }
        return new FuzzFinding(
                json.needText("name"),
                json.needText("how"),
                json.needText("what"),
                FuzzSurroundings.read(json.at("document"), json.at("pages")),
                FuzzDelivery.read(json.at("genuine")),
                FuzzDelivery.read(json.at("sent")));
    }
}
