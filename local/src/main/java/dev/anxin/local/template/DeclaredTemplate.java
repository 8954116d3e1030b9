package dev.anxin.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A template as it is written: nothing is evaluated but conditions, and nothing need be known of what it makes.
///
/// @param resources those whose condition holds
public record DeclaredTemplate(Map<String, Parameter> parameters, List<Resource> resources) {
    /// Conditions ask for parameters alone.
    private static final PhysicalNames NAMELESS = new PhysicalNames("", "", "", Map.of());

    /// @param least what it may be at least; empty if it is no number, or has no such limit
    public record Parameter(String value, String least) {}

    /// @param id the logical id
    /// @param deletion its DeletionPolicy; `Delete` if it has none
    public record Resource(String id, String type, String deletion, JsonNode properties) {
        /// Whether it outlives its stack.
        ///
        /// @param cameUp whether the stack's first deployment came to its end
        public boolean isKept(boolean cameUp) {
            return deletion.equals("Retain") || (cameUp && deletion.equals("RetainExceptOnCreate"));
        }
    }

    /// @param values of parameters that do not have their defaults; of those that it does not have none counts
    /// @throws TemplateRejection if it is no YAML, or a condition cannot be worked out
    public static DeclaredTemplate read(String yaml, Map<String, String> values) {
        var source = TemplateYaml.read(yaml);
        var parameters = new LinkedHashMap<String, Parameter>();
        source.path("Parameters")
                .forEachEntry((name, parameter) -> parameters.put(
                        name,
                        new Parameter(
                                parameter.path("Default").asString(""),
                                parameter.path("MinValue").asString(""))));
        var known = new LinkedHashMap<String, String>();
        parameters.forEach((name, parameter) -> known.put(name, values.getOrDefault(name, parameter.value())));
        var findings = new Findings();
        var conditions = new CloudFormationFunctions(source, known, NAMELESS, findings);
        var resources = new ArrayList<Resource>();
        source.path("Resources").forEachEntry((id, resource) -> {
            if (conditions.included(resource, id)) {
                resources.add(new Resource(
                        id,
                        resource.path("Type").asString(""),
                        resource.path("DeletionPolicy").asString("Delete"),
                        resource.path("Properties")));
            }
        });
        findings.refuse();
        return new DeclaredTemplate(parameters, List.copyOf(resources));
    }
}
