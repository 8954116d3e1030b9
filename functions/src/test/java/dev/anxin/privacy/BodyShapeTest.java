package dev.anxin.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BodyShapeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'id':'evt_1','type':'customer.created','livemode':false,'n':null} | {'id':'evt_1','type':'customer.created','livemode':false,'n':null}
            {'api_version':'2026-07-29.dahlia','created':1771000000} | {'api_version':'2026-07-29.dahlia','created':1771000000}
            {'string':'Hello','integer':42}                   | {'string':'?5','integer':42}
            {'payment_intent':'pi_1','merchantReference':'A-1'} | {'payment_intent':'pi_1','merchantReference':'A-1'}
            {'status':'Made Up','reason':'general'}           | {'status':'?7','reason':'general'}
            {'timestamp':'2026-02-13T09:00:00Z'}              | {'timestamp':'2026-02-13T09:00:00Z'}
            {'name':'made','customer':{'id':'cus_1','age':5}} | {'name':'?4','customer':{'id':'?5','age':'?'}}
            {'cardHolder':'made','card_type':'visa','dob':{'year':1990}} | {'cardHolder':'?4','card_type':'?4','dob':{'year':'?'}}
            {'metadata':{'id':'x1','made up':'y'}}            | {'metadata':{'id':'?2','?7':'?1'}}
            {'made@up.example':'x','tel13800000000':'code'}   | {'?15':'?1','?14':'?4'}
            {'list':[1,'two',{'type':'a'}]}                   | {'list':[1,'?3',{'type':'a'}]}
            {'value':13800000000,'other':1.5}                 | {'value':'?','other':1.5}
            {'value':1e999999999}                             | {'value':'?'}
            'Made Up'                                         | '?7'
            """)
    void keepsNamesTypesIdsEnumerationsAndNumbers(String document, String shape) {
        assertThat(BodyShape.of(json(document)).write()).isEqualTo(shape.replace('\'', '"'));
    }

    @Test
    void staysSmall() {
        var wide = "{\"list\":[" + "{\"id\":\"x\",\"a\":\"\"},".repeat(30_000) + "1]}";
        var many = new StringBuilder("{");
        for (int i = 0; i < 9_000; i++) {
            many.append('"')
                    .append(Integer.toString(i, 36))
                    .append("x_id\":\"")
                    .append("y".repeat(100))
                    .append("\",");
        }
        many.append("\"z\":1}");
        for (String document : new String[] {wide, many.toString(), "9".repeat(900)}) {
            assertThat(BodyShape.of(Json.parse(document)).write()).hasSizeLessThan(10_000);
        }
    }

    private static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
