package dev.anxin.payment;

/// Where a customer can be reached. Personal: it stands in its own erasable item, and in no fact, topic or
/// log; its text shows none of it.
///
/// @param phone `+` and digits (E.164), or empty
/// @param mail or empty
/// @param name or empty
public record Contact(String phone, String mail, String name) {
    public static final Contact NONE = new Contact("", "", "");

    @Override
    public String toString() {
        return "Contact[...]";
    }
}
