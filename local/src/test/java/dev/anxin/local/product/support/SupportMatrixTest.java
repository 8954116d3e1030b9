package dev.anxin.local.product.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.support.SupportDesk.Person;
import dev.anxin.local.template.Trigger;
import dev.anxin.payment.PaymentKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every route of the staff for every role and every kind of account.
final class SupportMatrixTest {
    private static final SupportDesk DESK = new SupportDesk("support-matrix");
    private static final List<String> ROLES = List.of("guest", "auditor", "agent", "supervisor");

    /// What a route is for, an account, and what the roles are answered, in their order. A payment that is not theirs
    /// does not exist for them, whatever their role may do.
    private static final String ANSWERS = """
            know | all     | 403 200 200 200
            know | agents  | 403 200 200 200
            know | unnamed | 403 200 200 200
            know | foreign | 403 200 200 200
            see  | all     | 403 200 200 200
            see  | agents  | 403 404 200 404
            see  | unnamed | 403 404 404 404
            see  | foreign | 403 404 404 404
            act  | all     | 403 403 200 200
            act  | agents  | 403 403 200 404
            act  | unnamed | 403 403 404 404
            act  | foreign | 403 403 404 404
            """;

    /// Each route and what it is for. An act may be taken on only, with 202.
    private static final Map<String, String> ROUTES = Map.of(
            "GET /support", "know",
            "GET /support/work", "see",
            "GET /support/payments", "see",
            "GET " + SupportDesk.PAYMENT, "see",
            "POST " + SupportDesk.PAYMENT + "/review", "act",
            "POST " + SupportDesk.PAYMENT + "/refunds", "act",
            "POST " + SupportDesk.PAYMENT + "/check", "act");

    private static final Map<String, String> BODIES = Map.of(
            "POST " + SupportDesk.PAYMENT + "/review",
                    Json.object("reasons", Json.array(Stream.of("disputed")), "note", "made up")
                            .write(),
            "POST " + SupportDesk.PAYMENT + "/refunds",
                    Json.object("amount", 1, "reason", "made up").write());

    @Test
    void hasEveryRouteOfTheTemplate() {
        var served = ProductStack.shared().samTemplate().routes().stream()
                .map(Trigger.Route::key)
                .filter(key -> key.contains(" /support"));
        assertThat(new TreeSet<>(ROUTES.keySet())).isEqualTo(new TreeSet<>(served.toList()));
    }

    @TestFactory
    Stream<DynamicTest> answersEveryRoleAboutEveryAccount() {
        var expected = new LinkedHashMap<String, List<String>>();
        ANSWERS.lines().map(line -> line.split(" *\\| *")).forEach(row -> {
            DESK.paid(row[1], "matrix");
            expected.put(row[0] + " " + row[1], List.of(row[2].split(" ")));
        });
        return ROUTES.keySet().stream().sorted().flatMap(route -> expected.keySet().stream()
                .filter(row -> row.startsWith(ROUTES.get(route) + " "))
                .flatMap(row -> ROLES.stream().map(role -> {
                    var account = row.split(" ")[1];
                    var status = Long.parseLong(expected.get(row).get(ROLES.indexOf(role)));
                    return DynamicTest.dynamicTest(
                            route + ", " + account + ", " + role, () -> isAnswered(route, account, role, status));
                })));
    }

    private static void isAnswered(String route, String account, String role, long status) throws Exception {
        var person = new Person("made-" + role, role);
        var about = route.equals("GET /support/work")
                ? new PaymentKey(account, "none")
                : new PaymentKey(account, "matrix");
        var headers = Map.of("idempotency-key", "matrix");
        var answer = DESK.call(person, route, about, headers, BODIES.getOrDefault(route, ""));
        assertThat(answer.status() == 202 ? 200 : answer.status())
                .as(answer.body().write())
                .isEqualTo(status);
        if (status == 403) {
            assertThat(answer.reason()).isEqualTo(role.equals("guest") ? "no-role" : "not-your-role");
        }
        if (status == 404 && !route.equals("GET /support/work")) {
            var none = DESK.call(person, route, about.withReference("nothing"), headers, BODIES.getOrDefault(route, ""));
            assertThat(none).as("as if it did not exist").isEqualTo(answer);
        }
    }
}
