package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.Expectation.paid;

import dev.anxin.local.demo.Act;
import dev.anxin.local.demo.Expectation;
import dev.anxin.local.demo.Expectation.Back;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Money that goes back at PayPal, or is taken back.
final class PayPalMoneyStories {
    private static final Act FULFIL = new Act.Fulfil();

    private PayPalMoneyStories() {}

    /// Refunds in a currency that has no hundredths.
    static List<Story> of(CommonStories common) {
        var euros = common.in("EUR");
        return Stream.concat(
                        Stream.of(chargedBack(euros), inquired(euros)),
                        new CommonRefunds(common.in("JPY"), Duration.ZERO).all().stream())
                .toList();
    }

    private static Story chargedBack(CommonStories euros) {
        return euros.telling(
                "charged back",
                "Paid, and then taken back for good. That a case is open says little; what it cost stands in it.",
                List.of(),
                Stories.opened(
                        CommonStories.PAY.at(20),
                        CommonStories.RETURN.at(30),
                        new Act.Dispute().at(120),
                        new Act.Decided(false).at(720),
                        FULFIL.at(780)),
                new Expectation(
                        "PAID",
                        "CHARGED_BACK",
                        List.of(paid()),
                        List.of(
                                "payment.paid",
                                "dispute.open",
                                "payment.needs-review",
                                "dispute.lost",
                                "payment.needs-review"),
                        Back.CHARGED_BACK,
                        List.of("fulfilment -> 409 charged-back")));
    }

    private static Story inquired(CommonStories euros) {
        return euros.telling(
                "an inquiry refunded by hand",
                "The customer only asks. A person is called and sends the money back: no chargeback follows.",
                List.of(),
                Stories.opened(
                        CommonStories.PAY.at(20),
                        CommonStories.RETURN.at(30),
                        new Act.Inquire().at(120),
                        FULFIL.at(180),
                        new Act.RefundByHand().at(240),
                        new Act.LetBe().at(900)),
                CommonRefunds.ends(
                                List.of(
                                        paid(),
                                        new Told("refunded", Since.PAID, Duration.ofSeconds(215), CommonRefunds.LOOKS)),
                                "payment.paid",
                                "dispute.inquiry",
                                "payment.needs-review",
                                "dispute.won")
                        .noting("fulfilment -> 409 inquiry", "refund by hand -> 202")
                        .calling("inquiry"));
    }
}
