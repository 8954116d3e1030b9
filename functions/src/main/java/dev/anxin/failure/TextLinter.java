package dev.anxin.failure;

import dev.anxin.locale.Locales;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What is wrong with a text that customers read. Pure, and the same for our own texts, for merchants' and for
/// messages.
///
/// @param locale one of [Locales#names]
/// @param shortest characters
/// @param longest characters
/// @param kind what else the text may have
public record TextLinter(String locale, int shortest, int longest, Kind kind) {
    /// What a text is for.
    public enum Kind {
        /// Of the catalogue: one line, about a payment that may still be paid.
        ADVICE,
        /// A message about a payment that is not over: it may have lines.
        OPEN,
        /// A message about an outcome.
        FINAL,
        /// A title, which is no sentence.
        TITLE
    }

    private static final Map<String, Pattern> NEVER = new LinkedHashMap<>();
    private static final Pattern FAILED = Pattern.compile("(?i)\\bfail(s|ed|ure|ing)?\\b|失败|失敗");
    private static final Pattern INVITED = Pattern.compile(
            "(?i)\\b(pay|try)( it| this)?( once)? (again|more)\\b|\\bretry\\b" + "|(重新|再次|再)(支付|付款)|重试|再试|重試|再試");
    private static final Pattern NOT_INVITED =
            Pattern.compile("(?i)(do not|don't|no need to) pay again|(请勿|請勿|切勿|请不要|請不要|无需|無須|不要)(重复|重複|再次)(支付|付款)");
    /// To pay again is right where it says by what else.
    private static final Pattern OTHERWISE =
            Pattern.compile("(?i)\\b(pay|try)( it)? again (with|by|using) (another|a different|a new)\\b"
                    + "|(更换|改用|其他|更換|轉用)[^。；或]*(重新|再次|再)(支付|付款)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}");

    static {
        never(
                "hints at what a bank may suspect",
                "\\bfraud|\\blost\\b|stole|theft|\\brisk|suspic|suspect|blacklist|"
                        + "blocked|illegal|police|欺诈|盗|挂失|丢失|遗失|风控|风险|黑名单|可疑|嫌疑|拦截|违法|报警"
                        + "|欺詐|盜|掛失|報失|遺失|風險|風控|黑名單|攔截|違法|報警");
        never("frightens: say what helps", "reject|denied|被拒|拒绝|拒絕|非法");
        never(
                "blames the customer",
                "your (fault|mistake|error)|you (entered|typed) (a |the )?wrong|您的(错误|失误)|您输错|(您|閣下)的?(錯誤|失誤)|輸錯");
        never(
                "has a raw code in it",
                "\\b[a-z]+_[a-z_]+\\b|(?-i:\\b[A-Z]{2,}\\.[A-Z])|(code|错误码|返回码|代码|錯誤碼|代碼)[ :：#\"“]*[A-Z]*\\d");
        never("has something unfilled in it", "[{}]|%s|\\bnull\\b|\\bundefined\\b|\\bTODO\\b");
        never("has markup in it", "[<>]|&[a-z]+;|\\*\\*");
        never(
                "asks for what nobody may ask for",
                "(send|tell|give|e-?mail) (us|me) your (card|password|pin|code|cvc)"
                        + "|(提供|发送|告知|告诉|發送|告訴)[^，。；]{0,8}(密码|验证码|卡号|安全码|密碼|驗證碼|卡號|安全碼)");
        never(
                "has characters that cannot be seen",
                "[\\p{Cntrl}&&[^\\n]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
    }

    /// Of an entry of the catalogue, and of what a merchant says instead.
    public static TextLinter advice(String locale) {
        return !Locales.isChinese(locale)
                ? new TextLinter(locale, 40, 240, Kind.ADVICE)
                : new TextLinter(locale, 20, 120, Kind.ADVICE);
    }

    private static void never(String problem, String pattern) {
        NEVER.put(problem, Pattern.compile("(?i)" + pattern));
    }

    /// What is wrong, each in a few words; empty if nothing is.
    public List<String> problems(String text, List<Point> points) {
        var problems = new ArrayList<String>();
        length(text.strip(), problems);
        NEVER.forEach((problem, pattern) -> {
            var found = pattern.matcher(text);
            if (found.find()) {
                problems.add(problem + ": '" + found.group().strip() + "'");
            }
        });
        if (kind != Kind.FINAL && FAILED.matcher(text).find()) {
            problems.add("says that it failed (失败) before that is sure");
        }
        form(text, problems);
        points.stream()
                .filter(point -> !point.isIn(text, locale))
                .map(point -> "does not say: " + point.said())
                .forEach(problems::add);
        if (kind == Kind.ADVICE && points.contains(Point.NOT_AGAIN) && invites(text)) {
            problems.add("invites to pay again while the money may be on its way");
        }
        return List.copyOf(problems);
    }

    private static boolean invites(String text) {
        return INVITED.matcher(NOT_INVITED.matcher(text).replaceAll("")).find();
    }

    /// Whether it invites to pay again in the same way: never where only another one helps.
    public static boolean invitesToTheSame(String text) {
        return invites(OTHERWISE.matcher(text).replaceAll(""));
    }

    private void length(String text, List<String> problems) {
        var length = text.codePointCount(0, text.length());
        if (length == 0) {
            problems.add("is empty");
        } else if (length < shortest) {
            problems.add("says too little: " + length + " characters, and at least " + shortest + " are needed");
        } else if (length > longest) {
            problems.add("is too long: " + length + " characters, and at most " + longest + " are read");
        }
    }

    private void form(String text, List<String> problems) {
        if (isEnglish() && kind == Kind.ADVICE && HAN.matcher(text).find()) {
            problems.add("is not English alone");
        }
        if (!isEnglish() && (!HAN.matcher(text).find() || ENGLISH.matcher(text).find())) {
            problems.add("is not Chinese");
        }
        if (kind == Kind.ADVICE && !(isEnglish() ? text.endsWith(".") : text.endsWith("。"))) {
            problems.add("does not end with a full stop");
        }
        if ((kind == Kind.ADVICE || kind == Kind.TITLE) && text.contains("\n")) {
            problems.add("has more than one line");
        }
    }

    private boolean isEnglish() {
        return !Locales.isChinese(locale);
    }
}
