package dev.anxin.page.link;

import dev.anxin.payment.PaymentKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a customer's link stands for: one payment, until some day.
///
/// @param until in whole seconds; from then on the link opens nothing
public record Ticket(PaymentKey payment, Instant until) {
    /// How long after the time to pay in a customer may still look: a bank shows a refund within days, and
    /// people ask within the month.
    private static final Duration STAYS = Duration.ofDays(30);

    private static final byte VERSION = 1;

    public Ticket {
        until = Instant.ofEpochSecond(until.getEpochSecond());
    }

    /// The ticket of a payment that can be paid until then: always the same.
    public static Ticket of(PaymentKey payment, Instant payUntil) {
        return new Ticket(payment, payUntil.plus(STAYS));
    }

    /// Version, end, length of the account, account, reference: at most 178 bytes.
    byte[] write() {
        var account = payment.account().getBytes(StandardCharsets.US_ASCII);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(until.getEpochSecond());
            out.writeByte(account.length);
            out.write(account);
            out.write(payment.reference().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new IllegalStateException("memory cannot be written to", impossible);
        }
        return bytes.toByteArray();
    }

    /// @return empty if it is not what [#write] writes, or of another version
    static Optional<Ticket> read(byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            byte version = in.get();
            var until = Instant.ofEpochSecond(in.getLong());
            var account = new byte[in.get()];
            in.get(account);
            var reference = new byte[in.remaining()];
            in.get(reference);
            var payment = new PaymentKey(
                    new String(account, StandardCharsets.US_ASCII), new String(reference, StandardCharsets.US_ASCII));
            return version == VERSION ? Optional.of(new Ticket(payment, until)) : Optional.empty();
        } catch (BufferUnderflowException
                | NegativeArraySizeException
                | IllegalArgumentException
                | DateTimeException other) {
            return Optional.empty();
        }
    }
}
