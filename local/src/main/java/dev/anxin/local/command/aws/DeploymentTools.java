package dev.anxin.local.command.aws;

import dev.anxin.local.cost.Bill;
import dev.anxin.local.cost.MonthlyCost;
import dev.anxin.local.deploy.DeploymentRefusal;
import dev.anxin.local.deploy.Patience;
import dev.anxin.local.deploy.Sam;
import dev.anxin.local.template.DeclaredTemplate;
import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.TemplateReader;
import dev.anxin.local.terminal.Prompt;
import dev.anxin.local.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What of this machine a deployment uses, beside its AWS credentials.
///
/// @param home the repository
/// @param path where programs are looked for
public record DeploymentTools(Path home, String path, InstantSource clock, Prompt prompt, Patience patience) {
    /// Costs do not depend on them.
    private static final PhysicalNames NAMES = new PhysicalNames("anxin", "us-east-1", "000000000000", Map.of());

    public static DeploymentTools ofProcess(Path home) {
        return new DeploymentTools(
                home,
                Optional.ofNullable(System.getenv("PATH")).orElse(""),
                Clock.systemUTC(),
                Prompt.ofProcess(),
                Patience.USUAL);
    }

    /// @param screen gets what it prints
    Sam sam(Screen screen) {
        return Sam.on(path, home.toAbsolutePath(), screen::verbatim);
    }

    /// As it is written.
    ///
    /// @param parameters that do not have their defaults
    DeclaredTemplate template(Map<String, String> parameters) {
        return DeclaredTemplate.read(yaml(), parameters);
    }

    /// What it costs a month in which nothing happens.
    ///
    /// @param parameters that do not have their defaults
    Bill monthlyCost(Map<String, String> parameters) {
        var yaml = yaml();
        var known = new HashMap<>(parameters);
        known.keySet().retainAll(TemplateReader.parameterNames(yaml));
        var types = TemplateReader.types(yaml, known, NAMES);
        return MonthlyCost.of(types, TemplateReader.read(yaml, known, NAMES, new Findings()));
    }

    private String yaml() {
        try {
            return Files.readString(home.resolve("template.yaml"));
        } catch (IOException unreadable) {
            throw new DeploymentRefusal("The template cannot be read: " + home.resolve("template.yaml"), unreadable);
        }
    }
}
