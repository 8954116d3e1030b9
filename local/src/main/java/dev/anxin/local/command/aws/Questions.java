package dev.anxin.local.command.aws;

import dev.anxin.local.deploy.DeploymentRefusal;
import dev.anxin.local.terminal.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a command has to know: from its options, else from whoever sits at the terminal. If nobody does, every
/// option that is missing is named at once, and nobody is waited for.
final class Questions {
    private final Prompt prompt;
    private final List<String> missing = new ArrayList<>();

    Questions(Prompt prompt) {
        this.prompt = prompt;
    }

    /// @param given is not asked for, nor looked at
    /// @param option how to say it beforehand
    /// @param problem says why an answer cannot be; it is asked for again then
    /// @return empty if nobody says it: [#expectAll] tells
    String need(Optional<String> given, String option, String question, Function<String, Optional<String>> problem) {
        return given.orElseGet(() -> asked(prompt::line, option, question, problem));
    }

    /// As [#need], typed unseen.
    String needSecret(
            Optional<String> given, String option, String question, Function<String, Optional<String>> problem) {
        return given.orElseGet(() -> asked(prompt::secret, option, question + " (it is not shown)", problem));
    }

    private String asked(
            Function<String, Optional<String>> asking,
            String option,
            String question,
            Function<String, Optional<String>> problem) {
        if (!prompt.isAttended()) {
            missing.add(option);
            return "";
        }
        var answer = answered(asking.apply(question));
        for (var wrong = problem.apply(answer); wrong.isPresent(); wrong = problem.apply(answer)) {
            answer = answered(asking.apply("Not so: " + wrong.get() + ". " + question));
        }
        return answer;
    }

    private static String answered(Optional<String> answer) {
        return answer.orElseThrow(() -> new DeploymentRefusal("Broken off. Nothing was changed."));
    }

    /// @throws DeploymentRefusal naming what is missing
    void expectAll() {
        if (!missing.isEmpty()) {
            throw new DeploymentRefusal("Not said, and nobody at a terminal to ask: " + String.join(", ", missing));
        }
    }

    /// @param agreed whether an option said so already
    /// @param option how to say it beforehand
    /// @throws DeploymentRefusal if it is not agreed to
    void expectAgreement(boolean agreed, String option, String question, String answer) {
        if (agreed) {
            return;
        }
        if (!prompt.isAttended()) {
            throw new DeploymentRefusal("Nobody at a terminal to agree. Say so beforehand: " + option);
        }
        var typed = answered(prompt.line(question));
        if (!typed.equals(answer)) {
            throw new DeploymentRefusal("Not agreed to. Nothing was changed.");
        }
    }
}
