package dev.anxin.message;

import dev.anxin.ledger.Message;

/// The texts of one language.
interface Texts {
    /// Chinese is the default: most who wait read it.
    static Texts in(String locale) {
        return locale.equals("en") ? new English() : new Chinese();
    }

    Text of(Message message, String order, String amount);

    /// @param title the first line of a mail or a push message
    record Text(String title, String text) {}
}
