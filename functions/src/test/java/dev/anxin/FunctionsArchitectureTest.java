package dev.anxin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.anxin.gateway.Delivery;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packages of this module, and which may know of which. Arrows point inwards.
final class FunctionsArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.anxin");

    /// What has to do with keys and certificates stands under javax.
    private static final List<String> JDK =
            List.of("javax.crypto..", "javax.naming..", "javax.net.ssl..", "javax.security.auth.x500..");

    @ParameterizedTest
    @CsvSource({
        // Pure: they decide.
        "payment, java",
        "ledger, java payment",
        "order, java payment ledger",
        "refund, java payment ledger order",
        "reconcile, java payment ledger",
        "work, java ledger payment",
        "json, java tools.jackson",
        "privacy, java json",
        "locale, java json",
        "failure, java json locale",
        "notification, java payment ledger failure locale",
        "http, java",
        "delivery, java json http",
        "gateway, java json payment ledger http privacy",
        "html, java",
        "console, java html",
        "page, java json html payment ledger failure notification reconcile locale",
        "report, java json html payment reconcile",
        // What stores.
        "aws, java json privacy payment ledger order refund reconcile work software.amazon.awssdk",
        // What carries out.
        "function, java json privacy payment ledger order refund reconcile gateway failure notification page report html http locale"
                + " console delivery work aws software.amazon.awssdk com.amazonaws.services.lambda org.crac",
    })
    void knowsOnlyWhatItMay(String room, String known) {
        var packages = Stream.concat(
                        Stream.concat(JDK.stream(), Stream.of("dev.anxin." + room + "..", "org.jspecify..")),
                        Stream.of(known.split(" ")).map(FunctionsArchitectureTest::packageOf))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("dev.anxin." + room + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages))
                .check(CLASSES);
    }

    @Test
    void everyClassHasARoom() {
        classes()
                .should()
                .resideInAnyPackage(
                        "dev.anxin.payment",
                        "dev.anxin.ledger",
                        "dev.anxin.order",
                        "dev.anxin.refund",
                        "dev.anxin.reconcile",
                        "dev.anxin.work",
                        "dev.anxin.json",
                        "dev.anxin.privacy",
                        "dev.anxin.failure",
                        "dev.anxin.locale",
                        "dev.anxin.notification",
                        "dev.anxin.http",
                        "dev.anxin.delivery",
                        "dev.anxin.html",
                        "dev.anxin.page..",
                        "dev.anxin.console",
                        "dev.anxin.report",
                        "dev.anxin.gateway..",
                        "dev.anxin.aws..",
                        "dev.anxin.function..")
                .check(CLASSES);
    }

    @Test
    void noArrowsRunInACircle() {
        SlicesRuleDefinition.slices()
                .matching("dev.anxin.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theHeartAsksNoClockNoChanceAndNoEnvironment() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.anxin.payment..",
                        "dev.anxin.ledger..",
                        "dev.anxin.order..",
                        "dev.anxin.refund..",
                        "dev.anxin.gateway..",
                        "dev.anxin.notification..",
                        "dev.anxin.failure..",
                        "dev.anxin.locale..",
                        "dev.anxin.reconcile..",
                        "dev.anxin.page..",
                        "dev.anxin.console..",
                        "dev.anxin.report..",
                        "dev.anxin.html..",
                        "dev.anxin.privacy..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..")
                        .and(not(type(URI.class)))) // a name, no socket
                .check(CLASSES);
    }

    @Test
    void onlyEnvironmentReadsTheEnvironment() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Environment")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    /// They get what is kept of a body, and so cannot come to need more.
    @Test
    void gatewaysParseNoBody() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.anxin.gateway.stripe..", "dev.anxin.gateway.olepay..")
                .should()
                .callMethod(Json.class, "parse", byte[].class)
                .orShould()
                .callMethod(Json.class, "parse", String.class)
                .orShould()
                .callMethod(Delivery.class, "body")
                .orShould()
                .callMethod(Reply.Answered.class, "body")
                .check(CLASSES);
    }

    @Test
    void gatewaysDoNotKnowEachOther() {
        SlicesRuleDefinition.slices()
                .matching("dev.anxin.gateway.(stripe|olepay)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    private static String packageOf(String name) {
        return name.matches("java|tools.jackson|software.amazon.awssdk|com.amazonaws.services.lambda|org.crac")
                ? name + ".."
                : "dev.anxin." + name + "..";
    }
}
