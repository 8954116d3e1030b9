package dev.anxin.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.Front;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Answers whoever asks a gateway, rightly or as the faults have it.
final class Reception {
    private final GatewayApi api;
    private final Books books;
    private final Function<List<Fault.OfRefund>, GatewayApi.Desk> desks;
    private final RefundFaults refundFaults = new RefundFaults();
    private final AtomicLong questions = new AtomicLong();

    /// @param desks given what goes wrong with a refund that is called for
    Reception(GatewayApi api, Books books, Function<List<Fault.OfRefund>, GatewayApi.Desk> desks) {
        this.api = api;
        this.books = books;
        this.desks = desks;
    }

    void failNextRefund(List<Fault> wrong) {
        refundFaults.next(wrong);
    }

    void answer(HttpExchange exchange, GatewayApi.Asked asked, Faults faults) throws IOException {
        var about = books.find(api.about(asked));
        var failing = about.filter(payment -> asked.isRefund())
                .map(payment -> refundFaults.of(faults, payment.ids().reference(), asked.key()))
                .orElse(RefundFaults.Wrong.NOTHING);
        if (failing.failsBefore()) {
            Front.send(exchange, api.refused(503, "unavailable", "Try again."));
            return;
        }
        var given = given(exchange, asked, about, failing.refund(), faults);
        failing.waits().forEach(Reception::pause);
        if (failing.losesReply()) {
            exchange.close(); // before any of the answer: the connection breaks
            return;
        }
        Front.send(exchange, given);
    }

    private Front.Answer given(
            HttpExchange exchange,
            GatewayApi.Asked asked,
            Optional<GatewayPayment> about,
            List<Fault.OfRefund> failing,
            Faults faults) {
        var desk = desks.apply(failing);
        var right = api.answer(asked, books, desk);
        if (about.isEmpty()) {
            return right;
        }
        var payment = about.get();
        var given = right;
        var number = "question " + questions.incrementAndGet();
        for (var one : faults.of(Fault.OfAnswer.class, payment.ids().reference(), number)) {
            switch (one) {
                case Fault.Slow(var real) -> pause(real);
                case Fault.Answer(var rubbish) -> {
                    RubbishAnswers.headers(rubbish).forEach(exchange.getResponseHeaders()::set);
                    var talk = new RubbishAnswers.Talk(api, desk, payment, books.another(payment));
                    given = RubbishAnswers.answer(rubbish, right, talk);
                }
            }
        }
        return given;
    }

    private static void pause(Duration real) {
        try {
            Thread.sleep(real);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
