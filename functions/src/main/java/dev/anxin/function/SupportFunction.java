package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Queue;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.customer.KnownTimes;
import dev.anxin.function.inquiry.InquiryRequests;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.refund.ManualRefunds;
import dev.anxin.function.rehearsal.SupportScript;
import dev.anxin.function.review.ReviewSettlement;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.SnapshotHandler;
import dev.anxin.function.support.CheckByStaff;
import dev.anxin.function.support.CustomerSide;
import dev.anxin.function.support.FindPayments;
import dev.anxin.function.support.ListWork;
import dev.anxin.function.support.RefundByStaff;
import dev.anxin.function.support.ReviewByStaff;
import dev.anxin.function.support.ShowStaff;
import dev.anxin.function.support.ShowTimeline;
import dev.anxin.function.support.ShowToStaff;
import dev.anxin.function.support.StaffAccess;
import dev.anxin.function.timeline.PaymentFacts;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.time.Instant;

/// Support and operations: they find payments, see what is to be done, and do it. The authorizer has judged the token
/// and its scope; which role it gives, and which accounts it may see, is read here.
public final class SupportFunction extends SnapshotHandler {
    /// More than any of these requests needs.
    private static final int LARGEST_BODY = 16 * 1024;

    private final ShowStaff staff;
    private final ListWork list;
    private final FindPayments find;
    private final ShowToStaff show;
    private final ShowTimeline timeline;
    private final ReviewByStaff review;
    private final RefundByStaff refund;
    private final CheckByStaff check;

    public SupportFunction() {
        this(Environment.ofProcess());
        awaitSnapshot();
    }

    public SupportFunction(Environment environment) {
        super(environment);
        var wiring = wiring();
        var dynamo = wiring.dynamo();
        var accounts = new Accounts(wiring.document("ACCOUNTS_DOCUMENT"));
        var shards = Integer.parseInt(environment.variable("DUE_SHARDS"));
        var payments = wiring.payments(dynamo, shards);
        var ledger = new PaymentLedger(wiring.facts(dynamo), payments, wiring.days("FACT_DAYS"), environment.clock());
        var access = new StaffAccess(accounts);
        staff = new ShowStaff(access);
        list = new ListWork(access, wiring.work(dynamo, shards), payments);
        find = new FindPayments(access, accounts, wiring.orders(dynamo), ledger, payments);
        var times = new KnownTimes(wiring.recoveries(dynamo), environment.clock(), environment.metrics());
        show = new ShowToStaff(access, ledger, new CustomerSide(accounts, times, environment.clock()));
        timeline = new ShowTimeline(access, ledger, new PaymentFacts(dynamo, environment.variable("TABLE")));
        var metrics = environment.metrics();
        var wakes = environment.variable("WAKES_QUEUE");
        var inquiryRequests = new InquiryRequests(() -> new Queue(wiring.sqs(), wakes));
        review = new ReviewByStaff(access, new ReviewSettlement(ledger, metrics));
        refund = new RefundByStaff(access, new ManualRefunds(ledger, metrics));
        check = new CheckByStaff(access, accounts, ledger, inquiryRequests, metrics);
    }

    @Override
    protected Script script(Instant now) {
        return SupportScript.of();
    }

    @Override
    protected Handler understudy(Environment rehearsal) {
        return new SupportFunction(rehearsal);
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
            case "GET /support" -> staff.answer(request);
            case "GET /support/work" -> list.answer(request);
            case "GET /support/payments" -> find.answer(request);
            case "GET /support/payments/{account}/{reference}" -> show.answer(request);
            case "GET /support/payments/{account}/{reference}/timeline" -> timeline.answer(request);
            case "POST /support/payments/{account}/{reference}/review" -> review.answer(request);
            case "POST /support/payments/{account}/{reference}/refunds" -> refund.answer(request);
            case "POST /support/payments/{account}/{reference}/check" -> check.answer(request);
            default -> ApiResponse.problem(404, "there is no such route");
        };
    }
}
