package dev.anxin.ledger;

/// A time that a payment remembers, with a few words about it: by our clock, when we heard of it or asked for it. Of
/// several, the first or the last one counts, as each constant says.
public enum Moment {
    /// The customer came back from the gateway.
    RETURNED(Keep.FIRST),
    /// When we first heard that the customer did something, or that money was seen.
    ACTED(Keep.FIRST),
    /// The latest failure that the merchant or its app reported; its code.
    REPORTED(Keep.LAST),
    /// The gateway takes no money for it any more.
    CLOSED(Keep.FIRST),
    /// When the gateway, asked, last knew the payment and nobody had paid it.
    UNPAID(Keep.LAST),
    /// When the gateway, asked, last did not know the payment.
    NOT_FOUND(Keep.LAST),
    /// When the gateway, asked, last gave no answer; why.
    NO_ANSWER(Keep.LAST),
    /// When the gateway last turned out to have no question that would help; why.
    UNASKABLE(Keep.LAST),
    /// When the alarm clock last rang, and the gateway was asked; how often it had been by then.
    RANG(Keep.LAST),
    /// The gateway's first believed callback.
    CALLED(Keep.FIRST),
    /// The latest callback that was not believed.
    REJECTED(Keep.LAST),
    /// The gateway's latest impossible word, such as a negative amount; what it was.
    CONTRADICTED(Keep.LAST),
    /// The gateway's latest contradiction of what it had said before; what it was.
    DISAGREED(Keep.LAST),
    /// When the card network last warned of fraud; of what kind.
    FRAUD_WARNED(Keep.LAST),
    /// When it last said that a refund keeps no dispute away any more.
    FRAUD_UNACTIONABLE(Keep.LAST),
    /// The latest word that proves nothing, so that the gateway has to be asked: its own in such a form, or its
    /// customer's; what it was.
    HINTED(Keep.LAST),
    /// When the gateway, asked, last told all that went back.
    RETURNS_TOLD(Keep.LAST),
    /// Of the impossible words that a person looked at and set aside, when the latest was heard; who.
    LIFTED(Keep.LAST),
    /// When a person settled what called for review; who.
    REVIEWED(Keep.LAST);

    private final Keep keep;

    Moment(Keep keep) {
        this.keep = keep;
    }

    Note join(Note one, Note other) {
        return keep == Keep.FIRST ? Joins.earlier(one, other) : Joins.later(one, other);
    }

    private enum Keep {
        FIRST,
        LAST
    }
}
