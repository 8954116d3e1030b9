package dev.anxin.gateway.signature;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.anxin.gateway.Answer;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.PayloadsTest;
import dev.anxin.gateway.olepay.OlePayGateway;
import dev.anxin.gateway.stripe.StripeGateway;
import dev.anxin.gateway.stripe.StripeSignature;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Live secrets: several while one is rotated, some of them mistakes; and public keys.
class SecretsTest {
    private static final byte[] BODY = Deliveries.utf8("{\"type\":\"payment.closed\",\"data\":{\"order_id\":\"1\"}}");
    private static final String OTHER = "whsec_" + Bytes.base64(new byte[32]);
    private static final String SHORT = "whsec_" + Bytes.base64(new byte[23]);
    private static final String LONG = "whsec_" + Bytes.base64(new byte[65]);

    record Pair(String whsk, String whpk) {
        static Pair made() throws GeneralSecurityException {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Pair(
                    "whsk_" + Bytes.base64(last32(pair.getPrivate().getEncoded())),
                    "whpk_" + Bytes.base64(last32(pair.getPublic().getEncoded())));
        }

        private static byte[] last32(byte[] der) {
            return Arrays.copyOfRange(der, der.length - 32, der.length);
        }
    }

    @Test
    void believesOlePaysPublicKeysBesideItsSecrets() throws GeneralSecurityException {
        var ours = Pair.made();
        var theirs = Pair.made();
        var live = List.of(Deliveries.OLEPAY_SECRET, ours.whpk());

        for (String signer : List.of(ours.whsk(), Deliveries.OLEPAY_SECRET)) {
            assertThat(olepay(List.of(signer), live)).isEqualTo("1: Closed[]");
            assertThat(olepay(List.of(theirs.whsk(), signer, OTHER), live)).isEqualTo("1: Closed[]");
        }
        assertThat(olepay(List.of(theirs.whsk()), live)).startsWith("WRONG_SIGNATURE");
    }

    /// RFC 8032, 7.1, test 1: made by nobody here.
    @Test
    void signsAndVerifiesThePublicVectorOfEd25519() {
        byte[] secret = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] point = hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] signature = hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");

        assertThat(Ed25519.sign(secret, new byte[0])).isEqualTo(signature);
        assertThat(Ed25519.verifies(point, new byte[0], signature)).isTrue();
        assertThat(Ed25519.verifies(point, new byte[1], signature)).isFalse();
        assertThat(Ed25519.verifies(secret, new byte[0], signature)).isFalse();
        assertThat(Ed25519.verifies(new byte[31], new byte[0], signature)).isFalse();
        assertThat(Ed25519.verifies(hex("ff".repeat(32)), new byte[0], signature))
                .isFalse();
    }

    @Test
    void signsWithAPrivateKeyAsNaClKeepsIt() throws GeneralSecurityException {
        var pair = Pair.made();
        byte[] both = Bytes.join(raw(pair.whsk()), raw(pair.whpk()));

        assertThat(olepay(List.of("whsk_" + Bytes.base64(both)), List.of(pair.whpk())))
                .isEqualTo("1: Closed[]");
    }

    @Test
    void believesAnyLiveSecretWhileOneIsRotated() {
        var old = "whsec_old";
        for (var live : List.of(List.of(old, "whsec_new"), List.of("whsec_new", old), List.of("", old))) {
            assertThat(stripe(List.of(old), live)).startsWith("kept");
        }
        assertThat(stripe(List.of(old, "whsec_new"), List.of("whsec_new"))).startsWith("kept");
        assertThat(stripe(List.of(old), List.of("whsec_new"))).startsWith("WRONG_SIGNATURE");
    }

    static Stream<List<String>> unusable() {
        return Stream.of(
                List.of("olepay", "", "it is empty or no base64"),
                List.of("olepay", "whsec_", "a secret has 24 to 64 bytes, this one 0"),
                List.of("olepay", "whsec_not base64!", "it is empty or no base64"),
                List.of("olepay", SHORT, "a secret has 24 to 64 bytes, this one 23"),
                List.of("olepay", LONG, "a secret has 24 to 64 bytes, this one 65"),
                List.of("olepay", "whpk_QUJD", "a public key has 32 bytes, this one 3"),
                List.of("olepay", "whsk_QUJD", "a private key has 32 or 64 bytes, this one 3"),
                List.of("olepay", "whsk_" + Bytes.base64(new byte[32]), "it is a private key (whsk_)"),
                List.of("stripe", "", "it is empty"),
                List.of("stripe", "whsec_abc\n", "there is white space around it"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void skipsAndNamesASecretThatIsNone(List<String> row) {
        var gateway = row.get(0);
        var other = gateway.equals("stripe") ? Deliveries.STRIPE_SECRET : Deliveries.OLEPAY_SECRET;
        var wrong = List.of(gateway.equals("stripe") ? "whsec_live" : OTHER, row.get(1));

        var refused = read(gateway, List.of(other), wrong);

        assertThat(refused).startsWith("WRONG_SIGNATURE").contains("; secret no. 2 is not usable: " + row.get(2));
        assertThat(refused).doesNotContain("QUJD", "not base64!", "abc");
        assertThat(read(gateway, List.of(other), List.of(row.get(1), other))).doesNotStartWith("WRONG");
    }

    @Test
    void believesNobodyWithoutALiveSecret() {
        assertThat(stripe(List.of("x"), List.of())).endsWith("; the account has no live secret");
    }

    /// A stranger need not know how our secrets are kept.
    @Test
    void tellsOurOwnMistakesToUsAlone() {
        var delivery = Deliveries.stripe("t=" + Deliveries.NOW.getEpochSecond() + ",v1=00", BODY);

        assertThat(PayloadsTest.answer(new StripeGateway().read(delivery, List.of(" "))))
                .isEqualTo(Answer.json(
                        401,
                        "{\"outcome\":\"rejected\",\"reason\":\"WRONG_SIGNATURE\",\"problem\":\"no signature matches:"
                                + " another secret, or the body was changed after signing\"}"));
    }

    @Test
    void signsWithNothingThatCannotSign() {
        for (String secret : List.of(SHORT, "", "whpk_" + Bytes.base64(new byte[32]), "whsk_QUJD")) {
            assertThatThrownBy(() -> StandardWebhooks.sign(secret, "msg_1", Deliveries.NOW, BODY))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void echoesNeitherASecretNorTheExpectedSignature() {
        var expected = StripeSignature.header(List.of(Deliveries.STRIPE_SECRET), Deliveries.NOW, BODY);
        var wrong = Deliveries.stripe("t=" + Deliveries.NOW.getEpochSecond() + ",v1=00", BODY);
        var secrets = List.of(Deliveries.STRIPE_SECRET);

        var told = PayloadsTest.answer(new StripeGateway().read(wrong, secrets)).body()
                + new StripeGateway().explain(wrong, secrets);

        assertThat(told)
                .doesNotContain(expected.substring(expected.length() - 64), Deliveries.STRIPE_SECRET.substring(6));
    }

    /// A comparison that stops at the first difference tells a stranger how much was right.
    @Test
    void comparesSignaturesInConstantTimeAlone() {
        JavaClasses gateway = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.anxin.gateway");

        classes()
                .that()
                .haveFullyQualifiedName(VerificationKey.class.getName())
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(gateway);
        noClasses()
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .orShould()
                .callMethod(Arrays.class, "compare", byte[].class, byte[].class)
                .check(gateway);
    }

    private static String read(String gateway, List<String> signers, List<String> live) {
        return gateway.equals("stripe") ? stripe(signers, live) : olepay(signers, live);
    }

    private static String stripe(List<String> signers, List<String> live) {
        var header = StripeSignature.header(signers, Deliveries.NOW, BODY);
        return Deliveries.line(new StripeGateway().read(Deliveries.stripe(header, BODY), live));
    }

    private static String olepay(List<String> signers, List<String> live) {
        var headers = StandardWebhooks.headers(signers, "msg_1", Deliveries.NOW, BODY);
        return Deliveries.line(new OlePayGateway().read(Deliveries.olepay(headers, BODY), live));
    }

    private static byte[] raw(String key) {
        return Bytes.ofBase64(key.substring(5)).orElseThrow();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
