package dev.anxin.aws.message;

import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SnsException;

/// Text messages to phones, by SNS.
public record Phones(SnsClient sns) {
    /// SNS's own name for messages that somebody waits for. They go before advertising.
    private static final Map<String, MessageAttributeValue> AT_ONCE = Map.of(
            "AWS.SNS.SMS.SMSType",
            MessageAttributeValue.builder()
                    .dataType("String")
                    .stringValue("Transactional")
                    .build());

    /// @param phone `+` and digits (E.164)
    /// @return false if SNS will not send this to this phone, now or later
    /// @throws software.amazon.awssdk.core.exception.SdkException if trying again may help
    public boolean send(String phone, String text) {
        try {
            sns.publish(request -> request.phoneNumber(phone).message(text).messageAttributes(AT_ONCE));
            return true;
        } catch (SnsException refused) {
            // What it says may quote the number: it goes no further.
            if (refused.statusCode() == 400 && !refused.isThrottlingException()) {
                return false;
            }
            throw new Busy(refused.statusCode());
        }
    }

    /// SNS could not take it now. Trying again is safe if the text may come twice.
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy(int status) {
            super("SNS answered " + status);
        }
    }
}
