package dev.anxin.local.product.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.support.SupportDesk.Person;
import dev.anxin.local.template.Trigger;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every route of the staff for every role and every kind of account.
final class SupportMatrixTest {
    private static final SupportDesk DESK = new SupportDesk("support-matrix");
    private static final List<String> ROLES = List.of("guest", "auditor", "agent", "supervisor");

    /// What a route is for, an account, and what the roles are answered, in their order. An act that is only taken on
    /// (202) stands as 200. A payment that is not theirs does not exist for them, whatever their role may do.
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

    private static final Map<String, String> BODIES = Map.of(
            "POST " + SupportDesk.PAYMENT + "/review",
                    Json.object("reasons", Json.array(Stream.of("disputed")), "note", "made up")
                            .write(),
            "POST " + SupportDesk.PAYMENT + "/refunds",
                    Json.object("amount", 1, "reason", "made up").write());

    /// All that take a token of the staff.
    private static List<String> routes() {
        return ProductStack.shared().samTemplate().routes().stream()
                .filter(route -> route.access() instanceof Trigger.Access.Jwt jwt
                        && jwt.scopes().contains("support/use"))
                .map(Trigger.Route::key)
                .sorted()
                .toList();
    }

    private static String isFor(String route) {
        if (route.equals("GET /support")) {
            return "know";
        }
        return route.startsWith("GET ") ? "see" : "act";
    }

    /// @param statuses of the roles, in their order
    private record Row(String purpose, String account, List<String> statuses) {
        static Row of(String line) {
            var cells = List.of(line.split(" *\\| *", -1));
            return new Row(
                    cells.get(0).strip(),
                    cells.get(1).strip(),
                    List.of(cells.get(2).strip().split(" ", -1)));
        }
    }

    @TestFactory
    Stream<DynamicTest> answersEveryRoleAboutEveryAccount() {
        var rows = ANSWERS.lines().map(Row::of).toList();
        rows.stream().map(Row::account).distinct().forEach(account -> DESK.paid(account, "matrix"));
        assertThat(routes()).contains("GET /support", "POST " + SupportDesk.PAYMENT + "/refunds");
        return routes().stream()
                .flatMap(route -> rows.stream()
                        .filter(row -> row.purpose().equals(isFor(route)))
                        .flatMap(row -> ROLES.stream().map(role -> tried(route, row, role))));
    }

    private static DynamicTest tried(String route, Row row, String role) {
        var status = Long.parseLong(row.statuses().get(ROLES.indexOf(role)));
        return DynamicTest.dynamicTest(
                route + ", " + row.account() + ", " + role, () -> isAnswered(route, row.account(), role, status));
    }

    private static void isAnswered(String route, String account, String role, long status) throws Exception {
        var person = new Person("made-" + role, role);
        var about = new PaymentKey(account, "matrix");
        var headers = Map.of("idempotency-key", "matrix");
        var answer = DESK.call(person, route, about, headers, BODIES.getOrDefault(route, ""));
        assertThat(answer.status() == 202 ? 200 : answer.status())
                .as(answer.body().write())
                .isEqualTo(status);
        if (status == 403) {
            assertThat(answer.reason()).isEqualTo(role.equals("guest") ? "no-role" : "not-your-role");
        }
        if (status == 404) {
            var none =
                    DESK.call(person, route, about.withReference("nothing"), headers, BODIES.getOrDefault(route, ""));
            assertThat(none).as("as if it did not exist").isEqualTo(answer);
        }
    }
}
