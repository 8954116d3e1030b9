package dev.anxin.gateway.wechat;

import dev.anxin.gateway.SecretForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which of WeChat Pay's secrets stands where: what verifies and opens callbacks, and what signs calls and verifies
/// their answers.
final class WeChatSecretForms implements SecretForms {
    private static final String PEM = "it is a PEM file: leave out its first and last line and its line breaks, and say"
            + " before it what it is (docs/gateways/wechat.md)";

    @Override
    public Optional<String> misplaced(String secret) {
        return secret.startsWith(WeChatSecret.MERCHANT)
                ? Optional.of("it is a merchant's private key to call WeChat Pay with, which verifies nothing")
                : Optional.empty();
    }

    @Override
    public Optional<String> verifyProblem(String secret) {
        return secret.startsWith("-----BEGIN") ? Optional.of(PEM) : Optional.empty();
    }

    @Override
    public Optional<String> callProblem(String secret) {
        if (secret.startsWith("-----BEGIN")) {
            return Optional.of(PEM);
        }
        return switch (WeChatSecret.of(secret)) {
            case WeChatSecret.Merchant _, WeChatSecret.Platform _ -> Optional.empty();
            case WeChatSecret.Seal _ -> Optional.of("an APIv3 key opens callbacks, and calls nothing");
            case WeChatSecret.Unusable(var problem) -> Optional.of(problem);
        };
    }

    @Override
    public List<String> missingToVerify(List<String> secrets) {
        var missing = new ArrayList<String>();
        if (WeChatSecret.answering(secrets).isEmpty()) {
            missing.add("there is no key of WeChat Pay's (" + WeChatSecret.PUBLIC_KEY + "...) among 'secrets'");
        }
        if (WeChatSecret.all(secrets, WeChatSecret.Seal.class).findAny().isEmpty()) {
            missing.add("there is no APIv3 key (" + WeChatSecret.SEAL + "...) among 'secrets'");
        }
        return List.copyOf(missing);
    }

    @Override
    public List<String> missingToCall(List<String> secrets) {
        var missing = new ArrayList<String>();
        if (WeChatSecret.all(secrets, WeChatSecret.Merchant.class).findAny().isEmpty()) {
            missing.add("there is no merchant's key (" + WeChatSecret.MERCHANT + "...) among 'secrets'");
        }
        if (WeChatSecret.answering(secrets).isEmpty()) {
            missing.add("there is no key of WeChat Pay's (" + WeChatSecret.PUBLIC_KEY + "...) among 'secrets'");
        }
        return List.copyOf(missing);
    }
}
