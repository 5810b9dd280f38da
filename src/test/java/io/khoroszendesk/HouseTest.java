package io.khoroszendesk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import io.khoroszendesk.zendesk.Writes;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import jakarta.ws.rs.GET;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** The rules of the house: who may know whom, and how large a package may be. */
class HouseTest {

    private static final int MOST_CLASSES = 25;

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.khoroszendesk");

    @Test
    void packages_do_not_depend_on_each_other_in_circles() {
        slices().matching("io.khoroszendesk.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void each_layer_knows_only_those_below_it() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("common")
                .definedBy("io.khoroszendesk.common..")
                .layer("zendesk")
                .definedBy("io.khoroszendesk.zendesk..")
                .layer("bridge")
                .definedBy("io.khoroszendesk.bridge..")
                .layer("crm")
                .definedBy("io.khoroszendesk.crm..")
                .layer("care")
                .definedBy("io.khoroszendesk.care..")
                .layer("marketing")
                .definedBy("io.khoroszendesk.marketing..")
                .layer("ops")
                .definedBy("io.khoroszendesk.ops..")
                .layer("root")
                .definedBy("io.khoroszendesk")
                .whereLayer("common")
                .mayNotAccessAnyLayer()
                .whereLayer("zendesk")
                .mayOnlyAccessLayers("common")
                .whereLayer("bridge")
                .mayOnlyAccessLayers("common", "zendesk")
                .whereLayer("crm")
                .mayOnlyAccessLayers("common", "bridge")
                .whereLayer("care")
                .mayOnlyAccessLayers("common", "zendesk", "bridge")
                .whereLayer("marketing")
                .mayOnlyAccessLayers("common", "zendesk", "bridge")
                .whereLayer("ops")
                .mayOnlyAccessLayers("common", "zendesk", "bridge", "crm", "care", "marketing")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                // The address and the keys of the API are what Marketing is told of it.
                .ignoreDependency(
                        resideInAPackage("io.khoroszendesk.marketing.."),
                        simpleName("CrmApiConfig").or(simpleName("ApiKeyConfig")))
                .check(HOUSE);
    }

    @Test
    void events_are_taken_without_anything_of_the_commands() {
        noClasses()
                .that()
                .resideInAPackage("io.khoroszendesk.marketing.events")
                .should()
                .dependOnClassesThat(resideInAPackage("io.khoroszendesk.marketing..")
                        .and(DescribedPredicate.not(resideInAPackage("io.khoroszendesk.marketing.events"))))
                .check(HOUSE);
    }

    @Test
    void only_the_zendesk_side_calls_zendesk_or_holds_its_credentials() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.khoroszendesk.zendesk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.khoroszendesk.zendesk.call",
                        "io.khoroszendesk.zendesk.auth",
                        "io.khoroszendesk.zendesk.trace")
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
    void rest_interfaces_are_called_by_clients_alone() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Client")
                .and()
                .haveSimpleNameNotEndingWith("CallExecutor")
                .should()
                .callMethodWhere(describe("a REST interface is called", HouseTest::callsARestInterface))
                .check(HOUSE);
    }

    @Test
    void the_time_comes_from_the_injected_clock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClockProducer")
                // A date in a header is compared with the time at which the response is read, where nothing is
                // injected.
                .should()
                .callMethodWhere(describe("the system's clock is read", HouseTest::readsTheSystemsClock))
                .check(HOUSE);
    }

    @Test
    void no_simple_name_stands_twice() {
        Map<String, Set<String>> packages = HOUSE.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getPackageName, Collectors.toSet())));

        assertThat(packages).allSatisfy((name, where) -> assertThat(where).hasSize(1));
    }

    @Test
    void no_package_has_more_classes_than_one_can_take_in() {
        Map<String, Long> sizes = HOUSE.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes).hasSizeGreaterThan(1).allSatisfy((name, classes) -> assertThat(classes)
                .isLessThanOrEqualTo(MOST_CLASSES));
    }

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
                .and()
                .areNotDeclaredIn(ZendeskRequests.class)
                .and(describe("write to Zendesk", HouseTest::writesToZendesk))
                .should()
                .beAnnotatedWith(Writes.class)
                .check(HOUSE);
    }

    private static boolean readsTheSystemsClock(JavaMethodCall call) {
        boolean isNow = call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty()
                && Set.of(
                                Instant.class,
                                LocalDate.class,
                                LocalDateTime.class,
                                OffsetDateTime.class,
                                ZonedDateTime.class)
                        .stream()
                        .anyMatch(type -> call.getTargetOwner().isEquivalentTo(type));
        return isNow
                || call.getTargetOwner().isEquivalentTo(Clock.class)
                        && call.getName().startsWith("system");
    }

    private static boolean callsARestInterface(JavaMethodCall call) {
        return call.getTargetOwner().isAnnotatedWith(RegisterRestClient.class)
                && !call.getOriginOwner().isAnnotatedWith(RegisterRestClient.class);
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
        return call.getTargetOwner().isEquivalentTo(ZendeskRequests.class)
                && call.getName().startsWith("write");
    }
}
