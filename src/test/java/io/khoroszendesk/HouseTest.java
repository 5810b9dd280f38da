package io.khoroszendesk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import io.khoroszendesk.zendesk.Writes;
import jakarta.ws.rs.GET;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.khoroszendesk");

    @Test
    void the_khoros_side_never_speaks_to_zendesk_itself() {
        noClasses()
                .that()
                .resideInAPackage("..khoroszendesk.crm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..khoroszendesk.zendesk..")
                .check(HOUSE);
    }

    @Test
    void the_zendesk_side_knows_nothing_of_ours() {
        noClasses()
                .that()
                .resideInAPackage("..khoroszendesk.zendesk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..khoroszendesk",
                        "..khoroszendesk.crm..",
                        "..khoroszendesk.bridge..",
                        "..khoroszendesk.care..",
                        "..khoroszendesk.ops..")
                .check(HOUSE);
    }

    @Test
    void the_translation_holds_no_http() {
        noClasses()
                .that()
                .resideInAPackage("..khoroszendesk.bridge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "java.net.http..",
                        "io.vertx..",
                        "io.quarkus.rest..",
                        "org.jboss.resteasy..",
                        "org.eclipse.microprofile.rest.client..")
                .check(HOUSE);
    }

    @Test
    void the_translation_knows_neither_the_khoros_side_nor_operations() {
        noClasses()
                .that()
                .resideInAPackage("..khoroszendesk.bridge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..khoroszendesk", "..khoroszendesk.crm..", "..khoroszendesk.care..", "..khoroszendesk.ops..")
                .check(HOUSE);
    }

    @Test
    void what_khoros_calls_knows_nothing_of_care() {
        noClasses()
                .that()
                .resideInAPackage("..khoroszendesk.crm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..khoroszendesk.care..")
                .check(HOUSE);
    }

    @Test
    void the_care_side_knows_nothing_of_what_khoros_calls() {
        noClasses()
                .that()
                .resideInAPackage("..khoroszendesk.care..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..khoroszendesk.crm..")
                .check(HOUSE);
    }

    @Test
    void nothing_that_serves_khoros_depends_on_the_commands_about_khoros_marketing() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..khoroszendesk.crm..",
                        "..khoroszendesk.bridge..",
                        "..khoroszendesk.zendesk..",
                        "..khoroszendesk.ops..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..khoroszendesk.marketing..")
                .check(HOUSE);
    }

    @Test
    void events_are_taken_without_anything_of_the_commands() {
        noClasses()
                .that()
                .resideInAPackage("..khoroszendesk.marketing.events..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..khoroszendesk.marketing")
                .check(HOUSE);
    }

    @Test
    void what_all_share_knows_nobody() {
        noClasses()
                .that()
                .resideInAPackage("..khoroszendesk.common..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..khoroszendesk",
                        "..khoroszendesk.crm..",
                        "..khoroszendesk.bridge..",
                        "..khoroszendesk.zendesk..",
                        "..khoroszendesk.care..",
                        "..khoroszendesk.marketing..",
                        "..khoroszendesk.ops..")
                .check(HOUSE);
    }

    /** A dry run lets reads through. */
    @Test
    void what_changes_something_is_never_sent_as_a_read() {
        methods()
                .that(describe(
                        "call what changes something", (JavaMethod method) -> method.getMethodCallsFromSelf().stream()
                                .anyMatch(HouseTest::changesSomething)))
                .should(ArchCondition.from(
                        describe("not call it a read", (JavaMethod method) -> method.getMethodCallsFromSelf().stream()
                                .noneMatch(HouseTest::isSentAsARead))))
                .check(HOUSE);
    }

    @Test
    void what_is_written_to_zendesk_can_be_kept_from_it() {
        methods()
                .that()
                .arePublic()
                .and(describe("write to Zendesk", HouseTest::writesToZendesk))
                .should()
                .beAnnotatedWith(Writes.class)
                .check(HOUSE);
    }

    private static boolean changesSomething(JavaMethodCall call) {
        return call.getTargetOwner().isAnnotatedWith(RegisterRestClient.class)
                && call.getTarget()
                        .resolveMember()
                        .filter(endpoint -> !endpoint.isAnnotatedWith(GET.class))
                        .isPresent();
    }

    /** Whether the call is handed to something that makes reads. */
    private static boolean isSentAsARead(JavaMethodCall call) {
        return Set.of("read", "find", "pages").contains(call.getName())
                && call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isAssignableTo(Supplier.class) || type.isAssignableTo(Function.class));
    }

    /** Whether it does so itself, or by a private method of its class. */
    private static boolean writesToZendesk(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> isWrite(call)
                        || call.getTargetOwner().equals(method.getOwner())
                                && call.getTarget()
                                        .resolveMember()
                                        .filter(own -> own.getMethodCallsFromSelf().stream()
                                                .anyMatch(HouseTest::isWrite))
                                        .isPresent());
    }

    private static boolean isWrite(JavaMethodCall call) {
        return call.getTargetOwner().getSimpleName().equals("Requests")
                && call.getName().startsWith("write");
    }
}
