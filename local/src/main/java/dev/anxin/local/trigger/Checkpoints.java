package dev.anxin.local.trigger;

import dev.anxin.local.engine.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Where each shard of one stream trigger goes on after a restart. A lost write means records that come
/// again, never lost ones.
final class Checkpoints {
    private final Optional<Path> file;
    private final Map<String, String> reached = new HashMap<>();

    /// @param file where they are kept; none: nowhere
    Checkpoints(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists)
                .map(path -> JsonMapper.shared().readTree(path))
                .ifPresent(tree -> tree.properties()
                        .forEach(one -> reached.put(one.getKey(), one.getValue().asString(""))));
    }

    Optional<String> reached(String shard) {
        return Optional.ofNullable(reached.get(shard));
    }

    void save(String shard, String sequence) {
        if (sequence.equals(reached.put(shard, sequence))) {
            return;
        }
        file.ifPresent(path -> WholeFile.write(path, JsonMapper.shared().writeValueAsBytes(reached)));
    }
}
