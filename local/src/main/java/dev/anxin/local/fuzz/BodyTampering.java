package dev.anxin.local.fuzz;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Bodies that are nearly what was signed.
final class BodyTampering {
    /// More than the function takes.
    private static final int TOO_LARGE = 300 * 1024;

    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern NAME = Pattern.compile("\"([a-z])");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private BodyTampering() {}

    static byte[] bitFlipped(byte[] body, RandomGenerator random) {
        if (body.length == 0) {
            return new byte[] {0};
        }
        var flipped = body.clone();
        int bit = random.nextInt(body.length * Byte.SIZE);
        flipped[bit / Byte.SIZE] = (byte) (flipped[bit / Byte.SIZE] ^ (1 << (bit % Byte.SIZE)));
        return flipped;
    }

    static byte[] truncated(byte[] body, RandomGenerator random) {
        if (body.length == 0) {
            return body;
        }
        int at = random.nextInt(body.length);
        return random.nextInt(4) == 0 ? Arrays.copyOfRange(body, at, body.length) : Arrays.copyOf(body, at);
    }

    static byte[] extended(byte[] body, RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> joined(BYTE_ORDER_MARK, body);
            case 1 -> joined(body, body);
            case 2 -> joined(body, "\n".getBytes(StandardCharsets.UTF_8));
            case 3 -> random.nextInt(64) == 0 ? joined(body, new byte[TOO_LARGE]) : joined(body, new byte[1]);
            case 4 -> joined(" ".getBytes(StandardCharsets.UTF_8), body);
            default -> {
                var more = new byte[1 + random.nextInt(40)];
                random.nextBytes(more);
                yield joined(body, more);
            }
        };
    }

    /// One digit is another: of an amount, an id, a time.
    static byte[] otherNumber(byte[] body, RandomGenerator random) {
        var text = latin(body);
        var digits = DIGIT.matcher(text).results().toList();
        if (digits.isEmpty()) {
            return body;
        }
        int at = Tampering.one(digits, random).start();
        var other = (char) ('0' + (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        return bytes(text.substring(0, at) + other + text.substring(at + 1));
    }

    /// The same content in other words: JSON or a form, read and written again.
    static byte[] reserialised(byte[] body, RandomGenerator random) {
        var text = latin(body);
        return switch (random.nextInt(8)) {
            case 0 -> parsed(body).write().getBytes(StandardCharsets.UTF_8);
            case 1 -> reversed(parsed(body)).write().getBytes(StandardCharsets.UTF_8);
            case 2 ->
                new Json.Fields(new TreeMap<>(parsed(body).members())).write().getBytes(StandardCharsets.UTF_8);
            case 3 -> bytes(text.replace("\":", "\": "));
            case 4 -> bytes(text.replace("/", "\\/"));
            case 5 -> bytes(NAME.matcher(text).replaceFirst(name -> "\"\\\\u00" + hex(name.group(1))));
            case 6 -> bytes(text.replaceFirst("\\{", "{\"amount\":1,"));
            default -> form(text, random);
        };
    }

    private static String hex(String letter) {
        return Integer.toHexString(letter.charAt(0));
    }

    private static byte[] form(String text, RandomGenerator random) {
        var pairs = new ArrayList<>(List.of(text.split("&", -1)));
        Collections.shuffle(pairs, java.util.Random.from(random));
        return bytes(String.join("&", pairs).replace("+", "%20"));
    }

    private static Json parsed(byte[] body) {
        try {
            return Json.parse(body);
        } catch (BadJson otherForm) {
            return Json.of(latin(body));
        }
    }

    private static Json reversed(Json json) {
        var members = new LinkedHashMap<String, Json>();
        json.members().entrySet().stream()
                .toList()
                .reversed()
                .forEach(member -> members.put(member.getKey(), reversed(member.getValue())));
        return members.isEmpty() ? json : new Json.Fields(members);
    }

    static byte[] joined(byte[] head, byte[] tail) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(head);
        both.writeBytes(tail);
        return both.toByteArray();
    }

    /// ISO 8859-1 has a character for each byte.
    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
