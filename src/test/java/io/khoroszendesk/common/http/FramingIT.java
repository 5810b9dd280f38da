package io.khoroszendesk.common.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class FramingIT extends FramingTest {}
