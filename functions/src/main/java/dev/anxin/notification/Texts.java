package dev.anxin.notification;

import dev.anxin.locale.Locales;
import dev.anxin.locale.Phrasebook;
import java.util.HashMap;
import java.util.List;

/// The texts of one locale. All of them are data of its file: here they are put together, in the same way for each.
public record Texts(Phrasebook phrasebook) {
    /// What the file has of each template. The lead says what is, and what must not be done; the body what comes next;
    /// status and tip are a word and a line, for WeChat.
    public static final List<String> PARTS = List.of("title", "lead", "body", "sms", "status", "tip");

    /// @param locale of the reader; [Locales#of] says what is read for another than ours
    public static Texts in(String locale) {
        return new Texts(Locales.in(locale));
    }

    public Text of(TemplateValues about) {
        var values = new HashMap<>(about.words(phrasebook));
        PARTS.forEach(
                part -> values.put(part, phrasebook.message(about.template().id(), part, values)));
        var look = about.pageUrl().isEmpty() ? about.orderUrl() : about.pageUrl();
        var sms = phrasebook.frame("sms", values) + " " + phrasebook.phrase("help", values);
        return new Text(
                values.getOrDefault("title", ""),
                phrasebook.frame("text", values),
                // Where to look stands at the end, so that no full stop gets into the link.
                look.isEmpty() ? sms : sms + " " + look,
                Channels.of(about, phrasebook, values));
    }

    /// @param title the first line of a mail or a push message
    /// @param text all that a customer needs to know; links stand on lines of their own
    /// @param sms the same in short: without its link at most 140 characters in Chinese, 300 in English
    /// @param channels the same as each channel takes it
    public record Text(String title, String text, String sms, Channels channels) {}
}
