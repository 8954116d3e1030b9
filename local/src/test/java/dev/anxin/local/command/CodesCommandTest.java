package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way in which `anxin codes` ends that needs nothing that runs.
final class CodesCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private Ran run(String... arguments) {
        return Ran.of(Anxin.commandLine(new LocalPaths(directory, directory)), arguments);
    }

    @Test
    void saysAllOfACode() {
        var ran = run("codes", "stripe", "do_not_honor");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("stripe do_not_honor"),
                        line -> assertThat(line).matches(" +means +Issuer refused with no reason given"),
                        line -> assertThat(line).matches(" +cause +declined"),
                        line -> assertThat(line).matches(" +retry +never: only another way of paying helps"),
                        line -> assertThat(line).matches(" +zh-CN +发卡银行未批准这笔支付.*"),
                        line -> assertThat(line).matches(" +en +The bank did not approve this payment.*"),
                        line -> assertThat(line).matches(" +zh-HK +發卡銀行未有批准這筆付款.*"),
                        line -> assertThat(line).matches(" +merchant +Offer another method.*"));
    }

    @Test
    void knowsACodeAsCallbacksSayIt() {
        assertThat(run("codes", "stripe", "card_declined").out()).contains("carries a decline_code", "declined");
    }

    @Test
    void everyCodeHasAMeaningAndResolves() {
        var ran = run("codes", "--all");
        assertThat(ran.exit()).as(ran.out()).isZero();
        var lines = ran.out().lines().toList();
        assertThat(lines.getLast()).isEqualTo("663 of 663 codes resolve to a cause, two texts and a retry rule");
        assertThat(lines).hasSize(664);
        var all = run("codes", "--all", "--json").json();
        assertThat(all.needWhole("resolved")).isEqualTo(663);
        assertThat(all.needWhole("version")).isEqualTo(Catalogue.version());
        assertThat(all.at("codes").elements())
                .hasSize(663)
                .allSatisfy(code -> assertThat(code.needText("meaning")).isNotBlank());
    }

    @Test
    void listsTheCodesOfAGateway() {
        var ran = run("codes", "olepay");
        assertThat(ran.out().lines().toList()).hasSize(4).last().asString().startsWith("3 of 3 codes");
    }

    @Test
    void saysThatACodeIsNotKnown() {
        var ran = run("codes", "stripe", "brand_new");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("does not know it", "state of your order first");
        var json = run("codes", "stripe", "brand_new", "--json").json().at("code", "advice");
        assertThat(json.at("known").isTrue()).isFalse();
        assertThat(json.needText("cause")).isEqualTo("unknown");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThat(run("codes").err()).contains("Which codes? Say GATEWAY, GATEWAY CODE, --all or --gaps");
        assertThat(run("codes", "stripe", "--all").exit()).isEqualTo(2);
        assertThat(run("codes", "strip").err()).contains("no codes of 'strip'. Known: adyen, alipay, iso8583");
        assertThat(run("codes", "--gaps").err()).contains("Nothing runs here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":{\"gateway\":\"stripe\",\"failureCodes\":{\"brand_new\":\"declined\"}}} | 0 | 1 codes and texts of 1 accounts: nothing wrong",
                "{\"a\":{\"gateway\":\"stripe\"}} | 0 | 0 codes and texts of 1 accounts: nothing wrong",
                "{\"a\":{\"gateway\":\"stripe\",\"failureCodes\":{\"brand_new\":\"hated\"}}} | 1 | a: failureCodes 'brand_new': there is no cause 'hated'",
                "{\"a\":{\"gateway\":\"strip\",\"failureCodes\":{\"brand_new\":\"declined\"}}} | 1 | gateway 'strip' has no catalogue",
                "{\"a\":{\"gateway\":\"stripe\",\"failureTexts\":{\"declined\":{\"en\":\"It failed.\"}}}} | 1 | it has no text in zh-CN",
                "{\"a\":{},\"a\":{}} | 2 | a key stands twice",
                "[] | 2 | it is no object of entries by account",
            })
    void checksADocumentOfAccounts(String document, int exit, String words) throws IOException {
        var file = Files.writeString(directory.resolve("accounts.json"), document);
        var ran = run("codes", "check", file.toString());
        assertThat(ran.exit()).isEqualTo(exit);
        assertThat(ran.out() + ran.err()).contains(words);
    }

    @Test
    void lintsMessagesAndWhatAccountsSayInstead() throws IOException {
        var good = run("messages", "lint");
        assertThat(good.exit()).as(good.out()).isZero();
        assertThat(good.out()).contains("114 messages and the catalogue of failure codes: nothing wrong");
        var file = Files.writeString(
                directory.resolve("accounts.json"),
                "{\"a\":{\"gateway\":\"stripe\",\"failureTexts\":{\"unconfirmed\":{\"zh-CN\":\"支付失败，请联系客服并重新支付，谢谢您的理解。\","
                        + "\"en\":\"Your payment failed, so please pay again in a while.\"}}}}");
        var bad = run("messages", "lint", file.toString(), "--json");
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.json().at("problems").elements())
                .hasSize(6)
                .anySatisfy(problem -> assertThat(problem.text().orElse("")).contains("invites to pay again"));
        assertThat(run("messages").err()).contains("Say: messages lint or messages preview");
    }

    @Test
    void previewShowsEveryMessageAsEachChannelTakesIt() throws IOException {
        var ran = run("messages", "preview");
        assertThat(ran.exit()).as(ran.err()).isZero();
        var page = directory.resolve("messages.html");
        assertThat(ran.out()).contains("114 messages in 3 locales", page.toUri().toString());
        assertThat(Files.readString(page))
                .contains("请勿重复支付", "請勿重複付款", "Please do not pay again", "GSM-7, ", "1 segment", "character_string")
                .doesNotContain("src=", "http-equiv");
        var file = directory.resolve("here/preview.html");
        var json = run("messages", "preview", file.toString(), "--json").json();
        assertThat(json.needText("page")).isEqualTo(file.toString());
        assertThat(json.at("messages").elements()).hasSize(114).allSatisfy(message -> {
            assertThat(message.at("channels", "sms").needWhole("segments")).isEqualTo(1);
            assertThat(message.at("channels", "email").needText("subject")).isNotEmpty();
        });
    }

    @Test
    void previewSaysWhereItCannotWrite() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        var ran = run(
                "messages", "preview", directory.resolve("file/preview.html").toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("The page cannot be written: ", "file/preview.html");
    }
}
