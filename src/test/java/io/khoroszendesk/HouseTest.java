package io.khoroszendesk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
}
