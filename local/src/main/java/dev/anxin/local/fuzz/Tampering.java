package dev.anxin.local.fuzz;

import dev.anxin.local.simulator.protocol.Callback;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// A way of tampering with a genuine delivery.
enum Tampering {
    BIT_FLIPPED_IN_BODY((specimen, among, random) -> body(specimen, BodyTampering.bitFlipped(bytes(specimen), random))),
    BIT_FLIPPED_IN_HEADER((specimen, among, random) -> headers(specimen, HeaderTampering::bitFlipped, among, random)),
    TRUNCATED_BODY((specimen, among, random) -> body(specimen, BodyTampering.truncated(bytes(specimen), random))),
    TRUNCATED_HEADER((specimen, among, random) -> headers(specimen, HeaderTampering::truncated, among, random)),
    EXTENDED_BODY((specimen, among, random) -> body(specimen, BodyTampering.extended(bytes(specimen), random))),
    MISSING_HEADER((specimen, among, random) -> headers(specimen, HeaderTampering::without, among, random)),
    /// API Gateway makes one header of several of the same name.
    JOINED_HEADER((specimen, among, random) -> headers(specimen, HeaderTampering::joined, among, random)),
    EXCHANGED_HEADER((specimen, among, random) -> headers(specimen, HeaderTampering::exchanged, among, random)),
    WRONG_SECRET(Tampering::wrongSecret),
    WRONG_ALGORITHM((specimen, among, random) -> headers(specimen, ForgedSignatures::put, among, random)),
    RESPELLED_SIGNATURE((specimen, among, random) ->
            new FuzzDelivery(specimen.account(), Respelling.of(specimen.callback()), false)),
    RESERIALISED((specimen, among, random) -> body(specimen, BodyTampering.reserialised(bytes(specimen), random))),
    CHANGED_NUMBER((specimen, among, random) -> body(specimen, BodyTampering.otherNumber(bytes(specimen), random))),
    OTHER_BODY((specimen, among, random) ->
            body(specimen, bytes(one(among.specimens().all(), random)))),
    OTHER_ACCOUNT(Tampering::otherAccount);

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Way way;

    Tampering(Way way) {
        this.way = way;
    }

    /// From what a delivery is made.
    ///
    /// @param accounts the names of all that there are, also at other gateways
    record Among(Specimens specimens, List<String> accounts) {}

    private interface Way {
        FuzzDelivery made(FuzzDelivery specimen, Among among, RandomGenerator random);
    }

    FuzzDelivery made(FuzzDelivery specimen, Among among, RandomGenerator random) {
        var made = way.made(specimen, among, random);
        return FuzzDelivery.of(made.account(), made.callback(), random.nextBoolean());
    }

    /// `bit-flipped-in-body`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <T> T one(List<T> many, RandomGenerator random) {
        return many.get(random.nextInt(many.size()));
    }

    private static byte[] bytes(FuzzDelivery delivery) {
        return delivery.callback().body();
    }

    private static FuzzDelivery body(FuzzDelivery specimen, byte[] body) {
        return new FuzzDelivery(
                specimen.account(), new Callback(specimen.callback().headers(), body), false);
    }

    private static FuzzDelivery headers(
            FuzzDelivery specimen, HeaderTampering.Way way, Among among, RandomGenerator random) {
        var headers = way.headers(specimen.callback(), among.specimens(), random);
        return new FuzzDelivery(specimen.account(), new Callback(headers, bytes(specimen)), false);
    }

    /// All of it signed by another, or only the headers, or only the body.
    private static FuzzDelivery wrongSecret(FuzzDelivery specimen, Among among, RandomGenerator random) {
        var outsider = one(among.specimens().outsiders(), random).callback();
        var own = specimen.callback();
        var callback = switch (random.nextInt(3)) {
            case 0 -> outsider;
            case 1 -> new Callback(outsider.headers(), own.body());
            default -> new Callback(own.headers(), outsider.body());
        };
        return new FuzzDelivery(specimen.account(), callback, false);
    }

    /// Genuine at another account: of this gateway, of another, or none.
    private static FuzzDelivery otherAccount(FuzzDelivery specimen, Among among, RandomGenerator random) {
        if (random.nextBoolean()) {
            var neighbour = one(among.specimens().neighbours(), random);
            return new FuzzDelivery(specimen.account(), neighbour.callback(), false);
        }
        var others = among.accounts().stream()
                .filter(account -> !account.equals(specimen.account()))
                .toList();
        return new FuzzDelivery(one(others, random), specimen.callback(), false);
    }
}
