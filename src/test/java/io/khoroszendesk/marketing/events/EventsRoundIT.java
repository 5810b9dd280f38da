package io.khoroszendesk.marketing.events;

import io.khoroszendesk.ForTheExecutable;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@ForTheExecutable
@QuarkusIntegrationTest
class EventsRoundIT extends EventsRoundTest {}
