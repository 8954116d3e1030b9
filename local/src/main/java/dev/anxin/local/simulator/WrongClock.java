package dev.anxin.local.simulator;

import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.FraudWarning;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.RefundOutcome;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// A gateway whose clock is wrong: in all that it says each time is off by as much. What it signs, it signs in time:
/// else nobody would believe it.
///
/// @param error by how much its clock is ahead
record WrongClock(GatewayApi api, Duration error) implements GatewayApi {
    @Override
    public String known(String id) {
        return api.known(id);
    }

    @Override
    public GatewayPayment.Status paid() {
        return api.paid();
    }

    @Override
    public LoopbackServer.Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        return api.answer(asked, gatewayBooks.dated(error), new WrongDesk(desk));
    }

    @Override
    public List<Event> events(GatewayPayment payment, Instant at) {
        return named(api.events(payment, at), api.events(payment.shifted(error), at.plus(error)));
    }

    @Override
    public List<Event> captureEvents(GatewayPayment payment, Instant at) {
        return named(api.captureEvents(payment, at), api.captureEvents(payment.shifted(error), at.plus(error)));
    }

    @Override
    public List<Event> events(GatewayPayment payment, GatewayRefund refund) {
        return named(api.events(payment, refund), api.events(payment.shifted(error), refund.shifted(error)));
    }

    @Override
    public List<Event> events(GatewayPayment payment, GatewayDispute dispute, Instant at) {
        return named(
                api.events(payment, dispute, at),
                api.events(payment.shifted(error), dispute.shifted(error), at.plus(error)));
    }

    @Override
    public List<Event> events(GatewayPayment payment, FraudWarning warning) {
        return named(api.events(payment, warning), api.events(payment.shifted(error), warning.shifted(error)));
    }

    /// The ids of events follow from their times, and are no concern of the clock's error.
    private static List<Event> named(List<Event> right, List<Event> wrong) {
        return IntStream.range(0, right.size())
                .mapToObj(i -> named(right.get(i).id(), wrong.get(i)))
                .toList();
    }

    private static Event named(String id, Event wrong) {
        return new Event(id, wrong.body().replace(wrong.id(), id));
    }

    @Override
    public LoopbackServer.Answer shown(GatewayPayment payment, Desk desk) {
        return api.shown(payment.shifted(error), new WrongDesk(desk));
    }

    @Override
    public String about(Asked asked) {
        return api.about(asked);
    }

    @Override
    public String refundId(String text) {
        return api.refundId(text);
    }

    @Override
    public String disputeId(String text) {
        return api.disputeId(text);
    }

    @Override
    public GatewayPayment.Ids ids(String hint, long seed) {
        return api.ids(hint, seed);
    }

    @Override
    public String attemptId(GatewayPayment payment, int number) {
        return api.attemptId(payment, number);
    }

    @Override
    public LoopbackServer.Answer refused(int status, String code, String message) {
        return api.refused(status, code, message);
    }

    /// What is done is done in time, and dated wrongly.
    private final class WrongDesk implements Desk {
        private final Desk desk;

        WrongDesk(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Instant now() {
            return desk.now();
        }

        @Override
        public GatewayPayment open(String hint, Money amount, String returnUrl) {
            return desk.open(hint, amount, returnUrl).shifted(error);
        }

        @Override
        public String payUrl(GatewayPayment payment) {
            return desk.payUrl(payment);
        }

        @Override
        public boolean end(GatewayPayment payment) {
            return desk.end(payment);
        }

        @Override
        public boolean capture(GatewayPayment payment, Money amount) {
            return desk.capture(payment, amount);
        }

        @Override
        public List<Event> undelivered() {
            return desk.undelivered();
        }

        @Override
        public Endpoint endpoint() {
            return desk.endpoint();
        }

        @Override
        public void send(Event event) {
            desk.send(event);
        }

        @Override
        public RefundOutcome refund(GatewayPayment payment, Wanted wanted) {
            return switch (desk.refund(payment, wanted)) {
                case RefundOutcome.Made(var after, var refund, var again) ->
                    new RefundOutcome.Made(after.shifted(error), refund.shifted(error), again);
                case RefundOutcome.Refused refused -> refused;
            };
        }
    }
}
