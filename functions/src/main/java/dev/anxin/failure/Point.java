package dev.anxin.failure;

import dev.anxin.locale.Locales;
import java.util.Optional;
import java.util.stream.Stream;

/// What a text for a customer must say. How each locale says it stands in the locale's file.
public enum Point {
    ANOTHER_WAY("another-way", "use another way"),
    LOOK_FIRST("look-first", "look at the order first"),
    NOT_AGAIN("not-again", "do not pay again"),
    BACK("back", "unfinished money goes back"),
    /// A person or an address that helps.
    HELP("help", "who helps"),
    SAFE("safe", "the money is safe"),
    HEAR("hear", "we will write"),
    SORRY("sorry", "we are sorry"),
    THANKS("thanks", "thank you"),
    /// Said only to those who waited.
    PATIENCE("patience", "thank you for your patience"),
    /// Said only where a cause is known.
    LOCATED("located", "the problem is located"),
    /// These are facts: what a message is about.
    CONFIRMING("confirming", "it is being confirmed"),
    BANK("bank", "a bank is working on it"),
    PAY_BY("pay-by", "until when to pay"),
    PAID("paid", "money has arrived"),
    NOT_PAID("not-paid", "it was not paid"),
    REFUND("refund", "money goes back");

    private final String word;
    private final String said;

    Point(String word, String said) {
        this.word = word;
        this.said = said;
    }

    /// As the catalogue and the locales' files have it: `not-again`.
    public String word() {
        return word;
    }

    static Optional<Point> of(String word) {
        return Stream.of(values()).filter(point -> point.word.equals(word)).findAny();
    }

    public boolean isIn(String text, String locale) {
        return Locales.in(locale).point(word).matcher(text).find();
    }

    /// `do not pay again`, for who is told that a text lacks it.
    String said() {
        return said;
    }
}
