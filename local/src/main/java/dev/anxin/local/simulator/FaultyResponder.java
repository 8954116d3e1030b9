package dev.anxin.local.simulator;

import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.protocol.GatewayApi;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// Answers whoever asks a gateway: rightly, or as the faults have it.
final class FaultyResponder {
    private final GatewayApi api;
    private final GatewayBooks gatewayBooks;
    private final Function<List<Fault.OfRefund>, GatewayApi.Desk> desks;
    private final RefundFaults refundFaults = new RefundFaults();
    private final AtomicLong questions = new AtomicLong();

    /// @param desks given what goes wrong with a refund that is called for
    FaultyResponder(GatewayApi api, GatewayBooks gatewayBooks, Function<List<Fault.OfRefund>, GatewayApi.Desk> desks) {
        this.api = api;
        this.gatewayBooks = gatewayBooks;
        this.desks = desks;
    }

    void failNextRefund(List<Fault> wrong) {
        refundFaults.next(wrong);
    }

    GatewayReply answer(GatewayApi.Asked asked, FaultPlan faultPlan) {
        var about = gatewayBooks.find(api.about(asked));
        var failing = about.filter(payment -> asked.isRefund())
                .map(payment -> refundFaults.of(faultPlan, payment.ids().reference(), asked.key()))
                .orElse(RefundFaults.Wrong.NOTHING);
        if (failing.failsBefore()) {
            return GatewayReply.plain(api.refused(503, "unavailable", "Try again."));
        }
        var desk = desks.apply(failing.refund());
        var right = GatewayReply.plain(api.answer(asked, gatewayBooks, desk));
        var gatewayReply =
                about.map(payment -> wronged(right, payment, desk, faultPlan)).orElse(right);
        var waits = Stream.concat(gatewayReply.waits().stream(), failing.waits().stream());
        return new GatewayReply(gatewayReply.answer(), gatewayReply.headers(), waits.toList(), failing.losesReply());
    }

    private GatewayReply wronged(
            GatewayReply right, GatewayPayment payment, GatewayApi.Desk desk, FaultPlan faultPlan) {
        var gatewayReply = right;
        var number = "question " + questions.incrementAndGet();
        for (var one : faultPlan.of(Fault.OfAnswer.class, payment.ids().reference(), number)) {
            gatewayReply = switch (one) {
                case Fault.Slow(var real) ->
                    new GatewayReply(gatewayReply.answer(), gatewayReply.headers(), List.of(real), false);
                case Fault.Answer(var rubbish) -> {
                    var talk = new RubbishAnswers.Talk(api, desk, payment, gatewayBooks.another(payment));
                    var answer = RubbishAnswers.answer(rubbish, right.answer(), talk);
                    yield new GatewayReply(answer, RubbishAnswers.headers(rubbish), gatewayReply.waits(), false);
                }
            };
        }
        return gatewayReply;
    }
}
