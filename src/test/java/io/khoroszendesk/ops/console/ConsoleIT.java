package io.khoroszendesk.ops.console;

import io.khoroszendesk.ForTheExecutable;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@ForTheExecutable
@QuarkusIntegrationTest
class ConsoleIT extends ConsoleTest {}
