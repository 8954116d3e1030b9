package dev.anxin.failure;

import dev.anxin.failure.Advice.Words;
import dev.anxin.json.Json;
import dev.anxin.locale.Locales;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The catalogue as one account has it: with codes that are newer than this release, and with the merchant's own
/// words for customers. Own words belong to a cause, never to a code, so that they tell no code from its like.
///
/// @param codes causes by the codes that this release does not have
/// @param texts by cause
public record AccountAdvice(String gateway, Map<String, String> codes, Map<String, Words> texts) {
    /// Fields of an account's entry.
    public static final String CODES = "failureCodes";

    public static final String TEXTS = "failureTexts";

    /// The catalogue of this release alone.
    ///
    /// @param gateway empty if nobody knows it
    public static AccountAdvice of(String gateway) {
        return new AccountAdvice(gateway, Map.of(), Map.of());
    }

    /// With what an account's entry adds. What is wrong in it is left out, and the rest counts: [#problems] names it.
    public static AccountAdvice of(String gateway, Json entry) {
        if (!entry.at(CODES).exists() && !entry.at(TEXTS).exists()) {
            return of(gateway);
        }
        var codes = new HashMap<String, String>();
        entry.at(CODES).members().forEach((code, value) -> {
            if (codeProblem(gateway, code, value).isEmpty()) {
                value.text().ifPresent(cause -> codes.put(code, cause));
            }
        });
        var texts = new HashMap<String, Words>();
        entry.at(TEXTS).members().forEach((cause, own) -> {
            if (textProblems(cause, own).isEmpty()) {
                texts.put(cause, Words.of(own));
            }
        });
        return new AccountAdvice(gateway, codes, texts);
    }

    /// What of an account's entry is left out, and why.
    public static List<String> problems(String gateway, Json entry) {
        var problems = new ArrayList<String>();
        for (String field : List.of(CODES, TEXTS)) {
            if (entry.at(field).exists() && !(entry.at(field) instanceof Json.Fields)) {
                problems.add("'" + field + "' is no object");
            }
        }
        entry.at(CODES)
                .members()
                .forEach((code, value) -> codeProblem(gateway, code, value)
                        .map(problem -> CODES + " '" + code + "': " + problem)
                        .ifPresent(problems::add));
        entry.at(TEXTS).members().forEach((cause, own) -> problems.addAll(textProblems(cause, own)));
        return List.copyOf(problems);
    }

    /// What helps after this code, in the merchant's own words where there are some.
    public Advice after(String code) {
        var known = Catalogue.advice(gateway, code);
        var advice =
                known.known() || !codes.containsKey(code) ? known : Catalogue.ofEntry(codes.getOrDefault(code, ""));
        var own = texts.get(advice.cause());
        return own == null ? advice : advice.with(own);
    }

    private static Optional<String> codeProblem(String gateway, String code, Json value) {
        var entry = value.text().orElse("");
        if (!Catalogue.gateways().contains(gateway)) {
            return Optional.of("gateway '" + gateway + "' has no catalogue");
        }
        if (Catalogue.advice(gateway, code).known()) {
            return Optional.of("the catalogue has it already");
        }
        if (CatalogueCheck.isSuspicion(code) && !entry.equals("declined")) {
            return Optional.of("its name says what somebody suspects: its cause can only be 'declined'");
        }
        return CatalogueCheck.entryProblem(code, entry, Catalogue.knownEntries())
                .or(() -> Catalogue.knownEntries().contains(entry)
                        ? Optional.empty()
                        : Optional.of("there is no note '" + entry + "'"));
    }

    private static List<String> textProblems(String cause, Json own) {
        var place = TEXTS + " '" + cause + "'";
        var need = Catalogue.need(cause);
        if (need.isEmpty()) {
            return List.of(place + ": there is no such cause");
        }
        var problems = new ArrayList<String>();
        own.members().keySet().stream()
                .filter(locale -> !Locales.names().contains(locale))
                .map(locale -> place + ": there is no locale '" + locale + "'")
                .forEach(problems::add);
        var points = need.flatMap(Point::of).stream().toList();
        var rules = new CatalogueCheck.TextRules(points, Catalogue.retry(cause) == Advice.Retry.NEVER);
        CatalogueCheck.texts(place, own, Locales.NEEDED, rules, problems);
        return problems;
    }
}
