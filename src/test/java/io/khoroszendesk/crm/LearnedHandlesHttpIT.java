package io.khoroszendesk.crm;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LearnedHandlesHttpIT extends LearnedHandlesHttpTest {}
