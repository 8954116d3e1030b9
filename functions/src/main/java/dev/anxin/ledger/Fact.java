package dev.anxin.ledger;

import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;

/// One thing that somebody learned about a payment. It is written once and never changed. Its id is the
/// source's own, so a repeat changes nothing.
///
/// @param id the source's own id. Where one id can carry different news, the outcome is appended to it
/// @param at the time it speaks of: the gateway's own where it gives one, but never later than our clock when
///     we heard it. An answer has the time at which the question was asked
/// @param heard when we heard of it, by our clock
/// @param news one fact may say several things at once
public record Fact(PaymentKey payment, Source source, String id, Instant at, Instant heard, List<News> news) {
    public Fact {
        at = Joins.stored(at);
        heard = Joins.stored(heard);
        news = List.copyOf(news);
    }

    /// What was heard when it happened.
    public Fact(PaymentKey payment, Source source, String id, Instant at, List<News> news) {
        this(payment, source, id, at, at, news);
    }

    public static Fact of(PaymentKey payment, Source source, String id, Instant at, News... news) {
        return new Fact(payment, source, id, at, List.of(news));
    }

    /// Who learned it.
    public enum Source {
        /// The gateway called, with a signature.
        CALLBACK("callback"),
        /// We asked the gateway.
        CHECK("check"),
        /// We compared our books with the gateway's.
        RECONCILE("reconcile"),
        /// The merchant's servers or app.
        MERCHANT("merchant"),
        /// The customer, by coming back or on the page.
        CUSTOMER("customer"),
        /// A person of support or operations.
        PERSON("person"),
        /// The refund protocol.
        REFUND("refund"),
        /// The order item, which says how it stands now.
        ORDER("order"),
        /// Another partition of this ledger: a link, or what was forwarded over one.
        LINK("link"),
        /// A customer's message: that it is about to go out, or that it went out.
        TELL("tell");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        /// As the key of a fact has it: `callback`.
        public String word() {
            return word;
        }
    }
}
