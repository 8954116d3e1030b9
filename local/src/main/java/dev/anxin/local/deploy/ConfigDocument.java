package dev.anxin.local.deploy;

import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeSet;

/// One of the documents in Secrets Manager, and what it was before its last change.
///
/// @param arn the secret's
/// @param previous none if it was never changed
record ConfigDocument(String logicalId, String arn, Version current, Optional<Version> previous) {
    private static final int LARGEST = ConfigurationCheck.LARGEST;

    /// @param id Secrets Manager's
    record Version(String id, String text) {
        /// Its entries; none where it cannot be read.
        Json entries() {
            try {
                return Json.parse(text) instanceof Json.Fields fields ? fields : Json.object();
            } catch (BadJson unreadable) {
                return Json.object();
            }
        }

        boolean isEmpty() {
            return entries().members().isEmpty();
        }

        @Override
        public String toString() {
            return "Version[" + id + "]";
        }
    }

    /// @throws DeploymentRefusal if it had entries until its last change, and now has none: nothing is put into a
    ///     document that somebody emptied by mistake
    ConfigDocument expectNotEmptied() {
        if (!current.isEmpty() || previous.isEmpty() || previous.get().isEmpty()) {
            return this;
        }
        var had = new TreeSet<>(previous.get().entries().members().keySet());
        throw new DeploymentRefusal(logicalId + " is empty, or no JSON object, and had " + String.join(", ", had)
                + " before its last change. If that was a mistake, take it back:\n"
                + "  aws secretsmanager update-secret-version-stage --version-stage AWSCURRENT --secret-id " + arn
                + " --move-to-version-id " + previous.get().id() + " --remove-from-version-id " + current.id()
                + "\nIf it was meant, save it once more as it is.");
    }

    Optional<Json> entry(String name) {
        return Optional.of(current.entries().at(name)).filter(Json::exists);
    }

    /// Its new text; empty if nothing changes by it.
    ///
    /// @param replace whether an entry that is otherwise may be overwritten
    /// @throws DeploymentRefusal if there is another entry of that name, or if it grows too large
    Optional<String> with(String name, Json entry, boolean replace) {
        var there = entry(name);
        if (there.equals(Optional.of(entry))) {
            return Optional.empty();
        }
        if (there.isPresent() && !replace) {
            throw new DeploymentRefusal(
                    logicalId + " has an entry '" + name + "' already, and another one than you gave."
                            + " It stays. --replace overwrites it; --account NAME makes another account.");
        }
        var entries = new LinkedHashMap<>(current.entries().members());
        entries.put(name, entry);
        var text = new Json.Fields(entries).write();
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new DeploymentRefusal(logicalId + " would be over " + LARGEST
                    + " bytes, which is all that Secrets Manager takes. Deploy another stack for more accounts.");
        }
        return Optional.of(text);
    }
}
