package dev.anxin.local;

import dev.anxin.local.engine.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Where other processes of this machine find a stack that runs. There while it runs; after a sudden end
/// its pid is nobody's.
record RunningFile(Path path) implements AutoCloseable {

    /// Keys: pid, apiUrl, issuer, data (or absent), endpoints (the variables of [LocalStack#endpoints]),
    /// names (logical id to physical name, queue URL or ARN).
    static RunningFile write(Path path, LocalStack stack, Map<String, String> names) {
        var json = JsonMapper.shared().createObjectNode();
        json.put("pid", ProcessHandle.current().pid());
        json.put("apiUrl", stack.apiUri().toString());
        json.put("issuer", stack.issuer());
        stack.endpoints().environment().forEach(json.putObject("endpoints")::put);
        names.forEach(json.putObject("names")::put);
        WholeFile.write(
                path, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        return new RunningFile(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
