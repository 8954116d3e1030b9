package dev.anxin.local.deploy;

import dev.anxin.local.template.DeclaredTemplate;
import dev.anxin.local.template.DeclaredTemplate.Parameter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// How many messages may be worked on at once, within what the account may run at once. New accounts may run ten
/// functions in all; callbacks and pages need their part of them.
record ConcurrencyParameters(DeclaredTemplate template) {
    private static final String SUFFIX = "Concurrency";

    /// Whether the queues alone could take more than half of what the account may run.
    boolean isSmall(int limit) {
        return limit < 2 * usual().values().stream().mapToInt(Integer::parseInt).sum();
    }

    /// The parameters to deploy with: the least of each in a small account. Where a small account has grown, the
    /// usual ones come back; values that somebody chose stay.
    ///
    /// @param current of the stack; empty if there is none yet
    Map<String, String> parameters(int limit, Map<String, String> current) {
        if (isSmall(limit)) {
            return least();
        }
        var wasSmall =
                least().entrySet().stream().allMatch(one -> one.getValue().equals(current.get(one.getKey())));
        return wasSmall ? usual() : Map.of();
    }

    private Map<String, String> usual() {
        return values(Parameter::value);
    }

    private Map<String, String> least() {
        return values(Parameter::least);
    }

    private Map<String, String> values(Function<Parameter, String> value) {
        var values = new TreeMap<String, String>();
        template.parameters().forEach((name, parameter) -> {
            if (name.endsWith(SUFFIX)) {
                values.put(name, value.apply(parameter));
            }
        });
        return values;
    }
}
