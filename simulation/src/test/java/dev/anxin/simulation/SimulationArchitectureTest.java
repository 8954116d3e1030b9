package dev.anxin.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packages of this module, and which may know of which. Arrows point from the command down to time and
/// chance.
final class SimulationArchitectureTest {
    private static final String HERE = "dev.anxin.simulation.";

    private static final List<String> ROOMS = Stream.of(
                    "table",
                    "schedule",
                    "queue",
                    "fault",
                    "world",
                    "story",
                    "judge",
                    "explore",
                    "mutant",
                    "patch",
                    "upgrade",
                    "cost",
                    "command")
            .map(name -> HERE + name)
            .toList();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.anxin.simulation");

    @ParameterizedTest
    @CsvSource({
        "table, ''",
        "schedule, ''",
        "queue, table", // one interface: the way of a call
        "fault, schedule upgrade", // which release comes next
        "world, fault schedule table queue upgrade",
        "story, world fault schedule upgrade",
        "judge, story world fault table schedule upgrade",
        "explore, judge story world fault schedule upgrade",
        "patch, ''",
        "upgrade, patch",
        "mutant, explore patch story upgrade",
        "cost, world table queue upgrade",
        "command, explore mutant patch story upgrade cost",
    })
    void knowsOnlyWhatItMay(String room, String known) {
        var may = Stream.concat(Stream.of(room), Stream.of(known.split(" ")))
                .map(name -> HERE + name)
                .toList();
        var others = ROOMS.stream().filter(name -> !may.contains(name)).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(HERE + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
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
    void everyClassHasARoom() {
        classes()
                .that()
                .doNotHaveSimpleName("package-info") // the module's own
                .should()
                .resideInAnyPackage(ROOMS.toArray(String[]::new))
                .check(CLASSES);
    }

    /// What is left to chance comes from the seed, and time from the scheduler; how long a run takes, its
    /// command may measure.
    @Test
    void whatIsPlayedAsksNoClockAndNoOtherChance() {
        noClasses()
                .that()
                .resideOutsideOfPackages(HERE + "command", HERE + "mutant")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "identityHashCode", Object.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class)
                .check(CLASSES);
    }
}
