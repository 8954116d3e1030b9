package dev.anxin.privacy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Takes out of free text, and of codes, what could tell who somebody is or how they pay. Whoever stores, counts
/// or logs words of strangers lets them go through here first. Masking twice is masking once.
///
/// Names and street addresses look like any other words: no mask finds them. So free text is kept only where a
/// merchant or a customer wrote it for people, and nothing else free is kept at all: see [KeptFields] and [BodyShape].
public final class Mask {
    /// What stands for a code that looks like none.
    public static final String CODE = "masked";

    /// Longest code that is kept; the longest in our table of codes has 44 characters.
    public static final int CODE_LENGTH = 64;

    /// More digits than any gateway's code has; telephone numbers begin at seven.
    private static final int MOST_DIGITS = 6;

    /// Words between single separators, all small or all capital: `insufficient_funds`, `RISK`, `101`.
    private static final Pattern WORDS = Pattern.compile("[a-z0-9]++([._-][a-z0-9]++)*+|[A-Z0-9]++([._-][A-Z0-9]++)*+");

    /// `@` also as URLs and full-width keyboards write it.
    private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>()\"]{1,64}(?:@|%40|\uFF20)[^\\s@,;<>()\"]{1,255}");

    /// What stands between groups of digits as they are printed, typed and pasted: spaces, points and dashes of all
    /// kinds, also full-width ones.
    private static final String GAP = " \\t\u00A0\u00B7\u2000-\u2015\u2022\u202F\u2060\u3000.\\-/\uFF0D\uFF0E\uFF0F";

    /// Digits with at most three other characters between them.
    private static final Pattern LONG_NUMBER =
            Pattern.compile("\\p{Nd}(?:[" + GAP + "\\r\\n,|_\uFF0C]{0,3}\\p{Nd}){11,}+");

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("\\P{Nd}+");
    private static final int SHORTEST_CARD = 12;
    private static final int LONGEST_CARD = 19;

    /// Digits of the shortest that [#SECRET_NUMBER] finds.
    private static final int SHORTEST_SECRET = 3;

    /// Between such a word and the number. Chinese needs nothing there.
    private static final String ANNOUNCING = "(?:\\s+is|\\s+was|[\\s\u3000:=_#(\\[\u662F\u4E3A\u70BA\uFF1A\uFF08-])";

    /// A word that announces a secret number, and the number.
    private static final Pattern SECRET_NUMBER = Pattern.compile(
            "(?iu)((?:(?:cvc|cvv|cvn|csc|cid)2?|security code|card code|pin|otp|passcode)" + ANNOUNCING + "{1,6}"
                    + "|(?:\u5B89\u5168[\u7801\u78BC]|[\u9A8C\u9A57][\u8BC1\u8B49][\u7801\u78BC]|\u6821[\u9A8C\u9A57][\u7801\u78BC]"
                    + "|\u5BC6[\u7801\u78BC])" + ANNOUNCING + "{0,6})\\p{Nd}{3,8}(?!\\p{Nd})");

    /// A word that announces a password, and the password: any after a colon, and after "is" what is no plain word.
    private static final Pattern PASSWORD = Pattern.compile(
            "(?iu)(\\b(?:password|passphrase|passwd|pwd)|\u5BC6[\u7801\u78BC]|\u53E3\u4EE4)"
                    + "(\\s*[:=\uFF1A\u662F\u4E3A\u70BA]\\s*|\\s+(?:is|was)\\s+(?=[!-~]*[^a-z\\s.,;!?]))(?!\\[(?:code|password)])[!-~]{3,64}");

    /// A resident's identity number of mainland China: place, day of birth, and four more. Its check digit is not asked
    /// for: whoever mistypes it has told it all the same.
    private static final Pattern IDENTITY = Pattern.compile("(?<!\\p{Nd})[1-9]\\p{Nd}{5}[" + GAP
            + "]{0,2}(?:18|19|20)\\p{Nd}{2}" + "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\p{Nd}|3[01])[" + GAP
            + "]{0,2}\\p{Nd}{3}[\\p{Nd}Xx](?!\\p{Nd})");

    /// Seven or more digits on end, in Chinese numerals.
    private static final Pattern NUMERALS =
            Pattern.compile("[\u96F6\u3007\u4E00\u5E7A\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D"
                    + "\u58F9\u8D30\u53C1\u8086\u4F0D\u9646\u67D2\u634C\u7396](?:[ -]?[\u96F6\u3007\u4E00\u5E7A\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03"
                    + "\u516B\u4E5D\u58F9\u8D30\u53C1\u8086\u4F0D\u9646\u67D2\u634C\u7396]){6,}");

    /// Not within an id. Chinese puts no space before a number.
    private static final String NOT_WITHIN = "(?<![\\p{Nd}A-Za-z_])";
    private static final String ENDS = "(?!\\p{Nd})";

    /// International; in groups, as people write numbers down; ten or eleven digits on end; behind a word for it.
    /// A date (2026-03-01) is none of them.
    private static final List<Pattern> PHONES = List.of(
            Pattern.compile("(?:[+\uFF0B]|" + NOT_WITHIN + "00)[(\uFF08]?\\p{Nd}(?:[" + GAP
                    + "()\uFF08\uFF09]{0,2}\\p{Nd}){6,14}" + ENDS),
            Pattern.compile(NOT_WITHIN + "(?:[(\uFF08]\\p{Nd}{2,4}[)\uFF09][" + GAP + "]{0,2}|\\p{Nd}{2,4}[" + GAP
                    + "]{1,2})\\p{Nd}{3,4}[" + GAP + "]?\\p{Nd}{4}" + ENDS),
            Pattern.compile(NOT_WITHIN + "\\p{Nd}{10,11}" + ENDS),
            Pattern.compile(
                    "(?iu)(?<=\\b(?:tel|phone|mobile|cell|call|fax)[.: ]{1,2}|[\u7535\u96FB\u8BDD\u8A71\u624B\u673A\u6A5F\u53F7\u865F][:\uFF1A ]?)"
                            + "\\p{Nd}(?:[" + GAP + "]?\\p{Nd}){4,14}" + ENDS));

    private Mask() {}

    /// Free text without card numbers, security codes, passwords, identity numbers, mail addresses and telephone
    /// numbers.
    public static String text(String text) {
        var masked = MAIL.matcher(text).replaceAll("[mail]");
        masked = IDENTITY.matcher(masked).replaceAll("[identity]");
        masked = LONG_NUMBER.matcher(masked).replaceAll(number -> hasCard(number.group()) ? "[card]" : number.group());
        masked = SECRET_NUMBER.matcher(masked).replaceAll("$1[code]");
        masked = PASSWORD.matcher(masked).replaceAll("$1$2[password]");
        masked = NUMERALS.matcher(masked).replaceAll("[number]");
        for (Pattern phone : PHONES) {
            masked = phone.matcher(masked).replaceAll("[phone]");
        }
        return masked;
    }

    /// The same, and of that at most so many characters, none of them halved. Half a card's number, left by a cut that
    /// comes first, would not be found.
    public static String beginning(String text, int most) {
        var masked = text(text);
        return masked.codePointCount(0, masked.length()) <= most
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, most));
    }

    /// The code, if it looks like one; else [#CODE].
    public static String code(String code) {
        return isCode(code) ? code : CODE;
    }

    /// Whether it looks like a code, a status or a type as gateways write them: words of small or of capital
    /// letters with few digits.
    public static boolean isCode(String text) {
        return text.length() <= CODE_LENGTH && WORDS.matcher(text).matches() && hasHarmlessDigits(text);
    }

    /// Most codes have none: they cost no search.
    private static boolean hasHarmlessDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits < SHORTEST_SECRET
                || (digits <= MOST_DIGITS && !SECRET_NUMBER.matcher(text).find());
    }

    /// Whether it could hold the number of a card (ISO/IEC 7812: 12 to 19 digits, the last by Luhn): from one
    /// group of digits to another, and anywhere in what is too long for one.
    private static boolean hasCard(String number) {
        var groups = BETWEEN_DIGITS.splitAsStream(number).toList();
        for (int from = 0; from < groups.size(); from++) {
            var digits = new StringBuilder();
            for (int to = from; to < groups.size() && digits.length() <= LONGEST_CARD; to++) {
                digits.append(groups.get(to));
                if (isCard(digits.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCard(String digits) {
        if (digits.length() <= LONGEST_CARD) {
            return digits.length() >= SHORTEST_CARD && isLuhn(digits);
        }
        return IntStream.rangeClosed(0, digits.length() - SHORTEST_CARD)
                .anyMatch(from -> IntStream.rangeClosed(from + SHORTEST_CARD, digits.length())
                        .limit(LONGEST_CARD - SHORTEST_CARD + 1L)
                        .anyMatch(to -> isLuhn(digits.substring(from, to))));
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = Character.digit(digits.charAt(i), 10);
            int counted = (digits.length() - 1 - i) % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
