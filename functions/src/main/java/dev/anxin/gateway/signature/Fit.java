package dev.anxin.gateway.signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One way to make a refused signature fit. A MAC alone cannot tell another secret from a changed body; a
/// guess that fits can.
///
/// @param ifs what must be otherwise; nothing where the signature is right and only its time is wrong
record Fit(int secret, List<String> ifs) {
    /// The guess that changes least, in words.
    static String of(Scheme scheme, Claim.Signed claim, byte[] body, List<String> secrets) {
        return IntStream.range(0, secrets.size())
                .boxed()
                .flatMap(i -> all(scheme, claim, body, secrets.get(i)).map(ifs -> new Fit(i + 1, ifs)))
                .min(Comparator.comparingInt(fit -> fit.ifs.size()))
                .map(Fit::words)
                .orElse(
                        "no live secret matches: it was signed with another secret, or the body was changed after signing");
    }

    private String words() {
        return ifs.isEmpty()
                ? "the signature itself is right, by secret no. " + secret
                : "the signature fits secret no. " + secret + " if " + String.join(", and ", ifs);
    }

    private static Stream<List<String>> all(Scheme scheme, Claim.Signed claim, byte[] body, String secret) {
        var keys = with(scheme.key(secret), scheme.misreadings(secret));
        var befores = with(claim.before(), otherBefores(claim));
        var bodies = with(body, BodyChanges.undone(body));
        List<List<String>> fits = new ArrayList<>();
        keys.forEach((misread, verificationKey) ->
                befores.forEach((otherwise, before) -> bodies.forEach((changed, bytes) -> {
                    if (verificationKey.made(claim.signatures(), claim.message(before, scheme.signed(bytes)))) {
                        fits.add(Stream.of(misread, otherwise, changed)
                                .filter(each -> !each.isEmpty())
                                .toList());
                    }
                })));
        return fits.stream();
    }

    /// What else people sign before the body.
    private static Map<String, String> otherBefores(Claim.Signed claim) {
        long seconds = claim.at().getEpochSecond();
        Map<String, String> befores = new LinkedHashMap<>();
        befores.put("its time is signed in milliseconds", claim.before().replace(seconds + ".", seconds * 1000 + "."));
        befores.put("its time is signed in seconds", claim.before().replace(seconds + ".", seconds / 1000 + "."));
        befores.put("the body alone is signed", "");
        return befores;
    }

    /// What was given, under no words, and before the others.
    private static <T> Map<String, T> with(T given, Map<String, T> others) {
        Map<String, T> all = new LinkedHashMap<>();
        all.put("", given);
        all.putAll(others);
        return all;
    }
}
