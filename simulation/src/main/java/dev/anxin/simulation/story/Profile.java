package dev.anxin.simulation.story;

import dev.anxin.simulation.fault.Rollout;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.upgrade.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a run of many schedules is about.
public enum Profile {
    /// Mostly one payment, sometimes an order with money that goes back, or a corner; everything goes wrong a little.
    MIXED("mixed"),
    /// Money that goes back.
    REFUND("refund"),
    /// Stories that chance alone would seldom tell.
    CORNER("corner"),
    /// One call in six goes wrong, streams stand still and forget.
    STORM("storm"),
    /// Two versions of every function side by side, until only the newer one is left.
    UPGRADE("upgrade"),
    /// Functions' clocks are up to two minutes wrong, either way.
    SKEW("skew"),
    /// Gateways' clocks are up to a day wrong, either way. Each schedule is played a second time with clocks that are
    /// right, and nobody may see a difference.
    CLOCKS("clocks"),
    /// A gateway whose callbacks only say that there is something to ask.
    HINTED("hinted"),
    /// A gateway that answers no question about a payment: what it knows it tells, or nobody learns it.
    UNASKABLE("unaskable"),
    /// Accounts whose customers are not written to in some hours about what can wait.
    QUIET("quiet");

    private final String word;

    Profile(String word) {
        this.word = word;
    }

    private static final double SHARE_OF_MONEY = 0.005;
    private static final double SHARE_OF_CORNERS = 0.002;
    private static final List<Release> RELEASES = List.of(Release.values());

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration LONGEST_ROLLOUT = Duration.ofHours(2);

    /// How far it has come.
    private static final List<Double> SHARES = List.of(0.2, 0.5, 0.8);

    private static final Duration WRONG_CLOCKS = Duration.ofMinutes(2);

    /// @return empty if there is none of this name
    public static Optional<Profile> named(String name) {
        return Stream.of(values())
                .filter(profile -> profile.word().equals(name))
                .findFirst();
    }

    public static List<String> words() {
        return Stream.of(values()).map(Profile::word).toList();
    }

    public String word() {
        return word;
    }

    /// What happens in one schedule.
    public Plan plan(Chance chance) {
        return switch (this) {
            case MIXED -> mixed(chance);
            case REFUND -> MoneyPlans.of(chance);
            case CORNER -> Corners.of(chance);
            case HINTED -> HintPlans.of(chance);
            case UNASKABLE -> UnaskableCorners.of(chance);
            case QUIET -> QuietPlans.of(chance);
            case STORM -> Plans.one(chance).in(Weather.usual(0.16).forgetting(0.01));
            case UPGRADE -> {
                var plan = chance.hits(0.7) ? Plans.one(chance).in(Weather.usual(0.02)) : MoneyPlans.of(chance);
                yield plan.in(plan.weather().bringing(rollout(chance, plan.troubles())));
            }
            case CLOCKS -> {
                if (chance.hits(0.1)) {
                    yield Corners.of(chance);
                }
                yield chance.hits(0.9) ? Plans.one(chance) : MoneyPlans.of(chance);
            }
            case SKEW -> {
                var plan = chance.hits(0.8) ? Plans.one(chance) : MoneyPlans.of(chance);
                yield plan.in(plan.weather().with(WRONG_CLOCKS));
            }
        };
    }

    /// While most happens, or any time before the troubles end.
    private static Rollout rollout(Chance chance, Duration troubles) {
        var from = chance.upTo(chance.hits(0.7) ? SOON : troubles.dividedBy(2));
        var until = from.plus(chance.upTo(LONGEST_ROLLOUT));
        return new Rollout(chance.of(RELEASES), chance.of(SHARES), from, until);
    }

    private static Plan mixed(Chance chance) {
        if (chance.hits(SHARE_OF_MONEY)) {
            return MoneyPlans.of(chance);
        }
        if (chance.hits(SHARE_OF_CORNERS)) {
            return Corners.of(chance);
        }
        var plan = Plans.one(chance);
        return chance.hits(0.1) ? plan.in(plan.weather().with(WRONG_CLOCKS)) : plan;
    }
}
