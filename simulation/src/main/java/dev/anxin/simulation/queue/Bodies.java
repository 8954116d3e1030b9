package dev.anxin.simulation.queue;

/// What SQS takes as the body of a message.
final class Bodies {
    /// Of one message, and of all messages of a batch together (SQS quotas, since August 2025).
    static final int MOST_BYTES = 1_048_576;

    private Bodies() {}

    /// In UTF-8.
    static int bytes(String body) {
        var bytes = 0;
        for (int i = 0; i < body.length(); i++) {
            var c = body.charAt(i);
            bytes += c < 0x80 ? 1 : (c < 0x800 || Character.isSurrogate(c)) ? 2 : 3;
        }
        return bytes;
    }

    /// Whether it has the characters of XML 1.0 only (SendMessage, MessageBody).
    static boolean isValid(String body) {
        for (int i = 0; i < body.length(); i++) {
            var c = body.charAt(i);
            var pair = Character.isHighSurrogate(c)
                    && i + 1 < body.length()
                    && Character.isLowSurrogate(body.charAt(i + 1));
            i += pair ? 1 : 0;
            if (!pair && !isValid(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValid(char c) {
        return (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c <= 0xFFFD) || c == '\t' || c == '\n' || c == '\r';
    }
}
