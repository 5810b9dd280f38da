package io.khoroszendesk.zendesk.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The JSON of Zendesk. Members are in snake case. Zendesk adds members at any time, so unknown ones are ignored. Texts
 * are written well-formed.
 */
public final class ZendeskJson {

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new UnknownMembersSkipped())
            .addModule(WellFormed.module())
            .build();

    private ZendeskJson() {}

    /**
     * Tells Jackson for every type to skip unknown members. The feature alone doesn't do that for records: what stands
     * before their last known member is copied first and dropped later, which is most of a ticket.
     */
    private static final class UnknownMembersSkipped extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return super.findPropertyIgnoralByName(config, annotated).withIgnoreUnknown();
        }
    }
}
