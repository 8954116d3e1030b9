package dev.anxin.function;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.customer.CustomerContext;
import dev.anxin.function.customer.PageLinks;
import dev.anxin.function.intake.CustomerReturned;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.rehearsal.PageScript;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.runtime.SnapshotHandler;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.page.Assets;
import dev.anxin.page.PageHtml;
import dev.anxin.page.PageJson;
import dev.anxin.page.PageView;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.Map;

/// The customer's page. Whoever has the link sees how the payment stands: a GET writes nothing, for messengers and
/// mail scanners open links too. What only a person's browser does is a POST: the page's script sends one when it
/// is first seen, and without script there is a button. It says that the customer came back, and from then on
/// nobody is left waiting unseen. Later ones write nothing.
public final class PageFunction extends SnapshotHandler {
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> LANGUAGES = Map.of("en", "en", "zh-CN", "zh-CN", "zh", "zh-CN");

    private final PageLinks links;
    private final CustomerContext customerContext;
    private final PaymentLedger paymentLedger;
    private final Metrics metrics;

    public PageFunction() {
        this(Environment.ofProcess());
        awaitSnapshot();
    }

    public PageFunction(Environment environment) {
        super(environment);
        var wiring = wiring();
        var dynamo = wiring.dynamo();
        customerContext = CustomerContext.of(wiring, environment);
        links = customerContext.links();
        var keep = wiring.days("FACT_DAYS");
        paymentLedger = new PaymentLedger(wiring.facts(dynamo), wiring.payments(dynamo, 1), keep, environment.clock());
        metrics = environment.metrics();
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
        return links.open(request.path("token"), now)
                .flatMap(key -> paymentLedger.registered(key).map(summary -> show(request, key, summary, now)))
                .orElseGet(() -> nothing(request))
                .write();
    }

    private ApiResponse show(ApiRequest request, PaymentKey key, Summary known, Instant now) {
        var isBack = request.route().startsWith("POST ")
                && known.moment(Moment.RETURNED).isEmpty();
        var summary = isBack ? returned(key, known, now) : known;
        var registration = summary.registration();
        var account = customerContext.account(key, registration).account();
        var view = PageView.of(
                PaymentState.of(summary),
                customerContext.setting(key, registration, account, now),
                locale(request, registration));
        return isJson(request)
                ? new ApiResponse(200, "application/json", PageJson.of(view).write(), Assets.HEADERS)
                : new ApiResponse(200, HTML, PageHtml.of(view, isStill(request)), Assets.HEADERS);
    }

    /// The same key as when the shop says it: whoever is first, it is one fact.
    private Summary returned(PaymentKey key, Summary known, Instant now) {
        var fact = Fact.of(key, Fact.Source.CUSTOMER, CustomerReturned.ID, now, new News.Returned());
        var fresh = paymentLedger.put(fact);
        metrics.count("Returns", key.account(), fresh ? "recorded" : "repeated", "reference", key.reference());
        return known.join(Summary.of(fact));
    }

    private static String locale(ApiRequest request, Registration registration) {
        return LANGUAGES.getOrDefault(request.query("lang"), registration.locale());
    }

    private static boolean isJson(ApiRequest request) {
        var accept = request.headers().getOrDefault("accept", "");
        return request.query("format").equals("json")
                || (accept.contains("application/json") && !accept.contains("text/html"));
    }

    private static boolean isStill(ApiRequest request) {
        return request.query("refresh").equals("off");
    }

    private static ApiResponse nothing(ApiRequest request) {
        return isJson(request)
                ? new ApiResponse(
                        404,
                        "application/json",
                        Json.object("problem", "there is no such page").write(),
                        Assets.HEADERS)
                : new ApiResponse(404, HTML, PageHtml.nothing(), Assets.HEADERS);
    }
}
