package dev.anxin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No name is looked up here: addresses are literals, and names have the addresses that a test gives them.
final class PublicAddressesTest {
    private static final String INTERNAL = "it points to an internal address";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "2130706433", // 127.0.0.1 as one number
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254", // metadata of clouds
                "169.254.170.2", // credentials of containers
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "192.88.99.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::127.0.0.1]",
                "[::8.8.8.8]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::169.254.169.254]",
                "[64:ff9b:1::8.8.8.8]",
                "[2002:7f00:1::]",
                "[2002:a9fe:a9fe::1]",
                "[2002:0a00:0001::]",
                "[2001::1]",
                "[2001:db8::1]",
                "[3fff::1]",
                "[100::1]",
                "[fc00::1]",
                "[fd00:ec2::254]", // metadata of AWS
                "[fe80::1]",
                "[febf::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[4000::1]",
            })
    void refusesInternalAddressesInEveryForm(String host) {
        assertThat(new PublicAddresses().refusal(URI.create("https://" + host + "/events")))
                .contains(INTERNAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "[2606:4700:4700::1111]",
                "[::ffff:1.1.1.1]",
                "[64:ff9b::1.1.1.1]",
                "[2002:101:101::1]",
            })
    void allowsPublicOnesAndTheNeighboursOfInternalBlocks(String host) {
        assertThat(new PublicAddresses().refusal(URI.create("https://" + host + ":8443/events")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://1.1.1.1/, its address is not https",
        "HTTP://1.1.1.1/, its address is not https",
        "ftp://1.1.1.1/, its address is not https",
        "/events, its address is not https",
        "https:/events, its address names no host",
        "https:events, its address names no host",
        "https://127.1/, its address names no host",
        "https://a_b/, its address names no host",
        "https://made@1.1.1.1/, its address holds a user or a password",
        "https://made:made@1.1.1.1/, its address holds a user or a password",
        "HTTPS://127.0.0.1/, it points to an internal address",
    })
    void refusesOtherForms(String address, String why) {
        assertThat(new PublicAddresses().refusal(URI.create(address))).contains(why);
    }

    @Test
    void looksAtEveryAddressOfAName() {
        assertThat(named("1.1.1.1", "10.0.0.1").refusal(URI.create("https://shop.example/")))
                .contains(INTERNAL);
        assertThat(named("1.1.1.1", "::1").refusal(URI.create("https://shop.example/")))
                .contains(INTERNAL);
        assertThat(named("1.1.1.1", "2606:4700:4700::1111").refusal(URI.create("https://shop.example/")))
                .isEmpty();
    }

    @Test
    void namesThatNobodyKnowsAreRefused() {
        var nothing = new PublicAddresses(host -> {
            throw new UnknownHostException(host);
        });
        assertThat(nothing.refusal(URI.create("https://shop.example/"))).contains("its host is not known");
    }

    private static PublicAddresses named(String... addresses) {
        return new PublicAddresses(
                _ -> Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    }
}
