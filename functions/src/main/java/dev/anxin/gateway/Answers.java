package dev.anxin.gateway;

import dev.anxin.gateway.Reading.Reason;
import dev.anxin.json.Json;

/// The answers of gateways that look at the status alone: the body is for the engineers behind them.
public final class Answers {
    private Answers() {}

    public static Answer recorded() {
        return answer(200, "outcome", "recorded");
    }

    /// For what is signed and not understood: sending it again would not change that, so it is a 200.
    public static Answer kept(String problem) {
        return answer(200, "outcome", "kept", "problem", problem);
    }

    /// 401 for what was checked and not believed, 400 for what could not even be checked.
    public static Answer rejected(Reason reason, String problem) {
        return answer(status(reason), "outcome", "rejected", "reason", reason.name(), "problem", problem);
    }

    /// The status for what is not believed. What we cannot open is our own fault.
    public static int status(Reason reason) {
        return switch (reason) {
            case MISSING_HEADER, MALFORMED_HEADER -> 400;
            case STALE, FUTURE, WRONG_SIGNATURE, WRONG_CERTIFICATE, PROBE -> 401;
            case SEALED -> 500;
            case NO_CERTIFICATE -> 503;
        };
    }

    private static Answer answer(int status, Object... body) {
        return Answer.json(status, Json.object(body).write());
    }
}
