package dev.anxin.local.deploy;

import dev.anxin.local.template.DeclaredTemplate;
import dev.anxin.local.template.DeclaredTemplate.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The parameters that say how much of a queue or a stream is worked on at once, within what the account may run at
/// once. New accounts may run ten functions in all; callbacks and pages need their part of them.
record ConcurrencyParameters(DeclaredTemplate template) {
    /// Of AWS::Lambda::EventSourceMapping.
    private static final List<String> PROPERTIES = List.of("MaximumConcurrency", "ParallelizationFactor");

    /// Whether queues and streams alone could take more than half of what the account may run.
    boolean isSmall(int limit) {
        return limit
                < 2
                        * template.parameters().entrySet().stream()
                                .filter(one -> uses(one.getKey()) > 0)
                                .mapToInt(one -> uses(one.getKey())
                                        * Integer.parseInt(one.getValue().value()))
                                .sum();
    }

    /// The parameters to deploy with: the least of each in a small account. Where a small account has grown, the
    /// usual value comes back for what is at its least; other values, which somebody chose, stay.
    ///
    /// @param current of the stack; empty if there is none yet
    Map<String, String> parameters(int limit, Map<String, String> current) {
        var small = isSmall(limit);
        var values = new TreeMap<String, String>();
        template.parameters().forEach((name, parameter) -> {
            if (uses(name) > 0 && small) {
                values.put(name, parameter.least());
            } else if (uses(name) > 0 && wasSmall(parameter, current.getOrDefault(name, ""))) {
                values.put(name, parameter.value());
            }
        });
        return values;
    }

    private static boolean wasSmall(Parameter parameter, String current) {
        return current.equals(parameter.least()) && !current.equals(parameter.value());
    }

    /// How many queues and streams have it.
    private int uses(String parameter) {
        return (int) template.resources().stream()
                .flatMap(resource ->
                        PROPERTIES.stream().flatMap(name -> resource.properties().findValues(name).stream()))
                .filter(value -> value.path("Ref").asString("").equals(parameter))
                .count();
    }
}
