package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.customer.PageLinks;
import dev.anxin.function.intake.CorrectAmount;
import dev.anxin.function.intake.CustomerReturned;
import dev.anxin.function.intake.EraseContact;
import dev.anxin.function.intake.RegisterPayment;
import dev.anxin.function.intake.ReportFailure;
import dev.anxin.function.intake.SettleReview;
import dev.anxin.function.intake.ShowPayment;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.order.CancelOrder;
import dev.anxin.function.order.FulfilOrder;
import dev.anxin.function.order.OrderBook;
import dev.anxin.function.order.ShowOrder;
import dev.anxin.function.order.StreakEnd;
import dev.anxin.function.reconcile.ShowReport;
import dev.anxin.function.refund.ManualRefunds;
import dev.anxin.function.refund.RequestRefund;
import dev.anxin.function.rehearsal.IntakeScript;
import dev.anxin.function.review.ReviewSettlement;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.SnapshotHandler;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.time.Instant;

/// The merchant's servers: they register a payment before sending the customer to the gateway, say what
/// they learn of it, and ask how it stands. Each request has a class of its own. Each merchant sees its
/// own; all else is "not found".
public final class IntakeFunction extends SnapshotHandler {
    /// More than any of these requests needs.
    private static final int LARGEST_BODY = 256 * 1024;

    private final RegisterPayment register;
    private final ShowPayment show;
    private final CustomerReturned returned;
    private final CorrectAmount correct;
    private final ReportFailure failure;
    private final EraseContact erase;
    private final RequestRefund refund;
    private final SettleReview review;
    private final ShowReport report;
    private final FulfilOrder fulfil;
    private final CancelOrder cancel;
    private final ShowOrder showOrder;

    public IntakeFunction() {
        this(Environment.ofProcess());
        awaitSnapshot();
    }

    public IntakeFunction(Environment environment) {
        super(environment);
        var wiring = wiring();
        var dynamo = wiring.dynamo();
        var accounts = new Accounts(wiring.document("ACCOUNTS_DOCUMENT"));
        var merchantAccess = new MerchantAccess(accounts);
        var keep = wiring.days("FACT_DAYS");
        var paymentLedger =
                new PaymentLedger(wiring.facts(dynamo), wiring.payments(dynamo, 1), keep, environment.clock());
        var contacts = wiring.contacts(dynamo);
        var answers = new PaymentAnswers(new PageLinks(wiring.document("PAGE_KEY")));
        var metrics = environment.metrics();
        var orders = OrderBook.of(wiring, dynamo, keep);
        register = new RegisterPayment(
                merchantAccess, paymentLedger, orders, contacts, wiring.days("CONTACT_DAYS"), answers, metrics);
        show = new ShowPayment(merchantAccess, paymentLedger, answers);
        returned = new CustomerReturned(merchantAccess, paymentLedger, answers);
        correct = new CorrectAmount(merchantAccess, paymentLedger, answers, metrics);
        failure = new ReportFailure(merchantAccess, paymentLedger, answers, metrics);
        refund = new RequestRefund(merchantAccess, new ManualRefunds(paymentLedger, metrics), answers);
        review = new SettleReview(merchantAccess, new ReviewSettlement(paymentLedger, metrics), answers);
        erase = new EraseContact(merchantAccess, contacts, metrics);
        report = new ShowReport(accounts, wiring.reports(dynamo));
        var streakEnd = new StreakEnd(wiring.streaks(dynamo), environment.clock());
        fulfil = new FulfilOrder(merchantAccess, paymentLedger, orders, streakEnd, metrics);
        showOrder = new ShowOrder(merchantAccess, orders);
        cancel = new CancelOrder(merchantAccess, orders, metrics);
    }

    @Override
    protected Script script(Instant now) {
        return IntakeScript.of();
    }

    @Override
    protected Handler understudy(Environment rehearsal) {
        return new IntakeFunction(rehearsal);
    }

    @Override
    public Json handle(Json event) {
        var request = new ApiRequest(event);
        try {
            return answer(request).write();
        } catch (BadJson wrong) {
            return ApiResponse.problem(400, String.valueOf(wrong.getMessage())).write();
        }
    }

    private ApiResponse answer(ApiRequest request) {
        if (request.body().filter(body -> body.length > LARGEST_BODY).isPresent()) {
            return ApiResponse.problem(413, "the body is over " + LARGEST_BODY + " bytes");
        }
        return switch (request.route()) {
            case "POST /payments" -> register.answer(request);
            case "GET /payments/{account}/{reference}" -> show.answer(request);
            case "POST /payments/{account}/{reference}/returned" -> returned.answer(request);
            case "POST /payments/{account}/{reference}/amount" -> correct.answer(request);
            case "POST /payments/{account}/{reference}/refunds" -> refund.answer(request);
            case "POST /payments/{account}/{reference}/review" -> review.answer(request);
            case "POST /failures" -> failure.answer(request);
            case "GET /orders/{order}" -> showOrder.answer(request);
            case "POST /orders/{order}/fulfilment" -> fulfil.answer(request);
            case "POST /orders/{order}/cancellation" -> cancel.answer(request);
            case "DELETE /contacts/{account}/{customerId}" -> erase.answer(request);
            case "GET /reports/{day}" -> report.answer(request);
            default -> ApiResponse.problem(404, "there is no such route");
        };
    }
}
