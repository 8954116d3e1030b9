package dev.anxin.function.intake;

import dev.anxin.function.api.RequestFields;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Contact;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// How a customer can be reached, as a merchant sends it. The shape is looked at, not whether anybody
/// answers there. No message of ours repeats it.
final class ContactFields {
    private static final Set<String> FIELDS = Set.of("phone", "mail", "name");

    private static final String LABEL = "[A-Za-z0-9\\u00a1-\\uffff-]{1,63}";

    /// One `@`, a local part of at most 64, and a domain of labels of at most 63 (RFC 5321, 4.5.3.1), in any
    /// script.
    private static final Pattern MAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]{1,64}@" + LABEL + "(\\." + LABEL + ")+");

    private static final int LONGEST_MAIL = 254;
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,80}");

    private ContactFields() {}

    /// @throws BadJson naming what is wrong with it
    static Contact read(Json contacts) {
        RequestFields.object("'contacts'", contacts, FIELDS);
        var contact = new Contact(
                text(contacts, "phone", Contact::isPhone, "a phone number in international form, + and 7 to 15 digits"),
                text(contacts, "mail", MAIL.asMatchPredicate(), "a mail address"),
                text(contacts, "name", NAME.asMatchPredicate(), "1 to 80 characters without control characters"));
        if (contact.equals(Contact.NONE)) {
            throw new BadJson("'contacts' has neither 'phone' nor 'mail' nor 'name'");
        }
        if (contact.mail().codePointCount(0, contact.mail().length()) > LONGEST_MAIL) {
            throw new BadJson("'mail' is longer than " + LONGEST_MAIL + " characters");
        }
        return contact;
    }

    private static String text(Json contacts, String name, Predicate<String> form, String words) {
        var text = RequestFields.text(contacts, name, "");
        if (contacts.at(name).exists() && !form.test(text)) {
            throw new BadJson("'" + name + "' is not " + words);
        }
        return text;
    }
}
