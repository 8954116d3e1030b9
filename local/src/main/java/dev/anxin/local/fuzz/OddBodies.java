package dev.anxin.local.fuzz;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/// Bodies that are hard to hand on unaltered, and what happens to them on the way.
final class OddBodies {
    private static final String MARK = "\uFEFF";

    private static final List<String> WORDS = List.of(
            "\uD83D\uDE00",
            "e\u0301",
            "\u00e9",
            "\u5b89\u5fc3",
            "\r\n",
            "\n",
            "\r",
            "\t",
            "\u2028",
            "\u0000",
            "\"",
            "\\",
            "+",
            "%2B",
            "&",
            "=",
            "\uFFFD",
            "\uFFFF",
            "1099",
            "0.10",
            "{}",
            " ");

    private OddBodies() {}

    /// @param sample one of the gateway's own
    static byte[] made(byte[] sample, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> random(random);
            case 1 -> spliced(sample, new byte[] {(byte) (0x80 + random.nextInt(0x80))}, random);
            case 2 -> BodyTampering.joined(utf8(MARK), sample);
            case 3 -> utf8(text(sample).replace(",", ",\r\n"));
            case 4 -> spliced(sample, utf8(Tampering.one(WORDS, random)), random);
            case 5 -> utf8("amount=10.99&note=" + words(random) + "&sign=" + words(random));
            case 6 -> utf8(words(random));
            default -> sample;
        };
    }

    /// As gateways in between, filters and careless readers do it.
    static byte[] altered(byte[] body, RandomGenerator random) {
        var text = text(body);
        return switch (random.nextInt(12)) {
            case 0 -> utf8(text); // lossy, where it was no text
            case 1 -> utf8(BodyTampering.latin(body));
            case 2 -> utf8(text.replace("\r\n", "\n"));
            case 3 -> utf8(text.replace("\n", "\r\n"));
            case 4 -> text.startsWith(MARK) ? utf8(text.substring(1)) : BodyTampering.joined(utf8(MARK), body);
            case 5 -> utf8(text.strip());
            case 6 -> BodyTampering.joined(body, utf8("\n"));
            case 7 -> utf8(Normalizer.normalize(text, Normalizer.Form.NFD));
            case 8 -> Base64.getEncoder().encode(body);
            case 9 -> utf8(text.replace("+", " ").replace("%2B", "+"));
            case 10 -> utf8(text.replace("\u0000", ""));
            default -> BodyTampering.reserialised(body, random);
        };
    }

    private static byte[] random(RandomGenerator random) {
        var bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String words(RandomGenerator random) {
        var words = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            words.append(Tampering.one(WORDS, random));
        }
        return words.toString();
    }

    private static byte[] spliced(byte[] body, byte[] middle, RandomGenerator random) {
        int at = random.nextInt(body.length + 1);
        return BodyTampering.joined(
                BodyTampering.joined(Arrays.copyOf(body, at), middle), Arrays.copyOfRange(body, at, body.length));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
