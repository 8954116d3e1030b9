package dev.anxin.local.shop;

import dev.anxin.json.Json;
import dev.anxin.local.demo.events.ShopServer;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.simulator.Html;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the customers are told, beside it what the shop is told, and what people of operations are called
/// for. Newest first.
///
/// @param now by the system's time
record InboxPage(PageLanguage pageLanguage, Instant now) {
    private static final int SHOWN = 30;
    private static final int LONGEST = 36;
    private static final Pattern ADDRESS = Pattern.compile("https?://[!-;=?-~]+");

    String html(List<Inbox.Message> letters, List<ShopServer.Received> events, List<Inbox.Message> calls) {
        return ShopStyle.nav(pageLanguage, "/inbox") + "<h1>" + pageLanguage.say("Who is told what", "谁收到了什么")
                + "</h1><p class=soft>" + pageLanguage.say("This page refreshes itself.", "本页自动刷新。")
                + "</p><div class=three><section><h2>"
                + pageLanguage.say("To customers", "给顾客") + "</h2>"
                + letters.reversed().stream().limit(SHOWN).map(this::letter).collect(Collectors.joining())
                + nothing(letters) + "</section><section><h2>"
                + pageLanguage.say("To the shop's server", "给商店服务器") + "</h2>"
                + events.reversed().stream().limit(SHOWN).map(this::event).collect(Collectors.joining())
                + nothing(events) + "</section><section><h2>"
                + pageLanguage.say("To the people of operations", "给运维人员") + "</h2>"
                + calls.reversed().stream().limit(SHOWN).map(this::call).collect(Collectors.joining())
                + nothing(calls)
                + "</section></div>";
    }

    private String nothing(List<?> things) {
        return things.isEmpty() ? "<p class=soft>" + pageLanguage.say("Nothing so far.", "暂无。") + "</p>" : "";
    }

    private String letter(Inbox.Message letter) {
        var json = Json.parse(letter.text());
        return "<article lang=" + json.at("locale").text().orElse("en") + "><header><b>"
                + Html.text(json.at("title").text().orElse("")) + "</b><time class=soft>" + ago(letter.at())
                + "</time></header><p>" + linked(json.at("text").text().orElse("")) + "</p></article>";
    }

    /// With its addresses to click on, cut short.
    private static String linked(String text) {
        return ADDRESS.matcher(Html.text(text)).replaceAll(found -> {
            var address = found.group();
            var shown = address.substring(address.indexOf("//") + 2);
            var brief = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
            return Matcher.quoteReplacement("<a href=\"" + address + "\">" + brief + "</a>");
        });
    }

    private String event(ShopServer.Received event) {
        var order = event.event().at("payment", "order").text().orElse("");
        var believed = event.problem().isEmpty();
        var tag = believed
                ? "<span class=\"tag good\">" + pageLanguage.say("signature fits", "签名正确") + "</span>"
                : "<span class=tag>" + Html.text(event.problem()) + "</span>";
        return "<article><header><b>" + Html.text(event.type()) + "</b><time class=soft>" + ago(event.at())
                + "</time></header><p class=row><small>" + Html.text(order) + "</small>" + tag + "</p></article>";
    }

    /// A person is called by name of what happened, and of the payment; or by an alarm.
    private String call(Inbox.Message call) {
        var json = Json.parse(call.text());
        var alarm = json.at("AlarmName").text();
        if (alarm.isPresent()) {
            return call(
                    call.at(),
                    json.at("NewStateValue").text().orElse("") + " " + alarm.get(),
                    json.at("AlarmDescription").text().orElse("") + " "
                            + json.at("NewStateReason").text().orElse(""));
        }
        var of = json.at("account").exists() ? json : json.at("payment");
        var reason = json.at("reason").text().orElse(call.subject()).toLowerCase(Locale.ROOT);
        return call(
                call.at(),
                reason.replace('_', ' '),
                of.at("account").text().orElse("") + "/"
                        + of.at("reference").text().orElse(""));
    }

    private String call(Instant at, String what, String more) {
        return "<article><header><b>" + Html.text(what) + "</b><time class=soft>" + ago(at)
                + "</time></header><p><small>" + Html.text(more) + "</small></p></article>";
    }

    private String ago(Instant at) {
        var past = Duration.between(at, now);
        if (past.toHours() > 0) {
            return pageLanguage.say(past.toHours() + " h ago", past.toHours() + " 小时前");
        }
        return past.toMinutes() > 0
                ? pageLanguage.say(past.toMinutes() + " min ago", past.toMinutes() + " 分钟前")
                : pageLanguage.say(past.toSecondsPart() + " s ago", past.toSecondsPart() + " 秒前");
    }
}
