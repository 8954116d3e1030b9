package dev.anxin.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeptFieldsTest {
    private static final KeptFields FIELDS = KeptFields.NONE
            .with("id", Form.ID, "names it")
            .with("type", Form.WORD, "what it is")
            .with("code", Form.CODE, "why")
            .with("amount", Form.NUMBER, "its sum")
            .with("currency", Form.CURRENCY, "of its sum")
            .with("live", Form.TRUTH, "whether it counts")
            .with("at", Form.TIME, "when")
            .with("local", Form.LOCAL_TIME, "when, by a clock that is not named")
            .with("sum", Form.DECIMAL, "its sum, in decimals")
            .with("version", Form.VERSION, "in whose words")
            .with("charge", Form.ID, "the attempt")
            .with("charge.id", Form.ID, "the attempt, put in whole")
            .within("refunds.data", KeptFields.NONE.with("id", Form.ID, "names it"));

    /// What has another form is not missing but wrong, and shows nothing of what it was.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'id':'pi_1','name':'Made Up','address':{'city':'Nowhere'}} | {'id':'pi_1'}
            {'id':null}                             | {}
            {'id':'a b'}                            | {'id':'not kept'}
            {'id':5}                                | {'id':{}}
            {'type':'payment_intent.succeeded'}     | {'type':'payment_intent.succeeded'}
            {'type':'Made Up'}                      | {'type':'not kept'}
            {'code':'card_declined'}                | {'code':'card_declined'}
            {'code':'Made Up'}                      | {'code':'masked'}
            {'code':101}                            | {'code':101}
            {'code':13800000000}                    | {'code':{}}
            {'amount':-5}                           | {'amount':-5}
            {'amount':1.5}                          | {'amount':{}}
            {'amount':'5'}                          | {'amount':'not kept'}
            {'currency':'usd'}                      | {'currency':'usd'}
            {'currency':'made@up.example'}          | {'currency':'not kept'}
            {'live':true}                           | {'live':true}
            {'live':'true'}                         | {'live':'not kept'}
            {'at':'2026-03-01T12:00:00Z'}           | {'at':'2026-03-01T12:00:00Z'}
            {'at':'13800000000'}                    | {'at':'not kept'}
            {'local':'2026-03-01 20:00:00.120'}     | {'local':'2026-03-01 20:00:00.120'}
            {'local':'2026-03-01'}                  | {'local':'not kept'}
            {'sum':'-10.99'}                        | {'sum':'-10.99'}
            {'sum':10.99}                           | {'sum':10.99}
            {'sum':'4111111111111111'}              | {'sum':'not kept'}
            {'sum':4111111111111111}                | {'sum':{}}
            {'sum':1e999999999}                     | {'sum':{}}
            {'sum':1e-999999999}                    | {'sum':{}}
            {'version':'2026-07-29.dahlia'}         | {'version':'2026-07-29.dahlia'}
            {'charge':'ch_1'}                       | {'charge':'ch_1'}
            {'charge':{'id':'ch_1','name':'Made'}}  | {'charge':{'id':'ch_1'}}
            {'refunds':{'data':[{'id':'re_1','x':1},5,null]}} | {'refunds':{'data':[{'id':'re_1'},{},null]}}
            {'refunds':'none'}                      | {'refunds':'not kept'}
            {'refunds':{'data':{}}}                 | {'refunds':{'data':{}}}
            []                                      | []
            'x'                                     | 'not kept'
            """)
    void keepsWhatIsNamedAndHasItsForm(String document, String kept) {
        assertThat(FIELDS.keep(json(document)).write()).isEqualTo(kept.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{'id':'a b','code':'Made Up','amount':1.5,'refunds':'none','charge':5}", "{'at':7,'live':0}"})
    void keepsTheSameOfWhatIsKept(String document) {
        var kept = FIELDS.keep(json(document));
        assertThat(FIELDS.keep(kept)).isEqualTo(kept);
    }

    @Test
    void listsItsFieldsWithTheirPurpose() {
        assertThat(FIELDS.list())
                .contains(new KeptFields.Field("refunds.data.id", Form.ID, "names it"))
                .contains(new KeptFields.Field("charge", Form.ID, "the attempt"))
                .contains(new KeptFields.Field("charge.id", Form.ID, "the attempt, put in whole"))
                .hasSize(13);
    }

    private static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
