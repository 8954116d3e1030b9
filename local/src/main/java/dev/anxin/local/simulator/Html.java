package dev.anxin.local.simulator;

import dev.anxin.html.Markup;

/// Small pages of the simulated world: one style, no scripts, nothing from elsewhere.
public final class Html {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1c2b33;--soft:#5b6b73;--line:#d5dde0;--ground:#f4f7f7;--card:#fff;\
            --main:#0b6e6e;--on:#fff}
            @media(prefers-color-scheme:dark){:root{--ink:#e6eef0;--soft:#9fb0b6;--line:#34454c;--ground:#11191c;\
            --card:#1a2529;--main:#5cc3bd;--on:#08201f}}
            *{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);\
            font:16px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans CJK SC","PingFang SC",sans-serif}
            main{max-width:34rem;margin:2rem auto;padding:1.75rem;background:var(--card);border:1px solid var(--line);\
            border-radius:14px}
            h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0 .6rem}h2{font-size:1.05rem;margin:1.6rem 0 .5rem}
            p{margin:.4rem 0 .9rem}small,.soft{color:var(--soft);font-size:.875rem}
            button,select,.button{font:inherit;padding:.55rem .9rem;border:1px solid var(--line);border-radius:9px;\
            background:var(--card);color:var(--ink);cursor:pointer;text-decoration:none;display:inline-block}
            select{max-width:100%}.who small{display:block}\
            label{min-width:0;flex:1}button:disabled{opacity:.45;cursor:default}
            .main{background:var(--main);border-color:var(--main);color:var(--on);font-weight:600}
            form>button{display:block;width:100%;margin:.5rem 0;text-align:start}form>.main{text-align:center}
            .row{display:flex;gap:.7rem;align-items:center;flex-wrap:wrap}
            a{color:var(--main)}:focus-visible{outline:3px solid var(--main);outline-offset:2px}
            """;

    private Html() {}

    /// @param head more for the head, as HTML
    /// @param body what `main` holds, as HTML
    public static String page(String lang, String title, String head, String body) {
        return "<!doctype html><html lang=" + lang + "><meta charset=utf-8>"
                + "<meta name=viewport content=\"width=device-width,initial-scale=1\"><title>" + text(title)
                + "</title><style>" + STYLE + "</style>" + head + "<main>" + body + "</main></html>";
    }

    /// Text as it stands in HTML, in attributes with quotes too.
    public static String text(String plain) {
        return Markup.text(plain).html();
    }
}
