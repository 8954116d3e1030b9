package dev.anxin.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets a call go only to `https` and to the public internet: for addresses that others configure. The name
/// is resolved, and every one of its addresses must be public.
///
/// What is left: a name that answers a public address here and another one to the connection that follows
/// (DNS rebinding). The JVM keeps what it resolved for 30 s (networkaddress.cache.ttl), and both ask it, so
/// both get the same answer unless it expires in the milliseconds between them. Then TLS is still in the way:
/// nothing inside has a certificate for the outsider's name.
public final class PublicAddresses implements AddressPolicy {
    private final Resolver resolver;

    /// Finds the addresses of a name.
    @FunctionalInterface
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    public PublicAddresses() {
        this(InetAddress::getAllByName);
    }

    PublicAddresses(Resolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Optional<String> refusal(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of("its address is not https");
        }
        if (uri.getHost() == null) {
            return Optional.of("its address names no host");
        }
        return uri.getRawUserInfo() == null
                ? refusal(uri.getHost())
                : Optional.of("its address holds a user or a password");
    }

    private Optional<String> refusal(String host) {
        try {
            return Stream.of(resolver.addresses(host)).allMatch(PublicAddresses::isPublic)
                    ? Optional.empty()
                    : Optional.of("it points to an internal address");
        } catch (UnknownHostException unknown) {
            return Optional.of("its host is not known");
        }
    }

    /// Whether an address is one that the internet routes to somebody. What only wraps another address is
    /// what it wraps.
    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4 ? NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(bytes, 0)) : isPublic6(bytes);
    }

    private static boolean isPublic6(byte[] bytes) {
        var wrapped =
                WRAPPED.stream().filter(wrap -> wrap.block.holds(bytes, 0)).findFirst();
        return wrapped.map(wrap -> NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(bytes, wrap.at)))
                .orElseGet(() ->
                        GLOBAL_6.holds(bytes, 0) && NOT_PUBLIC_6.stream().noneMatch(block -> block.holds(bytes, 0)));
    }

    /// IANA's special-purpose registry for IPv4 (RFC 6890 and after), multicast and what is reserved.
    private static final List<Block> NOT_PUBLIC_4 = Stream.of(
                    "0.0.0.0/8", // this host
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // behind a carrier's NAT
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local; clouds keep their credentials there
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // relays of 6to4, withdrawn
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4") // reserved, broadcast
            .map(Block::of)
            .toList();

    /// All that is assigned for use on the internet (RFC 4291): the unique-local, link-local, site-local and
    /// multicast blocks lie outside.
    private static final Block GLOBAL_6 = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_6 = Stream.of(
                    "2001::/23", // protocol assignments, Teredo among them
                    "2001:db8::/32", // documentation
                    "3fff::/20", // documentation
                    "3ffe::/16") // the old 6bone
            .map(Block::of)
            .toList();

    /// IPv6 that only carries IPv4, and where in it. The mapped form (::ffff:a.b.c.d) is IPv4 to Java already.
    private static final List<Wrap> WRAPPED = List.of(
            new Wrap(Block.of("64:ff9b::/96"), 12), // NAT64
            new Wrap(Block.of("2002::/16"), 2)); // 6to4

    private record Wrap(Block block, int at) {}

    /// A block of addresses in CIDR notation.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] prefix, int bits) {
        static Block of(String cidr) {
            int slash = cidr.indexOf('/');
            var prefix = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
            return new Block(prefix, Integer.parseInt(cidr.substring(slash + 1)));
        }

        /// @param at where in `address` the compared one begins
        boolean holds(byte[] address, int at) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((prefix[bit / 8] & mask) != (address[at + bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
