package dev.anxin.local.template;

import java.security.SecureRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A secret that Secrets Manager makes itself: letters and digits at random, put into a JSON object. It is
/// made at every start, and counts only where there is none yet.
final class GeneratedSecret {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private GeneratedSecret() {}

    static String of(Section section) {
        section.only("ExcludePunctuation", "true"); // no others are made here
        var length = section.number("PasswordLength", 32, 1, 4096);
        var text = RANDOM.ints(length, 0, LETTERS.length())
                .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                .reduce("", String::concat);
        var template = section.maybe("SecretStringTemplate").orElse("{}");
        if (!(JsonMapper.shared().readTree(template) instanceof ObjectNode object)) {
            section.problem("SecretStringTemplate", "is no JSON object");
            return "{}";
        }
        return object.put(section.text("GenerateStringKey"), text).toString();
    }
}
