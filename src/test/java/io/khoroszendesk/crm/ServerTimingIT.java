package io.khoroszendesk.crm;

import io.khoroszendesk.ForTheExecutable;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@ForTheExecutable
@QuarkusIntegrationTest
class ServerTimingIT extends ServerTimingTest {}
