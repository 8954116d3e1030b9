package dev.anxin.gateway;

import dev.anxin.http.Reply;
import java.util.function.Function;
import java.util.function.Predicate;

/// A question to a gateway: what to send, and how to read what comes back.
///
/// @param <A> what the answer is read as
/// @param reader takes silence ([Reply.None]) for an answer too, and never throws for what comes back
/// @param aboutThis whether an answer that looks like a fault of the gateway (403) speaks of this question alone
public record Question<A>(Request request, Function<Reply, A> reader, Predicate<Reply> aboutThis) {
    public Question(Request request, Function<Reply, A> reader) {
        this(request, reader, _ -> false);
    }

    public A read(Reply reply) {
        return reader.apply(reply);
    }

    /// What is known if the question is not put: as much as after silence.
    ///
    /// @param why in a few words, without anything secret
    public A unasked(String why) {
        return read(new Reply.None(why));
    }
}
