package dev.anxin.local.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What reading the template brought to light: problems stop the start, remarks are said once, omissions are
/// counted.
public final class Findings {
    private static final JsonNode UNHONOURED = TemplateYaml.resource("unhonoured.yaml");

    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> beyond = new LinkedHashSet<>();
    private final Map<String, Set<String>> meaningless = new TreeMap<>();

    /// Wrong, or would behave otherwise here than at AWS.
    public void problem(String text) {
        problems.add(text);
    }

    /// Cannot be honoured here, and nothing that runs here depends on it.
    void beyond(String text) {
        beyond.add(text);
    }

    /// A property that nobody read. Those that mean nothing here are gathered.
    void unread(String type, String where, String name) {
        if (isMeaningless(type, name)) {
            meaningless.computeIfAbsent(type, key -> new TreeSet<>()).add(name);
        } else if (listed(type, "refused", name)) {
            problem(where + "." + name + " would change what happens and cannot be honoured here");
        } else {
            beyond(where + "." + name + " is not known here and not honoured");
        }
    }

    /// A resource of a type that nobody reads.
    void unreadResource(String type, String id) {
        if (listed("types", "meaningless", type)) {
            meaningless
                    .computeIfAbsent("Resources of type " + type, key -> new TreeSet<>())
                    .add(id);
        } else {
            beyond(id + ": resources of type " + type + " cannot be honoured here");
        }
    }

    static boolean isMeaningless(String type, String name) {
        return listed(type, "meaningless", name);
    }

    private static boolean listed(String type, String list, String name) {
        return UNHONOURED
                .path(type)
                .path(list)
                .valueStream()
                .anyMatch(one -> one.stringValue().equals(name));
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    /// What is not known here and not honoured, each by itself: it may be a slip of the pen.
    public List<String> remarks() {
        return List.copyOf(beyond);
    }

    /// What is known to mean nothing here.
    public Omissions omissions() {
        return Omissions.of(meaningless);
    }

    /// @throws TemplateRejection if there is any problem
    public void refuse() {
        if (!problems.isEmpty()) {
            throw new TemplateRejection(problems());
        }
    }
}
