package io.khoroszendesk.common.http.server;

import io.khoroszendesk.ForTheExecutable;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@ForTheExecutable
@QuarkusIntegrationTest
class IdleConnectionsIT extends IdleConnectionsTest {}
