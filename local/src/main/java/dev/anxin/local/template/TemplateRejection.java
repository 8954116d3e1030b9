package dev.anxin.local.template;

import java.util.List;

/// The template cannot be started as it stands; the message names every problem found. Trying again does
/// not help.
public final class TemplateRejection extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> problems;

    public TemplateRejection(List<String> problems) {
        super("The template cannot be started:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
