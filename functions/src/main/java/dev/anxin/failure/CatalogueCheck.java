package dev.anxin.failure;

import dev.anxin.json.Json;
import dev.anxin.locale.Locales;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is wrong with data of a catalogue, each with its place. For the data of a release, and for what an account
/// adds to them.
public final class CatalogueCheck {
    /// Characters: as many as a report's code may have.
    private static final int LONGEST_CODE = 200;

    private static final Pattern CAUSE = Pattern.compile("[a-z]+(_[a-z]+)*");

    /// Names of codes that tell what somebody suspects: they must be told as a plain refusal.
    private static final Pattern SUSPICION =
            Pattern.compile("(?i)fraud|lost|stolen|risk|pick_?up|black_?list|suspect|security_?violation|欺诈|风控");

    private CatalogueCheck() {}

    /// Of a whole catalogue; empty if nothing is wrong.
    public static List<String> problems(Json data) {
        return problems(data, Locales.names());
    }

    /// @param needed locales that every cause needs a text in
    static List<String> problems(Json data, List<String> needed) {
        var problems = new ArrayList<String>();
        if (data.at("version").whole().filter(version -> version > 0).isEmpty()) {
            problems.add("'version' is no whole number above 0");
        }
        var causes = data.at("causes").members();
        if (!causes.containsKey(Catalogue.UNKNOWN)) {
            problems.add("there is no cause '" + Catalogue.UNKNOWN + "', which codes have that nobody knows");
        }
        causes.forEach((name, cause) -> cause(name, cause, needed, problems));
        var used = new HashSet<String>();
        data.at("codes").members().forEach((gateway, codes) -> codes(data, gateway, codes, used, problems));
        unused("cause", causes, used, problems);
        unused("note", data.at("notes").members(), used, problems);
        return List.copyOf(problems);
    }

    private static void cause(String name, Json cause, List<String> needed, List<String> problems) {
        var place = "cause '" + name + "'";
        if (!CAUSE.matcher(name).matches()) {
            problems.add(place + ": its name is not small letters with '_' between them");
        }
        var retry = cause.at("retry").text().orElse("");
        if (Stream.of(Advice.Retry.values()).noneMatch(known -> known.word().equals(retry))) {
            problems.add(place + ": retry '" + retry + "' is none of now, later, never");
        }
        var need = cause.at("needs").text().orElse("");
        var points = Point.of(need).stream().toList();
        if (!need.isEmpty() && points.isEmpty()) {
            problems.add(place + ": there is no point '" + need + "' that a text can need");
        }
        texts(place, cause, needed, new TextRules(points, retry.equals(Advice.Retry.NEVER.word())), problems);
        if (cause.at("merchant").text().filter(text -> !text.isBlank()).isEmpty()) {
            problems.add(place + ": it does not say what the merchant can do");
        }
    }

    /// @param points what the texts of a cause must say
    /// @param otherWay whether only another way of paying helps
    record TextRules(List<Point> points, boolean otherWay) {
        private List<String> problems(String text, String locale) {
            var problems = new ArrayList<>(TextLinter.advice(locale).problems(text, points));
            if (otherWay && TextLinter.invitesToTheSame(text)) {
                problems.add("invites to try again, where only another way helps");
            }
            return problems;
        }
    }

    /// What is wrong with texts of all locales.
    static void texts(String place, Json texts, List<String> needed, TextRules rules, List<String> problems) {
        for (String locale : Locales.names()) {
            var text = texts.at(locale).text();
            if (text.isEmpty() && (needed.contains(locale) || texts.at(locale).exists())) {
                problems.add(place + ": it has no text in " + locale);
            }
            text.map(one -> rules.problems(one, locale)).orElse(List.of()).stream()
                    .map(problem -> place + ", " + locale + ": it " + problem)
                    .forEach(problems::add);
        }
    }

    private static void codes(Json data, String gateway, Json codes, Set<String> used, List<String> problems) {
        var gateways = data.at("gateways").members();
        if (!gateways.containsKey(gateway)) {
            problems.add("gateway '" + gateway + "' is not known: " + String.join(", ", gateways.keySet()));
        }
        codes.members().forEach((code, value) -> {
            var place = gateway + " code '" + code + "'";
            var entry = value.text().orElse("");
            var parts = entry.split("/", 2);
            used.addAll(List.of(parts));
            entryProblem(code, entry, data.at("causes").members().keySet())
                    .ifPresent(problem -> problems.add(place + ": " + problem));
            if (parts.length == 2 && !data.at("notes", parts[1]).exists()) {
                problems.add(place + ": there is no note '" + parts[1] + "'");
            }
            gateways.getOrDefault(gateway, Json.Null.NULL).elements().stream()
                    .flatMap(prefix -> prefix.text().stream())
                    .filter(prefix -> codes.at(prefix + code)
                            .text()
                            .filter(other -> !other.equals(entry))
                            .isPresent())
                    .forEach(prefix ->
                            problems.add(place + ": it stands twice, and otherwise as '" + prefix + code + "'"));
        });
    }

    /// Why a code cannot have this entry.
    ///
    /// @param causes those there are
    static Optional<String> entryProblem(String code, String entry, Set<String> causes) {
        var cause = entry.split("/", 2)[0];
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            return Optional.of("it is not 1 to " + LONGEST_CODE + " characters");
        }
        if (cause.equals(Catalogue.UNKNOWN) || !causes.contains(cause)) {
            return Optional.of("there is no cause '" + cause + "': "
                    + String.join(
                            ", ",
                            causes.stream()
                                    .filter(known -> !known.contains("/") && !known.equals(Catalogue.UNKNOWN))
                                    .sorted()
                                    .toList()));
        }
        return cause.equals("declined") && entry.contains("/")
                ? Optional.of("a plain refusal has no note: it would tell apart what no customer may hear")
                : Optional.empty();
    }

    /// Whether a code's name tells what somebody suspects.
    static boolean isSuspicion(String code) {
        return SUSPICION.matcher(code).find();
    }

    private static void unused(String what, Map<String, Json> all, Set<String> used, List<String> problems) {
        all.keySet().stream()
                .filter(name -> !used.contains(name) && !name.equals(Catalogue.UNKNOWN))
                .map(name -> what + " '" + name + "': no code has it")
                .forEach(problems::add);
    }
}
