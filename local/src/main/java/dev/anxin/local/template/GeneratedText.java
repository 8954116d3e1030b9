package dev.anxin.local.template;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A secret's text, drawn when the secret is made and never again. Source: CloudFormation's guide,
/// "AWS::SecretsManager::Secret GenerateSecretString": lengths, kinds of characters, defaults.
///
/// @param kinds the characters that may stand there, by kind
/// @param eachKind whether there is one of each kind at least
/// @param around the JSON object that the drawn text becomes a member of; none: it stands alone
public record GeneratedText(int length, List<String> kinds, boolean eachKind, Optional<Member> around) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, Predicate<String>> KINDS = Map.of(
            "Lowercase", Pattern.compile("[a-z]").asMatchPredicate(),
            "Uppercase", Pattern.compile("[A-Z]").asMatchPredicate(),
            "Numbers", Pattern.compile("[0-9]").asMatchPredicate(),
            "Punctuation", Pattern.compile("[!-/:-@\\[-`{-~]").asMatchPredicate());

    public GeneratedText {
        kinds = List.copyOf(kinds);
    }

    /// @param key the member's name
    public record Member(ObjectNode object, String key) {}

    static GeneratedText of(Section section) {
        var excluded = section.maybe("ExcludeCharacters").orElse("");
        var kinds = new ArrayList<String>();
        KINDS.forEach((name, holds) -> {
            if (!section.flag("Exclude" + name, false)) {
                kinds.add(characters(holds, excluded));
            }
        });
        if (section.flag("IncludeSpace", false)) {
            kinds.add(characters(" "::equals, excluded));
        }
        kinds.removeIf(String::isEmpty);
        var length = section.number("PasswordLength", 32, 1, 4_096);
        var eachKind = section.flag("RequireEachIncludedType", true);
        if (kinds.isEmpty() || (eachKind && kinds.size() > length)) {
            section.problem("PasswordLength", "cannot be had: " + kinds.size() + " kinds of characters are left");
        }
        return new GeneratedText(length, kinds, eachKind, member(section));
    }

    private static Optional<Member> member(Section section) {
        if (section.has("SecretStringTemplate") != section.has("GenerateStringKey")) {
            section.problem("SecretStringTemplate", "and GenerateStringKey go together");
        }
        return section.maybe("SecretStringTemplate").map(text -> {
            var object = read(text);
            if (!object.isObject()) {
                section.problem("SecretStringTemplate", "is no JSON object: " + text);
            }
            var key = section.maybe("GenerateStringKey").orElse("");
            return new Member(
                    object.isObject()
                            ? (ObjectNode) object
                            : JsonMapper.shared().createObjectNode(),
                    key);
        });
    }

    private static JsonNode read(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException none) {
            return JsonMapper.shared().nullNode();
        }
    }

    private static String characters(Predicate<String> kind, String excluded) {
        return IntStream.rangeClosed(' ', '~')
                .mapToObj(Character::toString)
                .filter(one -> kind.test(one) && !excluded.contains(one))
                .collect(Collectors.joining());
    }

    /// A new one each time.
    public String draw() {
        var all = String.join("", kinds);
        var drawn = new ArrayList<Character>();
        for (var kind : eachKind ? kinds : List.<String>of()) {
            drawn.add(kind.charAt(RANDOM.nextInt(kind.length())));
        }
        while (drawn.size() < length) {
            drawn.add(all.charAt(RANDOM.nextInt(all.length())));
        }
        Collections.shuffle(drawn, RANDOM);
        var text = drawn.stream().map(String::valueOf).collect(Collectors.joining());
        return around.map(member ->
                        member.object().deepCopy().put(member.key(), text).toString())
                .orElse(text);
    }
}
