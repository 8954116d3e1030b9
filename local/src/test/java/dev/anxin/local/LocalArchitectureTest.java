package dev.anxin.local;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/// The packages of this module, and which may know of which.
final class LocalArchitectureTest {
    @Test
    void noArrowsRunInACircle() {
        // Of libraries their names are enough.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.anxin.local");
        SlicesRuleDefinition.slices()
                .matching("dev.anxin.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
