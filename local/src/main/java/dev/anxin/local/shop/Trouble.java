package dev.anxin.local.shop;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.Fault.Rubbish;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What may go wrong with a payment of the shop, to choose from.
enum Trouble {
    NONE("Nothing goes wrong", "一切正常"),
    CALLBACK_LOST("The callback is lost", "回调丢失", new Fault.Drop()),
    CALLBACK_LATE("The callback comes 4 minutes late", "回调晚到 4 分钟", new Fault.Delay(Duration.ofMinutes(4))),
    SLOW("The gateway knows only after 4 minutes", "网关 4 分钟后才有结果", new Fault.SucceedLate(Duration.ofMinutes(4))),
    VERY_SLOW("The gateway knows only after 20 minutes", "网关 20 分钟后才有结果", new Fault.SucceedLate(Duration.ofMinutes(20))),
    FIVE("The callback comes five times", "同一回调来五次", new Fault.Duplicate(5)),
    MIS_SIGNED("The first callback is signed with a wrong key", "首次回调签名错误", new Fault.MisSign()),
    CORRUPT("The first callback is damaged on its way", "首次回调内容损坏", new Fault.Corrupt()),
    MORE("The gateway takes 5.00 more", "网关多收 5.00", new Fault.ChangeAmount(500)),
    RUBBISH(
            "No callback, and the gateway answers with a web page",
            "没有回调，查询只得到网页",
            new Fault.Drop(),
            new Fault.Answer(Rubbish.HTML)),
    SILENT(
            "No callback, and the gateway answers too slowly",
            "没有回调，查询超时",
            new Fault.Drop(),
            new Fault.Slow(Duration.ofSeconds(7)));

    private final String english;
    private final String chinese;
    private final List<Fault> faults;

    Trouble(String english, String chinese, Fault... faults) {
        this.english = english;
        this.chinese = chinese;
        this.faults = List.of(faults);
    }

    static Trouble of(String name) {
        return Stream.of(values())
                .filter(one -> one.name().equals(name))
                .findAny()
                .orElse(NONE);
    }

    String in(Lang lang) {
        return lang.say(english, chinese);
    }

    List<Fault> faults() {
        return faults;
    }
}
