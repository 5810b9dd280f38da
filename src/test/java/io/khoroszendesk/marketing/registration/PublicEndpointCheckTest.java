package io.khoroszendesk.marketing.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicEndpointCheckTest {

    private static final String FIELD = "{'name':'a','label':'A','type':'text','searchable':true}";

    private static Finding metadata(String body, long millis) {
        return new PublicEndpointCheck(
                        (object, header) -> new PublicEndpoint.Look(200, body.replace('\'', '"'), millis, null),
                        "https://crm.acme.example/api/v1")
                .metadata("customer", "Bearer key");
    }

    private static String of(String field) {
        return "{'name':'customer','fields':[" + field + "]}";
    }

    @Test
    void metadata_that_come_within_half_of_the_time_are_fine() {
        assertThat(metadata(of(FIELD), 10_000))
                .isEqualTo(Finding.ok("customer", "Khoros would see 1 field, after 10.0 s of the 20 s it waits."));
    }

    @Test
    void metadata_that_take_more_than_half_of_the_time_are_a_warning() {
        assertThat(metadata(of(FIELD), 10_001).level()).isEqualTo(Level.WARN);
    }

    @Test
    void a_list_has_its_values_with_a_name_and_a_value_each() {
        assertThat(metadata(
                                of("{'name':'a','label':'A','type':'single_sel_list','searchable':true,"
                                        + "'listValues':[{'name':'One','value':'1'}]}"),
                                1)
                        .level())
                .isEqualTo(Level.OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'label':'A','type':'text','searchable':true} | its field 1 has no name",
                "{'name':'a','type':'text','searchable':true} | its field 1 has no label",
                "{'name':'a','label':'A','type':'Text','searchable':true} | its field 1 has a type that Khoros does"
                        + " not know",
                "{'name':'a','label':'A','type':'text','searchable':'no'} | its field 1 has no searchable that is true"
                        + " or false",
                "{'name':'a','label':'A','type':'single_sel_list','searchable':true} | its field 1 has no listValues"
                        + " with",
                "{'name':'a','label':'A','type':'single_sel_list','searchable':true,'listValues':[{'name':'One','value':1}]}"
                        + " | its field 1 has no listValues with"
            })
    void a_field_that_breaks_the_contract_fails(String field, String because) {
        Finding finding = metadata(of(field), 1);

        assertThat(finding.sentence()).startsWith("Khoros could not read the metadata, because " + because);
        assertThat(finding.isFailure()).isTrue();
    }

    @Test
    void metadata_of_another_object_fail() {
        assertThat(metadata("{'name':'case','fields':[" + FIELD + "]}", 1).sentence())
                .isEqualTo("Khoros could not read the metadata, because its name is not customer.");
    }
}
