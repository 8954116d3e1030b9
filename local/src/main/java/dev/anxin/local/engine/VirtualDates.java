package dev.anxin.local.engine;

import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import java.util.HashMap;

/// Calls to the simulated gateways, whose time is not that of the server they run on: the JDK's server dates each
/// answer by its own clock, so the gateway's date comes in a header of its own.
///
/// @param calls makes them
public record VirtualDates(Calls calls) implements Calls {
    public static final String HEADER = "X-Virtual-Date";

    private static final String NAME = "x-virtual-date";

    @Override
    public Reply send(Call call) {
        return switch (calls.send(call)) {
            case Reply.None none -> none;
            case Reply.Answered answered -> dated(answered);
        };
    }

    private static Reply.Answered dated(Reply.Answered answered) {
        var headers = new HashMap<>(answered.headers());
        answered.header(NAME).ifPresent(date -> headers.put("date", date));
        return new Reply.Answered(answered.status(), headers, answered.body());
    }
}
