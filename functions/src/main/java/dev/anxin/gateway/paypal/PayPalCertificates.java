package dev.anxin.gateway.paypal;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The certificates that PayPal signs with: where they may stand, and which are its own.
final class PayPalCertificates {
    private static final String PATH = "/v1/notifications/certs/CERT-[0-9A-Za-z-]{1,80}";

    /// The whole address, letter by letter: no other host, port, user, query, escape or letter case gets through.
    private static final Pattern ADDRESS = Pattern.compile("https://api(-m)?(\\.sandbox)?\\.paypal\\.com" + PATH);

    private static final Pattern NAME = Pattern.compile("messageverificationcerts(\\.[0-9a-z-]{1,63})?\\.paypal\\.com");

    /// In a file; PayPal sends two or three.
    private static final int MOST = 8;

    private PayPalCertificates() {}

    /// The JDK's own roots, found when they are first needed: there are over a hundred.
    private static final class JdkRoots {
        private static final Set<TrustAnchor> ALL = all();

        private static Set<TrustAnchor> all() {
            try {
                var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init((KeyStore) null);
                return Stream.of(factory.getTrustManagers())
                        .filter(X509TrustManager.class::isInstance)
                        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                        .map(root -> new TrustAnchor(root, null))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (GeneralSecurityException unreadable) {
                throw new IllegalStateException("the JDK's root certificates cannot be read", unreadable);
            }
        }
    }

    /// What became of looking at one.
    sealed interface Checked {
        record Own(PublicKey key) implements Checked {}

        record Foreign(String problem) implements Checked {}
    }

    /// Reads the JDK's roots, if nobody has yet: it takes longer than all the rest.
    ///
    /// @return how many they are
    static int readRoots() {
        return JdkRoots.ALL.size();
    }

    /// The address, if a certificate of PayPal's can stand there.
    static Optional<URI> address(String text, List<String> secrets) {
        var elsewhere = PayPalSecret.all(secrets, PayPalSecret.Place.class)
                .anyMatch(place -> text.startsWith(place.base())
                        && text.substring(place.base().length()).matches(PATH));
        return elsewhere || ADDRESS.matcher(text).matches() ? Optional.of(URI.create(text)) : Optional.empty();
    }

    /// @param file the certificate, and those between it and a root
    static Checked check(byte[] file, List<String> secrets, Instant at) {
        try {
            var all = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file));
            if (all.isEmpty() || all.size() > MOST) {
                return new Checked.Foreign("its file holds no certificate, or more than " + MOST);
            }
            return check((X509Certificate) all.iterator().next(), all, roots(secrets), at);
        } catch (GeneralSecurityException none) {
            return new Checked.Foreign("its file holds something else than certificates");
        }
    }

    private static Set<TrustAnchor> roots(List<String> secrets) {
        var own = PayPalSecret.all(secrets, PayPalSecret.Root.class)
                .map(root -> new TrustAnchor(root.certificate(), null))
                .collect(Collectors.toSet());
        return own.isEmpty() ? JdkRoots.ALL : own;
    }

    private static Checked check(
            X509Certificate leaf, Collection<? extends Certificate> all, Set<TrustAnchor> roots, Instant at)
            throws GeneralSecurityException {
        if (at.isBefore(leaf.getNotBefore().toInstant())
                || at.isAfter(leaf.getNotAfter().toInstant())) {
            return new Checked.Foreign("it is valid from " + leaf.getNotBefore().toInstant() + " until "
                    + leaf.getNotAfter().toInstant());
        }
        if (!NAME.matcher(commonName(leaf)).matches()) {
            return new Checked.Foreign("it is not made out to PayPal's messageverificationcerts");
        }
        if (!(leaf.getPublicKey() instanceof RSAPublicKey key)) {
            return new Checked.Foreign("its key is no RSA key");
        }
        return isIssued(leaf, all, roots, at)
                ? new Checked.Own(key)
                : new Checked.Foreign("no root that is trusted here has issued it");
    }

    /// Revocation is not asked for: that would be another call per callback, to an address in a stranger's file.
    private static boolean isIssued(
            X509Certificate leaf, Collection<? extends Certificate> all, Set<TrustAnchor> roots, Instant at)
            throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(leaf);
        var parameters = new PKIXBuilderParameters(roots, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (CertPathBuilderException noPath) {
            return false;
        }
    }

    private static String commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equals("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .reduce((one, other) -> "several")
                            .orElse("");
        } catch (InvalidNameException none) {
            return "";
        }
    }
}
