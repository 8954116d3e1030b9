package dev.anxin.local.simulator;

import dev.anxin.local.simulator.books.Books;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.protocol.GatewayApi;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

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

    Given answer(GatewayApi.Asked asked, Faults faults) {
        var about = books.find(api.about(asked));
        var failing = about.filter(payment -> asked.isRefund())
                .map(payment -> refundFaults.of(faults, payment.ids().reference(), asked.key()))
                .orElse(RefundFaults.Wrong.NOTHING);
        if (failing.failsBefore()) {
            return Given.plain(api.refused(503, "unavailable", "Try again."));
        }
        var desk = desks.apply(failing.refund());
        var right = Given.plain(api.answer(asked, books, desk));
        var given = about.map(payment -> wronged(right, payment, desk, faults)).orElse(right);
        var waits = Stream.concat(given.waits().stream(), failing.waits().stream());
        return new Given(given.answer(), given.headers(), waits.toList(), failing.losesReply());
    }

    private Given wronged(Given right, GatewayPayment payment, GatewayApi.Desk desk, Faults faults) {
        var given = right;
        var number = "question " + questions.incrementAndGet();
        for (var one : faults.of(Fault.OfAnswer.class, payment.ids().reference(), number)) {
            given = switch (one) {
                case Fault.Slow(var real) -> new Given(given.answer(), given.headers(), List.of(real), false);
                case Fault.Answer(var rubbish) -> {
                    var talk = new RubbishAnswers.Talk(api, desk, payment, books.another(payment));
                    var answer = RubbishAnswers.answer(rubbish, right.answer(), talk);
                    yield new Given(answer, RubbishAnswers.headers(rubbish), given.waits(), false);
                }
            };
        }
        return given;
    }
}
