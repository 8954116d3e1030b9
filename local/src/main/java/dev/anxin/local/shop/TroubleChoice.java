package dev.anxin.local.shop;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.Fault.Rubbish;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What may go wrong with a payment of the shop, to choose from.
enum TroubleChoice {
    NONE("Nothing goes wrong", "一切正常"),
    CALLBACK_LOST("The callback is lost", "回调丢失"),
    CALLBACK_LATE("The callback comes 4 minutes late", "回调晚到 4 分钟"),
    SLOW("The gateway knows only after 4 minutes", "网关 4 分钟后才有结果"),
    VERY_SLOW("The gateway knows only after 20 minutes", "网关 20 分钟后才有结果"),
    FIVE("The callback comes five times", "同一回调来五次"),
    MIS_SIGNED("The first callback is signed with a wrong key", "首次回调签名错误"),
    CORRUPT("The first callback is damaged on its way", "首次回调内容损坏"),
    MORE("The gateway takes 5.00 more", "网关多收 5.00"),
    RUBBISH("No callback, and the gateway answers with a web page", "没有回调，查询只得到网页"),
    SILENT("No callback, and the gateway answers too slowly", "没有回调，查询超时"),
    REFUND_LOST("The shop cancels, and the answer to its refund is lost", "商店取消订单，退款应答丢失"),
    REFUND_SLOW("The shop cancels, and the refund takes ten minutes", "商店取消订单，退款需要 10 分钟"),
    REFUND_BACK("The shop cancels, and the bank sends the refund back after 5 minutes", "商店取消订单，退款 5 分钟后被银行退回");

    private final String english;
    private final String chinese;

    TroubleChoice(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    static TroubleChoice of(String name) {
        return Stream.of(values())
                .filter(one -> one.name().equals(name))
                .findAny()
                .orElse(NONE);
    }

    String in(PageLanguage pageLanguage) {
        return pageLanguage.say(english, chinese);
    }

    /// Whether it happens to a refund; then the shop must make one.
    boolean isOfRefund() {
        return faults().stream()
                .anyMatch(fault -> fault instanceof Fault.OfRefund || fault instanceof Fault.OfRefundCall);
    }

    List<Fault> faults() {
        return switch (this) {
            case NONE -> List.of();
            case CALLBACK_LOST -> List.of(new Fault.Drop());
            case CALLBACK_LATE -> List.of(new Fault.Delay(Duration.ofMinutes(4)));
            case SLOW -> List.of(new Fault.SucceedLate(Duration.ofMinutes(4)));
            case VERY_SLOW -> List.of(new Fault.SucceedLate(Duration.ofMinutes(20)));
            case FIVE -> List.of(new Fault.Duplicate(5));
            case MIS_SIGNED -> List.of(new Fault.MisSign());
            case CORRUPT -> List.of(new Fault.Corrupt());
            case MORE -> List.of(new Fault.ChangeAmount(500));
            case RUBBISH -> List.of(new Fault.Drop(), new Fault.Answer(Rubbish.HTML));
            case REFUND_LOST -> List.of(new Fault.LoseReply());
            case REFUND_SLOW -> List.of(new Fault.PendingFor(Duration.ofMinutes(10)));
            case REFUND_BACK -> List.of(new Fault.BounceAfter(Duration.ofMinutes(5)));
            case SILENT -> List.of(new Fault.Drop(), new Fault.Slow(Duration.ofSeconds(7)));
        };
    }
}
