package io.khoroszendesk.marketing.api;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The JSON of Khoros Marketing, which is read as a tree and whose members are named like ours. */
public final class MarketingJson {

    public static final ObjectMapper MAPPER = new ObjectMapper();

    private MarketingJson() {}
}
