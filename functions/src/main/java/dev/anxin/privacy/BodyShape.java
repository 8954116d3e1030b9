package dev.anxin.privacy;

import dev.anxin.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is kept of a document that nobody here understands, so that a person can tell what it was about, and a later
/// version can read what it had no words for: names, types, ids, enumerations, numbers and times. Other texts are
/// replaced by their length (`?17`), for no mask finds names and addresses. Under names that speak of people or
/// cards nothing is kept but types and lengths.
///
/// It is bounded: what is beyond about 8,000 characters is left out.
public final class BodyShape {
    private static final int BUDGET = 8_000;
    private static final int MOST_ELEMENTS = 20;

    /// Words in the names of members that speak of people, of how they pay, or of what they wrote.
    private static final Set<String> PERSONAL = list("""
            address bank billing birth birthday buyer card cardholder city comment contact customer cvc cvv
            description dob email evidence fingerprint first holder iban individual ip last last4 line1
            line2 logon mail memo message metadata mobile name nickname note number openid owner pan
            passport password payer person phone pin postal postcode receipt secret shipping shopper ssn
            street subject tax tel telephone text token user username wallet zip
            """);

    /// Last words of names under which ids stand.
    private static final Set<String> IDS = list("""
            id ids reference no charge dispute intent refund subscription transaction transfer
            """);

    /// Last words of names under which enumerations stand.
    private static final Set<String> ENUMERATIONS = list("""
            action category code currency event kind method mode object outcome reason result stage state
            status type types version
            """);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,159}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[_.-]|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern MANY_DIGITS = Pattern.compile(".*[0-9]{5}.*");

    private int left = BUDGET;

    private BodyShape() {}

    public static Json of(Json document) {
        return new BodyShape().shape("", document, false);
    }

    private Json shape(String name, Json value, boolean personal) {
        return switch (value) {
            case Json.Null _ -> value;
            case Json.Truth _ -> spend(value, 5);
            case Json.Numeral(var number) -> spend(numeral(value, number, personal), 20);
            case Json.Text(var text) -> text(name, text, personal);
            case Json.Items(var elements) -> elements(name, elements, personal);
            case Json.Fields(var members) -> members(members, personal);
        };
    }

    private Json spend(Json kept, int characters) {
        left -= characters;
        return kept;
    }

    private Json members(Map<String, Json> members, boolean personal) {
        Map<String, Json> kept = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : members.entrySet()) {
            if (left <= 0) {
                break;
            }
            var name = member.getKey();
            var known =
                    NAME.matcher(name).matches() && !MANY_DIGITS.matcher(name).matches();
            var shown = known ? name : length(name);
            left -= shown.length() + 4;
            kept.put(shown, shape(name, member.getValue(), personal || !known || isPersonal(name)));
        }
        return new Json.Fields(kept);
    }

    private Json elements(String name, List<Json> elements, boolean personal) {
        var kept = new ArrayList<Json>();
        for (Json element : elements.subList(0, Math.min(elements.size(), MOST_ELEMENTS))) {
            if (left > 0) {
                kept.add(shape(name, element, personal));
            }
        }
        return new Json.Items(kept);
    }

    private Json text(String name, String text, boolean personal) {
        var words = words(name);
        var last = words.isEmpty() ? "" : words.getLast();
        var isId = IDS.contains(last) && ID.matcher(text).matches();
        var isWord = ENUMERATIONS.contains(last) && (Mask.isCode(text) || Form.VERSION.fits(Json.of(text)));
        var fits = !personal && (isId || isWord || Form.isTime(text));
        var kept = fits ? text : length(text);
        return spend(Json.of(kept), kept.length() + 3);
    }

    /// A number of many digits may be a card's, whatever it is called; what does not fit into `long` is none that a
    /// gateway means.
    private static Json numeral(Json value, BigDecimal number, boolean personal) {
        var text = value.whole().map(Object::toString).orElse("");
        var fits = number.precision() + Math.abs((long) number.scale()) < 20
                && Mask.text(text).equals(text);
        return !personal && (fits || text.length() == 10) ? value : Json.of("?");
    }

    private static boolean isPersonal(String name) {
        return words(name).stream().anyMatch(PERSONAL::contains) || PERSONAL.contains(name.toLowerCase(Locale.ROOT));
    }

    private static List<String> words(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Set<String> list(String words) {
        return Pattern.compile("\\s+").splitAsStream(words.strip()).collect(Collectors.toUnmodifiableSet());
    }

    private static String length(String text) {
        return "?" + text.length();
    }
}
