package dev.anxin.simulation.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/// What moto 5.2.5 does otherwise than AWS, by the case that finds it.
final class Moto {
    static final Map<String, String> DEFECTS = Map.ofEntries();

    private Moto() {}

    /// Only moto answers at this path of its own.
    static boolean isAt(String uri) {
        try {
            var connection = (HttpURLConnection)
                    URI.create(uri + "/moto-api/data.json").toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            throw new UncheckedIOException("AWS_ENDPOINT_URL does not answer: " + uri, e);
        }
    }
}
