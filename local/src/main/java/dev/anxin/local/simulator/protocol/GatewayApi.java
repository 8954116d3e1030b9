package dev.anxin.local.simulator.protocol;

import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.FraudWarning;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.RefundOutcome;
import dev.anxin.payment.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A gateway's own words: what it answers when it is asked, and what it calls about.
public interface GatewayApi {
    /// A request to it, its secret checked already.
    ///
    /// @param path without the query, from the root: `/v1/payment_intents/pi_1`
    /// @param form the fields of the query, and of a body that is a form
    /// @param key its idempotency key, or empty
    record Asked(String method, String path, Map<String, String> form, String body, String key) {
        public boolean is(String wanted) {
            return method.equals(wanted);
        }

        /// Whether it calls for money to go back.
        public boolean isRefund() {
            return is("POST") && (path.endsWith("/refunds") || path.endsWith("/refund") || path.endsWith("/reversals"));
        }

        /// The part of the path at that place, or empty.
        public String part(int index) {
            var parts = path.split("/", -1);
            return index < parts.length ? parts[index] : "";
        }
    }

    /// @param id the event's own: the same however often it is sent
    record Event(String id, String body) {
        public byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// A refund that is called for.
    ///
    /// @param key the merchant's own id of it, or empty
    /// @param once whether the same key is the same refund for ever
    record Wanted(String key, Money amount, boolean once) {}

    /// Things done while answering.
    interface Desk {
        Instant now();

        /// Opens a payment; `hint` makes its ids where the gateway makes them.
        GatewayPayment open(String hint, Money amount, String returnUrl);

        /// Where its customer pays.
        String payUrl(GatewayPayment payment);

        /// Whether it is closed now.
        boolean end(GatewayPayment payment);

        /// The same, of a payment that its shop may close.
        default boolean close(GatewayPayment payment) {
            return payment.isClosable() && end(payment);
        }

        /// Whether money that was held is let go now.
        default boolean release(GatewayPayment payment) {
            return payment.status() == GatewayPayment.Status.AUTHORISED && end(payment);
        }

        /// Takes so much of what is held, and lets the rest go.
        ///
        /// @return whether that much was held
        boolean capture(GatewayPayment payment, Money amount);

        RefundOutcome refund(GatewayPayment payment, Wanted wanted);

        /// Events that were sent and not acknowledged so far, newest first.
        List<Event> undelivered();

        /// Where it sends events.
        Endpoint endpoint();

        /// Sends one that is about no payment there.
        void send(Event event);
    }

    /// @param address empty while it sends none
    /// @param types of events that it sends; `*` for all
    record Endpoint(String address, boolean isEnabled, List<String> types) {
        public Endpoint {
            types = List.copyOf(types);
        }
    }

    LoopbackServer.Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk);

    /// What a payment is when its customer has paid: taken, or held until the shop captures it.
    default GatewayPayment.Status paid() {
        return GatewayPayment.Status.SUCCEEDED;
    }

    /// What the gateway tells of a payment that has just come to its status.
    List<Event> events(GatewayPayment payment, Instant at);

    /// What it tells of the capture that changed just now; nothing where it tells sums alone.
    List<Event> captureEvents(GatewayPayment payment, Instant at);

    /// What it tells of a refund that has just come to its status.
    List<Event> events(GatewayPayment payment, GatewayRefund refund);

    /// What it tells of a dispute that has just come to its status.
    List<Event> events(GatewayPayment payment, GatewayDispute dispute, Instant at);

    /// What it tells of a card network's warning; nothing where it hears of none.
    List<Event> events(GatewayPayment payment, FraudWarning warning);

    /// Which payment a request is about, by either of its ids; empty if about none.
    String about(Asked asked);

    /// A payment's own id, by one that it goes by somewhere; the same where it goes by its own ones alone.
    default String known(String id) {
        return id;
    }

    String refundId(String text);

    String disputeId(String text);

    GatewayPayment.Ids ids(String hint, long seed);

    /// What it calls an attempt of its customer.
    ///
    /// @param number as in [GatewayPayment.Tries]
    String attemptId(GatewayPayment payment, int number);

    /// As an answer says it, for questions about it.
    LoopbackServer.Answer shown(GatewayPayment payment, Desk desk);

    LoopbackServer.Answer refused(int status, String code, String message);
}
