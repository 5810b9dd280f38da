package io.khoroszendesk.crm;

import io.khoroszendesk.ForTheExecutable;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

@ForTheExecutable
@QuarkusIntegrationTest
@TestProfile(OtherBasePathTest.Elsewhere.class)
class OtherBasePathIT extends OtherBasePathTest {}
