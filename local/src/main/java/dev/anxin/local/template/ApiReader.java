package dev.anxin.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An HTTP API: its authorizers, and who may call a route of it.
final class ApiReader {
    private final Map<String, Trigger.Access.Jwt> authorizers = new LinkedHashMap<>();
    private final Optional<String> byDefault;

    private ApiReader(Section auth) {
        auth.refuse("EnableIamAuthorizer");
        auth.named("Authorizers").forEach((name, part) -> authorizers.put(name, jwt(part)));
        byDefault = auth.maybe("DefaultAuthorizer");
        if (byDefault.isPresent() && !authorizers.containsKey(byDefault.get())) {
            auth.problem("DefaultAuthorizer", "names no authorizer: " + byDefault.get());
        }
    }

    static ApiReader read(Section section) {
        section.meaningless(
                "AccessLogSettings",
                "DefaultRouteSettings",
                "RouteSettings",
                "Tags",
                "PropagateTags",
                "Description",
                "Name",
                "FailOnWarnings",
                "Domain",
                "DisableExecuteApiEndpoint");
        section.refuse("CorsConfiguration", "DefinitionBody", "DefinitionUri", "StageVariables");
        if (!section.maybe("StageName").orElse("$default").equals("$default")) {
            section.problem("StageName", "must be $default here: another one stands in every path");
        }
        return new ApiReader(section.part("Auth"));
    }

    private static Trigger.Access.Jwt jwt(Section section) {
        section.refuse("FunctionArn", "AuthorizerPayloadFormatVersion");
        var configuration = section.part("JwtConfiguration");
        var issuer = either(configuration, "issuer", "Issuer");
        var audiences =
                configuration.has("Audience") ? configuration.texts("Audience") : configuration.texts("audience");
        if (issuer.isEmpty()) {
            configuration.problem("issuer", "is missing");
        }
        if (audiences.isEmpty()) {
            configuration.problem("audience", "is missing: tokens for anybody would do");
        }
        var source = section.maybe("IdentitySource").orElse("$request.header.Authorization");
        if (!source.startsWith("$request.header.")) {
            section.problem("IdentitySource", "must be a header here: " + source);
        }
        var header = source.substring(source.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new Trigger.Access.Jwt(issuer, audiences, header, section.texts("AuthorizationScopes"));
    }

    private static String either(Section section, String one, String other) {
        return section.maybe(one).or(() -> section.maybe(other)).orElse("");
    }

    Trigger.Access access(Section auth) {
        var given = auth.texts("AuthorizationScopes");
        var name = auth.maybe("Authorizer").or(() -> byDefault).orElse("NONE");
        var authorizer = authorizers.get(name);
        if (name.equals("NONE")) {
            if (!given.isEmpty()) {
                auth.problem("AuthorizationScopes", "are never looked at: the route has no authorizer");
            }
            return new Trigger.Access.Open();
        }
        if (authorizer == null) {
            auth.problem("Authorizer", "names no authorizer: " + name);
            return new Trigger.Access.Jwt("", List.of(), "authorization", given);
        }
        var scopes = auth.has("AuthorizationScopes") ? given : authorizer.scopes();
        return new Trigger.Access.Jwt(authorizer.issuer(), authorizer.audiences(), authorizer.header(), scopes);
    }
}
