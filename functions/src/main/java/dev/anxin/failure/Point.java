package dev.anxin.failure;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a text for a customer must say.
public enum Point {
    ANOTHER_WAY("another-way", "use another way", "更换|其他支付方式|其他方式", "\\banother (card|way|method|account)"),
    LOOK_FIRST("look-first", "look at the order first", "先查看订单|确认未支付后", "look at .*order.*first|look at it .*first"),
    NOT_AGAIN(
            "not-again",
            "do not pay again",
            "(请勿|切勿|请不要|无需|不要)(重复|再次)(支付|付款)|只需付款一次",
            "\\b(do not|don't|no need to) pay (again|twice)|need to pay only once"),
    BACK("back", "unfinished money goes back", "原路退回", "back (the way it came|to you)"),
    /// A person or an address that helps.
    HELP("help", "who helps", "客服|专人", "support|our staff");

    private final String word;
    private final String said;
    private final Pattern chinese;
    private final Pattern english;

    Point(String word, String said, String chinese, String english) {
        this.word = word;
        this.said = said;
        this.chinese = Pattern.compile(chinese);
        this.english = Pattern.compile("(?i)" + english);
    }

    /// As the catalogue has it: `not-again`.
    static Optional<Point> of(String word) {
        return Stream.of(values()).filter(point -> point.word.equals(word)).findAny();
    }

    boolean isIn(String text, boolean isEnglish) {
        return (isEnglish ? english : chinese).matcher(text).find();
    }

    /// `do not pay again`, for who is told that a text lacks it.
    String said() {
        return said;
    }
}
