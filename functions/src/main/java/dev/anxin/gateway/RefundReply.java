package dev.anxin.gateway;

import dev.anxin.ledger.News;

/// What came of a call that moves money back.
public sealed interface RefundReply {
    /// The gateway took it on, and says how it stands.
    record Said(News.RefundReported report) implements RefundReply {}

    /// The gateway says clearly that this very call moved nothing and will move nothing. Definite only if
    /// it is the answer to the only call ever made.
    ///
    /// @param why in a few words, without anything secret
    record Rejected(String why) implements RefundReply {}

    /// Nobody knows whether money moved: no answer, half an answer, a fault of the gateway's. Looked up,
    /// never taken for either.
    record Unknown(String why) implements RefundReply {}
}
