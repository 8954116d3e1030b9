package dev.anxin.local.command;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.demo.Demo;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.SystemUnderTest;
import dev.anxin.local.shop.ShopSite;
import dev.anxin.local.terminal.Screen;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Does once what `anxin demo`, `anxin up` and the commands beside them do. The JVM lists the classes that it
/// loads meanwhile, and the script `anxin` makes an archive of them: all later starts take them from there.
final class TrainingRun {
    private static final long SEED = 1;
    private static final double SPEED = 600;

    /// A payment at each gateway.
    private static final int STORIES = 2;

    private static final List<List<String>> COMMANDS = List.of(
            List.of("token", "demo-shop"),
            List.of("trigger", "olepay", "payment.succeeded", "--reference", "training-1"),
            List.of("show", "olepay", "training-1"),
            List.of("resend", "olepay", "training-1"));

    private TrainingRun() {}

    /// @param arguments none
    public static void main(String[] arguments) throws InterruptedException {
        run(LocalPaths.ofProcess());
        System.exit(0); // the engines leave threads behind
    }

    private static void run(LocalPaths localPaths) throws InterruptedException {
        var data = Optional.of(localPaths.work().resolve("data")); // to keep queues takes hundreds of classes more
        var keys = localPaths.keys(data);
        keys.write(localPaths.work());
        try (var outsideWorld = LocalPaths.world(keys, Pace.times(SPEED), Optional.empty(), SEED);
                var stack = LocalPaths.start(localPaths
                        .options(keys, outsideWorld.addresses(), data, System.out::println)
                        .withPace(outsideWorld.agenda().pace())
                        .withRunningFile(localPaths.runningFile()))) {
            outsideWorld.callTo(stack.apiUri());
            var systemUnderTest = SystemUnderTest.of(stack);
            outsideWorld.show(new ShopSite(outsideWorld, systemUnderTest));
            new Demo(outsideWorld, systemUnderTest, Stories.of(SEED).subList(0, STORIES))
                    .run(Screen.of(new PrintWriter(Writer.nullWriter())), Duration.ZERO);
            COMMANDS.forEach(command -> execute(localPaths, command));
        }
    }

    /// @throws IllegalStateException if it could not do what it is for: then the list would lack classes
    private static void execute(LocalPaths localPaths, List<String> command) {
        var exit = Anxin.commandLine(localPaths)
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute(command.toArray(String[]::new));
        if (exit == 2) { // 1 is an answer: nothing to resend
            throw new IllegalStateException("anxin " + String.join(" ", command) + " did not work");
        }
    }
}
