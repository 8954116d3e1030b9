package dev.anxin.gateway;

/// What the gateway hears back. Any 2xx means: the fact is durable, do not send it again.
public record Answer(int status, String contentType, String body) {
    public static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }
}
