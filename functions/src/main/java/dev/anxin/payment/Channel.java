package dev.anxin.payment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A way in which a message reaches a customer: notifications have its text under the same word.
public enum Channel {
    EMAIL("email"),
    SMS("sms"),
    WECHAT("wechat"),
    /// A list of messages in the shop's own app.
    INBOX("inbox");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    /// As registrations and notifications have it: `email`.
    public String word() {
        return word;
    }

    public static Optional<Channel> named(String word) {
        return Stream.of(values())
                .filter(channel -> channel.word().equals(word))
                .findFirst();
    }

    /// @throws IllegalArgumentException if one is unknown, or stands there twice
    public static List<Channel> named(List<String> words) {
        var channels =
                words.stream().flatMap(word -> named(word).stream()).distinct().toList();
        if (channels.size() != words.size()) {
            throw new IllegalArgumentException("channels are each named once, of " + words());
        }
        return channels;
    }

    /// All that there are.
    public static String words() {
        return Stream.of(values()).map(Channel::word).collect(Collectors.joining(", "));
    }
}
