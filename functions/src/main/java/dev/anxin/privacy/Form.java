package dev.anxin.privacy;

import dev.anxin.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a field that is kept may look like. What looks otherwise is not kept under its name either: a mail address
/// in the place of a currency is still a mail address.
public enum Form {
    /// An id of a gateway or a merchant: 1 to 160 visible ASCII characters. Never masked, for digits are a card's by
    /// chance, and a changed id names another payment.
    ID,
    /// A type, a status, a method: see [Mask#isCode].
    WORD,
    /// A gateway's code: as [#WORD], or a number of few digits by a careless sender.
    CODE,
    /// An ISO 4217 code, as far as its letters go.
    CURRENCY,
    /// A whole number: an amount, a count, seconds since 1970.
    NUMBER,
    TRUTH,
    /// A time in ISO 8601.
    TIME,
    /// A time by a clock that the sender does not name: `2026-03-01 20:00:00`.
    LOCAL_TIME,
    /// A sum in decimals, as text or as number: `10.99`.
    DECIMAL,
    /// A version of an API, by its day: `2026-07-29.dahlia`.
    VERSION;

    /// Stands for a text that is not kept. It is no id, no code, no currency and no time, so whoever reads it finds
    /// the field wrong, as it was, and not missing.
    private static final Json OTHER_TEXT = Json.of("not kept");

    /// The same for what is no text.
    private static final Json OTHER_VALUE = Json.object();

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,160}");
    private static final Pattern THREE_LETTERS = Pattern.compile("[A-Za-z]{3}");
    private static final Pattern DAY_AND_NAME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(\\.[a-z]{1,20})?");
    private static final Pattern DAY_AND_HOUR =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?");
    private static final Pattern DECIMALS = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final int LONGEST_DECIMAL = 24;
    private static final int LARGEST_SHORT_NUMBER = 999_999;

    boolean fits(Json value) {
        return switch (this) {
            case ID -> isText(value, VISIBLE.asMatchPredicate());
            case WORD -> isText(value, Mask::isCode);
            case CODE -> isText(value, Mask::isCode) || isShortNumber(value);
            case CURRENCY -> isText(value, THREE_LETTERS.asMatchPredicate());
            case NUMBER -> value.whole().isPresent();
            case TRUTH -> value instanceof Json.Truth;
            case TIME -> isText(value, Form::isTime);
            case LOCAL_TIME -> isText(value, DAY_AND_HOUR.asMatchPredicate());
            case DECIMAL -> isText(value, DECIMALS.asMatchPredicate()) || isDecimal(value);
            case VERSION -> isText(value, DAY_AND_NAME.asMatchPredicate());
        };
    }

    Json keep(Json value) {
        if (fits(value)) {
            return value;
        }
        return this == CODE && value instanceof Json.Text ? Json.of(Mask.CODE) : other(value);
    }

    /// That there was something of another form.
    static Json other(Json value) {
        return value instanceof Json.Text ? OTHER_TEXT : OTHER_VALUE;
    }

    static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException otherText) {
            return false;
        }
    }

    private static boolean isText(Json value, Predicate<String> fits) {
        return value.text().filter(fits).isPresent();
    }

    /// Looks at its size first: written out, 1e999999999 fills the memory.
    private static boolean isDecimal(Json value) {
        return value instanceof Json.Numeral(var number)
                && Math.abs((long) number.scale()) + number.precision() <= LONGEST_DECIMAL
                && DECIMALS.matcher(number.toPlainString()).matches();
    }

    private static boolean isShortNumber(Json value) {
        return value.whole()
                .filter(number -> number >= 0 && number <= LARGEST_SHORT_NUMBER)
                .isPresent();
    }
}
