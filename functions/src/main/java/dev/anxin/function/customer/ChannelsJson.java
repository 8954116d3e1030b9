package dev.anxin.function.customer;

import dev.anxin.json.Json;
import dev.anxin.notification.Channels;

/// What each channel takes, as a notification has it.
public final class ChannelsJson {
    private ChannelsJson() {}

    public static Json of(Channels channels) {
        var email = channels.email();
        var sms = channels.sms();
        var inbox = channels.inbox();
        return Json.object(
                "email",
                Json.object("subject", email.subject(), "preview", email.preview(), "text", email.text()),
                "sms",
                Json.object("text", sms.text(), "encoding", sms.encoding().word(), "segments", sms.segments()),
                "wechat",
                wechat(channels.wechat()),
                "inbox",
                Json.object("title", inbox.title(), "text", inbox.text()));
    }

    private static Json wechat(Channels.WeChat wechat) {
        return Json.object(
                "thing",
                wechat.thing(),
                "phrase",
                wechat.phrase(),
                "amount",
                wechat.amount(),
                "characterString",
                wechat.characterString(),
                "time",
                wechat.time());
    }
}
