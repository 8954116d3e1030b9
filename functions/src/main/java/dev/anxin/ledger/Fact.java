package dev.anxin.ledger;

import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;

/// One thing that somebody learned about a payment. It is written once and never changed. Its id is the
/// source's own, so a repeat changes nothing.
///
/// @param id the source's own id. Where one id can carry different news, the outcome is appended to it
/// @param at by our clock: when we heard of it; of an answer, when the question was asked
/// @param origin what the gateway itself says of its place among its other words
/// @param news one fact may say several things at once
public record Fact(PaymentKey payment, Source source, String id, Instant at, Origin origin, List<News> news) {
    public Fact {
        at = Joins.stored(at);
        news = List.copyOf(news);
    }

    /// What no gateway said, or what one said without a time of its own: then it is of the time of the call.
    public Fact(PaymentKey payment, Source source, String id, Instant at, List<News> news) {
        this(payment, source, id, at, source.isGateways() ? new Origin(0, at) : Origin.NONE, news);
    }

    public static Fact of(PaymentKey payment, Source source, String id, Instant at, News... news) {
        return new Fact(payment, source, id, at, List.of(news));
    }

    /// When it happened, as far as its source says; else when we heard of it.
    public Instant told() {
        return origin.equals(Origin.NONE) ? at : origin.stated();
    }

    /// Where something that a gateway said stands among all that it said.
    ///
    /// @param over of an answer: the version of the payment item that was read before asking. What was known then
    ///     the gateway knew too
    /// @param stated when it happened, or was answered, by the gateway's clock. It is compared with times of
    ///     the same clock only
    public record Origin(long over, Instant stated) {
        /// No gateway said when.
        public static final Origin NONE = new Origin(0, Instant.MAX);

        public Origin {
            stated = stated.equals(Instant.MAX) ? stated : Joins.stored(stated);
        }

        public static Origin event(Instant stated) {
            return new Origin(0, stated);
        }
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

        /// Whether the gateway itself told or answered it.
        boolean isGateways() {
            return this == CALLBACK || this == CHECK || this == RECONCILE;
        }

        Source(String word) {
            this.word = word;
        }

        /// As the key of a fact has it: `callback`.
        public String word() {
            return word;
        }
    }
}
