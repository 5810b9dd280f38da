package io.khoroszendesk.zendesk.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The JSON of Zendesk. Members are in snake case. Zendesk adds members at any time, so unknown ones are ignored. Texts
 * are written well-formed.
 */
public final class ZendeskJson {

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(WellFormed.module())
            .build();

    private ZendeskJson() {}
}
