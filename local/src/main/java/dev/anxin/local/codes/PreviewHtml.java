package dev.anxin.local.codes;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.empty;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import dev.anxin.html.Asset;
import dev.anxin.html.Markup;
import dev.anxin.locale.Locales;
import dev.anxin.notification.Channels;
import dev.anxin.notification.SmsText;
import dev.anxin.notification.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All messages on one page: the locales beside each other, each as its channels show it.
final class PreviewHtml {
    private static final Asset STYLE = Asset.beside(PreviewHtml.class, "preview.css");
    private static final Map<String, String> PLAIN = Map.of();
    private static final String ALL = "all";

    /// What a locked phone shows of a text.
    private static final int FIRST = 70;

    private PreviewHtml() {}

    /// @param samples template by template, and of each its locales
    static String of(List<MessageSample> samples) {
        var head = element(
                "head",
                PLAIN,
                empty("meta", with("charset", "utf-8")),
                empty("meta", with("name", "viewport", "content", "width=device-width, initial-scale=1")),
                empty("meta", with("name", "color-scheme", "content", "light dark")),
                empty("link", with("rel", "icon", "href", "data:,")),
                element("title", PLAIN, text("What customers read")),
                new Markup("<style>" + STYLE.text() + "</style>"));
        var body = element("body", PLAIN, element("main", PLAIN, header(samples), sections(samples)));
        return "<!doctype html>"
                + element("html", with("lang", "en"), head, body).html();
    }

    private static Markup header(List<MessageSample> samples) {
        var choices = Stream.concat(Stream.of(ALL), Locales.names().stream()).map(PreviewHtml::choice);
        var links = Stream.of(Template.values())
                .map(template -> element("a", with("href", "#" + template.id()), text(template.id())));
        return element(
                "header",
                PLAIN,
                element("h1", PLAIN, text("What customers read")),
                element(
                        "p",
                        PLAIN,
                        text(
                                samples.size() + " messages in "
                                        + Locales.names().size()
                                        + " locales, filled in with a payment that nobody made. ./anxin messages lint judges them.")),
                element("fieldset", PLAIN, element("legend", PLAIN, text("Show")), Markup.all(choices)),
                element(
                        "details",
                        PLAIN,
                        element("summary", PLAIN, text("Templates")),
                        element("nav", with("aria-label", "Templates"), Markup.all(links))));
    }

    private static Markup choice(String locale) {
        var attributes = with("type", "radio", "name", "locale", "id", "show-" + locale);
        if (locale.equals(ALL)) {
            attributes.put("checked", "");
        }
        return element("label", PLAIN, empty("input", attributes), element("span", PLAIN, text(locale)));
    }

    private static Markup sections(List<MessageSample> samples) {
        return Markup.all(Stream.of(Template.values()).map(template -> section(template, samples)));
    }

    private static Markup section(Template template, List<MessageSample> samples) {
        var own =
                samples.stream().filter(sample -> sample.template() == template).toList();
        var rows = own.stream()
                .map(MessageSample::variant)
                .distinct()
                .map(variant -> row(
                        variant.isEmpty() ? template.id() : template.id() + ": " + variant.replace('-', ' '),
                        own.stream().filter(sample -> sample.variant().equals(variant))));
        return element("section", with("id", template.id()), Markup.all(rows));
    }

    private static Markup row(String name, Stream<MessageSample> samples) {
        return Markup.all(Stream.of(
                element("h2", PLAIN, text(name)),
                element("div", with("class", "row"), Markup.all(samples.map(PreviewHtml::article)))));
    }

    private static Markup article(MessageSample sample) {
        var channels = sample.text().channels();
        return element(
                "article",
                with("lang", sample.locale()),
                element("p", with("class", "locale"), text(sample.locale())),
                phone(sample),
                sms(channels.sms()),
                mail(channels.email()),
                wechat(channels.wechat()),
                part(
                        "App inbox",
                        "",
                        paragraph("title", channels.inbox().title()),
                        paragraph("", channels.inbox().text())));
    }

    private static Markup phone(MessageSample sample) {
        var all = sample.text().text().replace('\n', ' ');
        var end = all.offsetByCodePoints(0, Math.min(FIRST, all.codePointCount(0, all.length())));
        return part(
                "Locked phone",
                "first " + FIRST + " characters",
                paragraph("title", sample.text().title()),
                paragraph("", all.substring(0, end) + "…"));
    }

    private static Markup sms(SmsText sms) {
        var segments = sms.segments() == 1 ? "1 segment" : sms.segments() + " segments";
        return part(
                "Text message",
                sms.encoding().word() + ", " + sms.text().length() + " characters, " + segments,
                paragraph("bubble", sms.text()));
    }

    private static Markup mail(Channels.Email email) {
        return part(
                "Mail",
                "",
                paragraph("title", email.subject()),
                paragraph("preview", email.preview()),
                paragraph("lines", email.text()));
    }

    private static Markup wechat(Channels.WeChat wechat) {
        var fields = Stream.of(
                field("thing", wechat.thing()),
                field("phrase", wechat.phrase()),
                field("amount", wechat.amount()),
                field("character_string", wechat.characterString()),
                field("time", wechat.time()));
        return part("WeChat", "", element("dl", PLAIN, Markup.all(fields)));
    }

    private static Markup field(String name, String value) {
        var shown = value.isEmpty()
                ? element("dd", with("class", "none"), text("leave out"))
                : element("dd", PLAIN, text(value));
        return element("div", PLAIN, element("dt", PLAIN, text(name)), shown);
    }

    private static Markup part(String name, String note, Markup... inside) {
        var small = note.isEmpty() ? Markup.NONE : element("small", PLAIN, text(note));
        var heading = element("h3", with("lang", "en"), text(name), small);
        return element("div", with("class", "part"), heading, Markup.all(Stream.of(inside)));
    }

    private static Markup paragraph(String style, String words) {
        return element("p", style.isEmpty() ? PLAIN : with("class", style), text(words));
    }
}
