package dev.anxin.local.command.aws;

import dev.anxin.local.deploy.DeploymentRefusal;
import dev.anxin.local.terminal.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a command has to know: from its options, else from whoever sits at the terminal. If nobody does, every
/// option that is missing is named at once, and nobody is waited for.
final class Questions {
    private final Prompt prompt;
    private final List<String> missing = new ArrayList<>();

    Questions(Prompt prompt) {
        this.prompt = prompt;
    }

    /// @param option how to say it beforehand
    /// @return empty if nobody says it: [#expectAll] tells
    String need(Optional<String> given, String option, String question) {
        return known(given.or(() -> prompt.line(question)), option);
    }

    /// As [#need], typed unseen.
    String needSecret(Optional<String> given, String option, String question) {
        return known(given.or(() -> prompt.secret(question + " (it is not shown)")), option);
    }

    private String known(Optional<String> answer, String option) {
        var text = answer.filter(given -> !given.isEmpty());
        if (text.isEmpty()) {
            missing.add(option);
        }
        return text.orElse("");
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
        var typed = prompt.line(question)
                .orElseThrow(
                        () -> new DeploymentRefusal("Nobody at a terminal to agree. Say so beforehand: " + option));
        if (!typed.equals(answer)) {
            throw new DeploymentRefusal("Not agreed to. Nothing was changed.");
        }
    }
}
