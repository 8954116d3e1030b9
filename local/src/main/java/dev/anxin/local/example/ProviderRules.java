package dev.anxin.local.example;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer.Answer;

/// What a provider takes, and how it says so.
interface ProviderRules {
    /// What a provider thinks of a request.
    sealed interface Judgement {
        /// @param notification the id that the subscriber gave along
        /// @param to an address or a number
        record Fine(String notification, String to, String text) implements Judgement {}

        /// @param code as the provider writes it
        record Wrong(int status, String code, String message) implements Judgement {}
    }

    Judgement judge(HttpExchange exchange, String body);

    Answer accepted(int number);

    /// Sets the headers that it needs on the exchange.
    Answer refused(HttpExchange exchange, Judgement.Wrong wrong);
}
