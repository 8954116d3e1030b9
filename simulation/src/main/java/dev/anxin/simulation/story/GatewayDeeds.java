package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.Taking;
import dev.anxin.payment.Money;
import dev.anxin.simulation.world.World;
import java.time.Duration;

/// What happens at gateways, banks and card networks.
record GatewayDeeds(Plan plan, World world, OpenPayments openPayments) {
    private static final Duration IN_THE_WAY = Duration.ofDays(5);

    void perform(Deed.OfGateway deed) {
        switch (deed) {
            case Deed.Happen(var number, var status, var code) ->
                gateway(number).happen(reference(number), status, code);
            case Deed.Begin(var number, var kind, var payFor) -> gateway(number).begin(reference(number), kind, payFor);
            case Deed.TakeRest(var number) -> gateway(number).take(reference(number), Taking.Step.REST);
            case Deed.Capture(var number, var step) -> gateway(number).take(reference(number), step);
            case Deed.Contradict(var number) -> gateway(number).contradict(reference(number));
            case Deed.ArriveLate(var number) -> gateway(number).arriveLate(reference(number));
            case Deed.Dashboard(var number, var whole) ->
                gateway(number).refundInDashboard(reference(number), whole ? price(number) : half(number));
            case Deed.DashboardElsewhere(var number) ->
                gateway(number).refundInDashboard(reference(number), half(number), new Fault.ReportElsewhere());
            case Deed.Bounce(var number) ->
                gateway(number).settleRefunds(reference(number), GatewayRefund.Status.FAILED);
            case Deed.Complain complain -> complain(complain);
            case Deed.Warn(var number, var actionable) ->
                gateway(number).disputes().warn(reference(number), actionable);
            case Deed.DisputeInTheWay(var number, var later) ->
                world.whenWritten(
                        "fact#refund#seen#",
                        () -> world.scheduler()
                                .after(later, () -> complain(Deed.chargeback(number, IN_THE_WAY, true))));
            case Deed.Outage(var account, var length) -> world.gateway(account).goDown(length);
        }
    }

    private void complain(Deed.Complain complain) {
        var desk = gateway(complain.payment()).disputes();
        var reference = reference(complain.payment());
        desk.open(reference, complain.first(), complain.complaint()).ifPresent(id -> {
            var at = Duration.ZERO;
            for (Deed.Turn turn : complain.turns()) {
                at = at.plus(turn.after());
                world.scheduler().after(at, () -> desk.move(reference, id, turn.next()));
            }
        });
    }

    private SimulatedGateway gateway(int number) {
        return world.gateway(openPayments.payment(number).account());
    }

    private String reference(int number) {
        return openPayments.payment(number).reference();
    }

    private Money price(int number) {
        return plan.payments().get(number).price();
    }

    private Money half(int number) {
        return new Money(Math.max(1, price(number).minor() / 2), price(number).currency());
    }
}
