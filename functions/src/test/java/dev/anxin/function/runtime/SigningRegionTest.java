package dev.anxin.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.DefaultServiceMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.DynamodbServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SecretsmanagerServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SnsServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SqsServiceMetadata;

/// The SDK's tables of services are left out: of ours they say nothing that its default does not say.
final class SigningRegionTest {
    static Stream<ServiceMetadata> services() {
        return Stream.of(
                new DynamodbServiceMetadata(),
                new SecretsmanagerServiceMetadata(),
                new SnsServiceMetadata(),
                new SqsServiceMetadata());
    }

    @ParameterizedTest
    @MethodSource("services")
    void eachServiceOfOursSignsForTheRegionThatItIsCalledIn(ServiceMetadata service) {
        assertThat(service.regions())
                .filteredOn(SigningRegionTest::runsFunctions)
                .hasSizeGreaterThan(30)
                .allSatisfy(region -> assertThat(service.signingRegion(region)).isEqualTo(region));
    }

    @ParameterizedTest
    @MethodSource("services")
    void theDefaultNamesTheSameEndpoint(ServiceMetadata service) {
        var name = service.endpointFor(Region.EU_CENTRAL_1).toString().split("\\.", 2)[0];
        assertThat(ServiceMetadata.of(name))
                .isInstanceOfSatisfying(
                        DefaultServiceMetadata.class,
                        byDefault -> assertThat(service.regions())
                                .filteredOn(SigningRegionTest::runsFunctions)
                                .allSatisfy(region -> assertThat(byDefault.endpointFor(region))
                                        .isEqualTo(service.endpointFor(region))));
    }

    @Test
    void noTableIsLoaded() {
        assertThat(ServiceMetadata.of("dynamodb")).isInstanceOf(DefaultServiceMetadata.class);
    }

    /// Not those that stand for an endpoint: `fips-us-east-1`, `local`.
    private static boolean runsFunctions(Region region) {
        return region.id().matches("[a-z]+(-[a-z]+)+-[0-9]") && !region.id().contains("fips");
    }
}
