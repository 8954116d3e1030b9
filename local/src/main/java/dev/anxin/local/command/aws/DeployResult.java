package dev.anxin.local.command.aws;

import dev.anxin.json.Json;
import dev.anxin.local.deploy.AlarmAddress;
import dev.anxin.local.deploy.Deployment;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.timeline.TimelineResult;
import java.util.Locale;
import java.util.Optional;

/// What was deployed, and what of it works.
///
/// @param mail who shall hear alarms, if it was said
record DeployResult(Deployment.Outcome outcome, Optional<String> mail) implements CommandResult {
    @Override
    public void print(Screen screen) {
        screen.line("");
        new TimelineResult(outcome.tried().key(), outcome.tried().items()).print(screen);
        screen.line("");
        screen.line(
                "The test callback was taken, and that payment came of it. Nobody registered it, so it owes nothing.");
        if (outcome.changed().isEmpty()) {
            screen.line("No document was changed.");
        } else {
            screen.line("Changed: " + String.join(", ", outcome.changed()) + ".");
        }
        screen.line("Callbacks go to " + api() + "/callbacks/ACCOUNT, merchants' servers call " + api() + ".");
        screen.line(
                exitCode() == 0
                        ? "Its alarms are heard."
                        : "Nobody hears its alarms yet. Follow the link in the mail"
                                + mail.map(address -> " to " + address).orElse("") + ", and run this again.");
    }

    private String api() {
        return outcome.stack().output("ApiUrl");
    }

    @Override
    public Json json() {
        return Json.object(
                "schema",
                "anxin.deploy/1",
                "stack",
                outcome.stack().name(),
                "apiUrl",
                api(),
                "changed",
                Json.array(outcome.changed().stream()),
                "payment",
                new TimelineResult(outcome.tried().key(), outcome.tried().items()).json(),
                "alarms",
                outcome.alarms().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public int exitCode() {
        return outcome.alarms() == AlarmAddress.CONFIRMED ? 0 : 1;
    }
}
