package dev.anxin.local.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.local.simulator.GatewaySimulators;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every gateway of the registry is held to every clause: a new one by its line in the registry, and no other.
final class GatewayContractTest {
    private static final List<Clause> CLAUSES = Stream.of(
                    ConfigurationClauses.all(), BelievingClauses.all(), RefusingClauses.all(), QuestionClauses.all())
            .flatMap(clauses -> clauses)
            .toList();

    private static Stream<Gateway> gateways() {
        return Gateways.all().stream().sorted(Comparator.comparing(Gateway::name));
    }

    @TestFactory
    Stream<DynamicContainer> everyGatewayKeepsTheContract() {
        return gateways()
                .filter(gateway -> GatewaySimulators.named(gateway.name()).isPresent())
                .map(gateway -> {
                    var party = ContractParty.of(
                            gateway, GatewaySimulators.named(gateway.name()).orElseThrow());
                    return DynamicContainer.dynamicContainer(
                            gateway.name(),
                            CLAUSES.stream()
                                    .map(clause -> DynamicTest.dynamicTest(
                                            clause.name(), () -> clause.proof().of(party))));
                });
    }

    @Test
    void everyGatewayIsSimulatedAndNothingElseIs() {
        assertThat(GatewaySimulators.all().keySet())
                .as("a gateway has one line in Gateways and one in GatewaySimulators")
                .containsExactlyInAnyOrderElementsOf(Gateways.names());
    }

    @Test
    void theContractHasFortyClausesOrMoreAndNoNameTwice() {
        assertThat(CLAUSES)
                .extracting(Clause::name)
                .hasSizeGreaterThanOrEqualTo(40)
                .doesNotHaveDuplicates();
    }

    /// What the contract is for.
    @Test
    void aGatewayThatBelievesAllBreaksIt() {
        var simulator = GatewaySimulators.named("stripe").orElseThrow();
        var party =
                ContractParty.of(new CarelessGateway(Gateways.named("stripe").orElseThrow()), simulator);
        assertThat(CLAUSES.stream().filter(clause -> !isKept(clause, party)).map(Clause::name))
                .contains(
                        "refuses another's signature",
                        "refuses a body of which something was changed that it signs",
                        "refuses a body that was cut off",
                        "refuses the body of another delivery",
                        "refuses a delivery without headers, if it signs one",
                        "refuses an empty delivery",
                        "refuses all where the account has no secret",
                        "refuses all where no secret can be used",
                        "refuses what was signed longer ago than it sends, if it signs the time",
                        "refuses what is signed for tomorrow, if it signs the time",
                        "gives a delivery to rehearse with",
                        "names the payment of a delivery that it does not believe",
                        "takes no unclear answer for the end of a payment",
                        "takes silence after a refund for unknown")
                .doesNotContain("acknowledges every event that it knows", "has a name that an account can have");
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // a clause may break in any way
    private static boolean isKept(Clause clause, ContractParty party) {
        try {
            clause.proof().of(party);
            return true;
        } catch (Exception | AssertionError broken) {
            return false;
        }
    }
}
