package dev.anxin.notification;

/// The texts of one language.
public interface Texts {
    /// Chinese is the default: most who wait read it.
    static Texts in(String locale) {
        return locale.equals("en") ? new English() : new Chinese();
    }

    Text of(TemplateValues about);

    /// @param title the first line of a mail or a push message
    /// @param text all that a customer needs to know; links stand on lines of their own
    /// @param sms the same in short: without its link at most 140 characters in Chinese, 300 in English
    record Text(String title, String text, String sms) {
        /// Where to look stands at the end, so that no full stop gets into the link.
        static Text of(String title, String text, String sms, TemplateValues about) {
            var look = about.pageUrl().isEmpty() ? about.orderUrl() : about.pageUrl();
            return new Text(title, text, look.isEmpty() ? sms : sms + " " + look);
        }
    }
}
