package dev.anxin.notification;

import java.util.List;
import java.util.stream.Stream;

/// A text message as networks count it. They bill by segment: 160 septets of the GSM alphabet or 70 code units of
/// UCS-2, and 153 or 67 where there are several (3GPP TS 23.038 and 23.040).
public record SmsText(String text, Encoding encoding, int segments) {
    /// One character outside the alphabet makes all of them cost more than twice as much.
    public enum Encoding {
        GSM_7("GSM-7", 160, 153),
        UCS_2("UCS-2", 70, 67);

        private final String word;
        private final int alone;
        private final int each;

        Encoding(String word, int alone, int each) {
            this.word = word;
            this.alone = alone;
            this.each = each;
        }

        /// As notifications have it: `GSM-7`.
        public String word() {
            return word;
        }
    }

    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// Each takes two septets.
    private static final String EXTENSION = "\f^{}\\[~]|€";

    public static SmsText of(String text) {
        var encoding = text.chars().allMatch(letter -> (ALPHABET + EXTENSION).indexOf(letter) >= 0)
                ? Encoding.GSM_7
                : Encoding.UCS_2;
        return new SmsText(text, encoding, segments(text, encoding));
    }

    /// The words alone decide how many segments there are: in one, where that is possible. What else is useful goes
    /// with them as far as it makes no further segment.
    ///
    /// @param link where to look
    /// @param help who helps
    static SmsText fitting(String words, String link, String help) {
        var least = of(words);
        return Stream.of(List.of(words, help, link), List.of(words, link), List.of(words, help))
                .map(parts -> of(String.join(
                        " ", parts.stream().filter(part -> !part.isEmpty()).toList())))
                .filter(more -> more.segments() <= least.segments())
                .findFirst()
                .orElse(least);
    }

    private static int segments(String text, Encoding encoding) {
        var whole = text.codePoints().map(letter -> width(letter, encoding)).sum();
        if (whole <= encoding.alone) {
            return 1;
        }
        var segments = 1;
        var used = 0;
        for (int letter : text.codePoints().toArray()) { // none is cut in two
            var width = width(letter, encoding);
            if (used + width > encoding.each) {
                segments++;
                used = 0;
            }
            used += width;
        }
        return segments;
    }

    private static int width(int letter, Encoding encoding) {
        return switch (encoding) {
            case GSM_7 -> EXTENSION.indexOf(letter) >= 0 ? 2 : 1;
            case UCS_2 -> Character.charCount(letter);
        };
    }
}
