package dev.anxin.local.shop;

import dev.anxin.local.simulator.protocol.BrandName;

/// In which of two languages a page speaks.
enum PageLanguage {
    EN("en", "en"),
    ZH("zh", "zh-CN");

    private final String code;
    private final String locale;

    PageLanguage(String code, String locale) {
        this.code = code;
        this.locale = locale;
    }

    static PageLanguage of(String text) {
        return text.startsWith("zh") ? ZH : EN;
    }

    /// As in addresses: `en`, `zh`.
    String code() {
        return code;
    }

    /// As Anxin is told it.
    String locale() {
        return locale;
    }

    PageLanguage other() {
        return this == EN ? ZH : EN;
    }

    String say(String english, String chinese) {
        return this == EN ? english : chinese;
    }

    String say(BrandName brandName) {
        return say(brandName.english(), brandName.chinese());
    }
}
