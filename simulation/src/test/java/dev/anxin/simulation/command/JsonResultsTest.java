package dev.anxin.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.simulation.explore.Exploration;
import dev.anxin.simulation.story.Profile;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// What programs read with `--json`: one line, and nothing beside it.
final class JsonResultsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Simulate.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Json answer() {
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString()).isEmpty();
        return Json.parse(out.toString());
    }

    @Test
    void ofSchedules() {
        var same = new Exploration(Profile.MIXED, 7, 5);
        same.play(1);
        assertThat(run("--seeds", "5", "--from", "7", "--json")).isZero();
        assertThat(answer().needText("trace")).isEqualTo(same.hash());
        assertThat(answer().needWhole("played")).isEqualTo(5);
        assertThat(answer().needWhole("wrong")).isZero();
        assertThat(answer().at("counts").needWhole("calls"))
                .isEqualTo(same.runCounts().calls());
    }

    @Test
    void ofOneSchedule() {
        assertThat(run("story", "7", "--json")).isZero();
        assertThat(answer().at("right").isTrue()).isTrue();
        assertThat(answer().at("lines").elements().getFirst().text()).contains("--- seed 7, one payment");
    }

    @Test
    void ofEveryFaultAtEveryPlace() {
        assertThat(run("exhaustive", "--scenario", "paid", "--singles", "--json"))
                .isZero();
        assertThat(answer().needWhole("places")).isPositive().isEqualTo(answer().needWhole("covered"));
        assertThat(answer().at("scenarios").elements())
                .extracting(scenario -> scenario.needText("name"))
                .containsExactly("paid");
    }

    @Test
    void ofMutants() {
        assertThat(run("mutants", "moments-by-arrival", "--json")).isZero();
        assertThat(answer().at("mutants").elements())
                .extracting(mutant -> mutant.needText("outcome"))
                .containsExactly("FOUND");
    }

    @Test
    void ofCost() {
        run("cost", "--payments", "4", "--json");
        assertThat(answer().at("perMillion").elements())
                .extracting(story -> story.needText("story"))
                .containsExactly("well", "waited for");
        assertThat(answer().at("month", "lines").elements())
                .extracting(line -> line.needText("unit"))
                .contains("alarms", "secrets", "keys");
        assertThat(answer().at("keys").elements())
                .extracting(key -> key.needText("prefix"))
                .contains("pay#", "order#", "due/due#", "compare/compare#");
    }

    @Test
    void ofWhatIsNotUnderstood() {
        assertThat(run("story", "x", "--json")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(Json.parse(err.toString()).needText("error")).startsWith("SEED must be a whole number");
    }
}
