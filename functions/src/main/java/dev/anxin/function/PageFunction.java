package dev.anxin.function;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.customer.CustomerContext;
import dev.anxin.function.customer.PageLinks;
import dev.anxin.function.feedback.FeedbackRecorder;
import dev.anxin.function.feedback.FeedbackRequest;
import dev.anxin.function.intake.CustomerReturned;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.lookup.LookUpPage;
import dev.anxin.function.rehearsal.PageScript;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.runtime.SnapshotHandler;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.page.Assets;
import dev.anxin.page.PageDisplay;
import dev.anxin.page.PageHtml;
import dev.anxin.page.PageJson;
import dev.anxin.page.PageView;
import dev.anxin.page.ReaderLocale;
import dev.anxin.page.RefusedHtml;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;

/// The customer's page. Whoever has the link sees how the payment stands: a GET writes nothing, for messengers and
/// mail scanners open links too. What only a person's browser does is a POST: the page's script sends one when it
/// is first seen, and without script there is a button. It says that the customer came back, and from then on
/// nobody is left waiting unseen. Later ones write nothing. What a customer answers is a POST of its own, to
/// `/feedback` behind the same link; without cookies, the link is all that a forged form would need, and all that it
/// has not. Who has lost the link finds it again by order and amount, where the merchant wants that.
public final class PageFunction extends SnapshotHandler {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String FEEDBACK = "POST /pay/{token}/feedback";

    private final PageLinks links;
    private final CustomerContext customerContext;
    private final PaymentLedger paymentLedger;
    private final Metrics metrics;
    private final FeedbackRecorder feedbackRecorder;
    private final LookUpPage lookUpPage;

    public PageFunction() {
        this(Environment.ofProcess());
        awaitSnapshot();
    }

    public PageFunction(Environment environment) {
        super(environment);
        var wiring = wiring();
        var dynamo = wiring.dynamo();
        customerContext = CustomerContext.of(wiring, dynamo, environment);
        links = customerContext.links();
        var keep = wiring.days("FACT_DAYS");
        paymentLedger = new PaymentLedger(wiring.facts(dynamo), wiring.payments(dynamo, 1), keep, environment.clock());
        metrics = environment.metrics();
        feedbackRecorder = new FeedbackRecorder(paymentLedger, metrics);
        lookUpPage =
                LookUpPage.of(customerContext, wiring.orders(dynamo), paymentLedger, wiring.lookUps(dynamo), metrics);
    }

    @Override
    protected Script script(Instant now) {
        return PageScript.of(now);
    }

    @Override
    protected Handler understudy(Environment rehearsal) {
        var understudy = new PageFunction(rehearsal);
        PageScript.facts(paymentLedger.now()).forEach(understudy.paymentLedger::put);
        return understudy;
    }

    @Override
    public Json handle(Json event) {
        var request = new ApiRequest(event);
        var now = paymentLedger.now();
        try {
            return answer(request, now).orElseGet(() -> nothing(request)).write(request);
        } catch (BadJson wrong) {
            return problem(400, String.valueOf(wrong.getMessage())).write();
        }
    }

    private Optional<ApiResponse> answer(ApiRequest request, Instant now) {
        return request.route().endsWith(LookUpPage.PATH)
                ? lookUpPage.answer(request, now)
                : links.open(request.path("token"), now).flatMap(key -> answer(request, key, now));
    }

    private Optional<ApiResponse> answer(ApiRequest request, PaymentKey key, Instant now) {
        return paymentLedger
                .registered(key)
                .map(known -> request.route().equals(FEEDBACK)
                        ? hear(request, key, known, now)
                        : show(request, key, seen(request, key, known, now), request.query("said"), now));
    }

    private ApiResponse hear(ApiRequest request, PaymentKey key, Summary known, Instant now) {
        if (FeedbackRequest.isTooLarge(request)) {
            return refused(413, "the body is larger than an answer can be", request, known);
        }
        try {
            var feedback = FeedbackRequest.read(request);
            return hear(request, key, seen(request, key, known, now), feedback, now);
        } catch (BadJson wrong) {
            return refused(400, String.valueOf(wrong.getMessage()), request, known);
        }
    }

    /// A browser is sent back to the page, so that loading it again sends nothing; an app gets the page at once.
    private ApiResponse hear(ApiRequest request, PaymentKey key, Summary known, FeedbackRequest feedback, Instant now) {
        var panel = view(request, key, known, now).feedback();
        var heard = feedbackRecorder.put(key, known, panel, feedback);
        var said = feedback.feedback().word();
        if (request.isJson()) {
            return show(request, key, heard, said, now);
        }
        var headers = new HashMap<>(Assets.HEADERS);
        var locale = locale(request, known.registration());
        headers.put("location", "../" + request.path("token") + "?lang=" + locale + "&said=" + said + "#said");
        return new ApiResponse(303, "text/plain", "", headers);
    }

    /// @param said what the customer has just answered, in its word; or empty
    private ApiResponse show(ApiRequest request, PaymentKey key, Summary known, String said, Instant now) {
        var view = view(request, key, known, now);
        return request.isJson()
                ? new ApiResponse(
                        200, "application/json", PageJson.of(view, said).write(), Assets.HEADERS)
                : new ApiResponse(200, HTML, PageHtml.of(view, display(request, said)), Assets.HEADERS);
    }

    private PageView view(ApiRequest request, PaymentKey key, Summary known, Instant now) {
        var registration = known.registration();
        var account = customerContext.account(key, registration).account();
        var state = PaymentState.of(known);
        return PageView.of(state, customerContext.setting(key, state, account, now), locale(request, registration));
    }

    /// With the fact that the customer is back, if nobody had said so and this is a person's doing.
    private Summary seen(ApiRequest request, PaymentKey key, Summary known, Instant now) {
        var isBack = request.route().startsWith("POST ")
                && known.moment(Moment.RETURNED).isEmpty();
        return isBack ? returned(key, known, now) : known;
    }

    /// The same key as when the shop says it: whoever is first, it is one fact.
    private Summary returned(PaymentKey key, Summary known, Instant now) {
        var fact = Fact.of(key, Fact.Source.CUSTOMER, CustomerReturned.ID, now, new News.Returned());
        var fresh = paymentLedger.put(fact);
        metrics.count("Returns", key.account(), fresh ? "recorded" : "repeated", "reference", key.reference());
        return known.join(Summary.of(fact));
    }

    private static String locale(ApiRequest request, Registration registration) {
        var accepted = request.headers().getOrDefault("accept-language", "");
        return ReaderLocale.of(request.query("lang"), accepted, registration.locale());
    }

    private static PageDisplay display(ApiRequest request, String said) {
        return new PageDisplay(
                request.path("token"),
                request.query("refresh").equals("off"),
                request.query("tell").equals("on"),
                said);
    }

    /// Programs get what is wrong; a person gets a page, and the way back.
    private static ApiResponse refused(int status, String problem, ApiRequest request, Summary known) {
        if (!request.isBrowser()) {
            return problem(status, problem);
        }
        var page = new RefusedHtml(locale(request, known.registration()), request.path("token"));
        return new ApiResponse(status, HTML, page.html(), Assets.HEADERS);
    }

    private static ApiResponse problem(int status, String problem) {
        return new ApiResponse(
                status, "application/json", Json.object("problem", problem).write(), Assets.HEADERS);
    }

    private static ApiResponse nothing(ApiRequest request) {
        return request.isJson()
                ? problem(404, "there is no such page")
                : new ApiResponse(404, HTML, PageHtml.nothing(), Assets.HEADERS);
    }
}
