package dev.anxin.local.shop;

/// What the shop's pages need beside the style that all pages of the simulated world share.
final class ShopStyle {
    static final String STYLE = """
            <style>main{max-width:60rem;background:none;border:0;padding:0 1rem}
            nav{display:flex;gap:1.25rem;align-items:baseline;padding:.25rem 0 1rem;border-bottom:1px solid var(--line);\
            margin-bottom:1.5rem}nav b{font-size:1.15rem;margin-inline-end:auto}
            nav a{text-decoration:none}nav a[aria-current]{color:var(--ink);font-weight:600}
            fieldset{border:0;padding:0;margin:0 0 1.5rem;min-width:0}legend{font-weight:600;padding:0;margin-bottom:.6rem}
            .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem}
            .card{display:block;background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1rem 1.1rem;\
            cursor:pointer}.card:has(input:checked){border-color:var(--main);box-shadow:inset 0 0 0 1px var(--main)}
            .card:has(:focus-visible){outline:3px solid var(--main);outline-offset:2px}
            .card input{accent-color:var(--main);margin:0 .5rem 0 0}.card b{font-size:1.05rem}
            .card small{display:block;margin-top:.3rem}
            select{width:100%;max-width:32rem}.main{font-size:1.05rem;padding:.7rem 2rem}
            form>.main{width:auto}
            .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1.75rem}
            table{width:100%;border-collapse:collapse;font-size:.95rem}td,th{text-align:start;padding:.5rem .75rem .5rem 0;\
            border-top:1px solid var(--line);vertical-align:top}th{border:0;color:var(--soft);font-weight:400}
            .scroll{overflow-x:auto}td:nth-child(-n+2),td:last-child{white-space:nowrap}
            article{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.85rem 1.1rem;\
            margin:0 0 .75rem}article p{margin:.25rem 0}article p{overflow-wrap:anywhere}article header{display:flex;gap:.25rem .75rem;align-items:baseline;flex-wrap:wrap}
            article header time{margin-inline-start:auto;white-space:nowrap}
            .tag{font-size:.8rem;border:1px solid var(--line);border-radius:99px;padding:.1rem .6rem;white-space:nowrap}
            .good{color:var(--main);border-color:var(--main)}</style>
            """;

    private ShopStyle() {}

    /// The line on top of each page.
    ///
    /// @param here the page's own address
    static String nav(Lang lang, String here) {
        return "<nav><b>" + lang.say("Demo shop", "演示商店") + "</b>"
                + link("/", lang.say("Shop", "商店"), lang, here)
                + link("/inbox", lang.say("Inbox", "收件箱"), lang, here)
                + "<a href=\"" + here + "?lang=" + lang.other().code() + "\" lang="
                + lang.other().locale() + ">"
                + lang.say("中文", "English") + "</a></nav>";
    }

    private static String link(String to, String words, Lang lang, String here) {
        var current = to.equals(here) ? " aria-current=page" : "";
        return "<a href=\"" + to + "?lang=" + lang.code() + "\"" + current + ">" + words + "</a>";
    }
}
