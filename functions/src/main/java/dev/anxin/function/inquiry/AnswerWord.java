package dev.anxin.function.inquiry;

import dev.anxin.ledger.News;

/// What a gateway answered, as one word of the metric `Checks`. Operators' dashboards and alarms use these
/// words: they never change.
public final class AnswerWord {
    private AnswerWord() {}

    public static String of(News answer) {
        return switch (answer) {
            case News.Acting _ -> "acting";
            case News.Failed _ -> "failed";
            case News.Closed _ -> "closed";
            case News.Authorised _ -> "authorised";
            case News.Paid _ -> "paid";
            case News.CaptureReported _ -> "capture-reported";
            case News.Contradicted _ -> "contradicted";
            case News.Unpaid _ -> "unpaid";
            case News.NotFound _ -> "not-found";
            case News.Disagreed _ -> "disagreed";
            case News.FraudWarned _ -> "fraud-warned";
            case News.NoAnswer _ -> "no-answer";
            case News.Unaskable _ -> "unaskable";
            case News.RefundReported _ -> "refund-reported";
            case News.DisputeReported _ -> "dispute-reported";
            case News.AlsoKnownAs _ -> "also-known-as";
            case News.MethodNamed _ -> "method-named";
            case News.Dated(var _, var news) -> of(news);
            // No gateway says these of a payment that it is asked about.
            case News.Registered _,
                    News.Corrected _,
                    News.OfCustomer _,
                    News.Reported _,
                    News.Rang _,
                    News.CallbackRejected _,
                    News.RefundRequested _,
                    News.RefundAdmitted _,
                    News.RefundRefused _,
                    News.Hinted _,
                    News.ReturnsTold _,
                    News.OrderChanged _,
                    News.Linked _,
                    News.Forwarded _,
                    News.Told _,
                    News.Done _,
                    News.QuarantineLifted _,
                    News.Reviewed _ -> "other";
        };
    }
}
