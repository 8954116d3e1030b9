package dev.anxin.local.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What reading the template brought to light: problems stop the start, remarks are said once.
public final class Findings {
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> beyond = new LinkedHashSet<>();
    private final Map<String, Set<String>> meaningless = new TreeMap<>();

    /// Wrong, or would behave otherwise here than at AWS.
    public void problem(String text) {
        problems.add(text);
    }

    /// Cannot be honoured here, and nothing that runs here depends on it.
    public void beyond(String text) {
        beyond.add(text);
    }

    /// Means nothing on one machine: one line for all of one type.
    void meaningless(String type, String name) {
        meaningless.computeIfAbsent(type, key -> new TreeSet<>()).add(name);
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    public List<String> remarks() {
        var lines = new ArrayList<>(beyond);
        meaningless.forEach((type, names) ->
                lines.add(type + ": means nothing on one machine and is left out: " + String.join(", ", names)));
        return List.copyOf(lines);
    }

    /// @throws TemplateRefused if there is any problem
    public void refuse() {
        if (!problems.isEmpty()) {
            throw new TemplateRefused(problems());
        }
    }
}
