package dev.anxin.function.api;

import dev.anxin.aws.Digest;
import dev.anxin.json.Json;
import dev.anxin.privacy.KeptBody;
import dev.anxin.privacy.Mask;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/// Who acts on a payment, once it is decided that they may.
///
/// @param name what stands in facts as `by`: `staff:<role>:<subject>`, or a merchant's client id, which never begins so
/// @param identity by which a repeated request is known. It has no role, for that may change between two tries
/// @param role of a member of the staff; empty for a merchant's client
public record Actor(String name, String identity, String role) {
    private static final String STAFF = "staff:";

    /// Subjects that can be kept as they are. An address of mail is none.
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9._|-]{1,64}");

    /// Cognito's subjects. Digits of one can look like a telephone number by chance.
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}");

    public static Actor client(String id) {
        var name = id.startsWith(STAFF) ? "client:" + id : id;
        return new Actor(name, name, "");
    }

    /// @param subject the issuer's own name for them, of any form
    public static Actor staff(String role, String subject) {
        return new Actor(STAFF + role + ":" + kept(subject), STAFF + subject, role);
    }

    /// A subject of another form stands there by its digest: whoever has the issuer's list can still tell whose it is.
    private static String kept(String subject) {
        var isHarmless = UUID.matcher(subject).matches()
                || (OPAQUE.matcher(subject).matches() && Mask.text(subject).equals(subject));
        return isHarmless
                ? subject
                : "~" + Digest.of(subject.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /// What is kept beside a fact of theirs: this, and who they are.
    public KeptBody evidence(Json.Fields what) {
        var fields = new LinkedHashMap<>(what.members());
        fields.put("by", Json.of(name));
        if (!role.isEmpty()) {
            fields.put("role", Json.of(role));
        }
        return KeptBody.of(new Json.Fields(fields));
    }
}
