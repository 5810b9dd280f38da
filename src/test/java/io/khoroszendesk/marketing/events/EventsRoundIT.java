package io.khoroszendesk.marketing.events;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class EventsRoundIT extends EventsRoundTest {}
