package io.khoroszendesk.crm;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusIntegrationTest
@TestProfile(OtherBasePathTest.Elsewhere.class)
class OtherBasePathIT extends OtherBasePathTest {}
