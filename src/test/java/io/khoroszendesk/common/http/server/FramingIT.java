package io.khoroszendesk.common.http.server;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class FramingIT extends FramingTest {}
