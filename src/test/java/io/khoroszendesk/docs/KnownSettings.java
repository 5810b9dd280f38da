package io.khoroszendesk.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.khoroszendesk.common.config.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.WithName;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of this service, as its {@code @ConfigMapping} interfaces declare them. */
final class KnownSettings {

    /**
     * A setting.
     *
     * @param byDefault the default, null for none
     * @param type what it becomes; of an {@link Optional} what is in it
     * @param allowed its bounds, null for none
     */
    record Setting(String property, String prefix, String byDefault, Type type, Allowed allowed) {

        String variable() {
            return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        }
    }

    private static final List<Class<?>> MAPPINGS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.khoroszendesk").stream()
                    .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    private static final Map<String, Setting> BY_PROPERTY = scan();

    private KnownSettings() {}

    static Map<String, Setting> byProperty() {
        return BY_PROPERTY;
    }

    /** The interfaces that declare them. */
    static List<Class<?>> mappings() {
        return MAPPINGS;
    }

    static Set<String> variables() {
        return BY_PROPERTY.values().stream().map(Setting::variable).collect(Collectors.toSet());
    }

    private static Map<String, Setting> scan() {
        Map<String, Setting> settings = new TreeMap<>();
        MAPPINGS.forEach(mapping -> addAll(mapping, settings));
        return settings;
    }

    private static void addAll(Class<?> mapping, Map<String, Setting> settings) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        Map<String, Method> methods = new TreeMap<>();
        addMethods(prefix, mapping, methods);
        ConfigClass.configClass(mapping).getProperties().forEach((property, byDefault) -> {
            // Lists are named a second time, for their items.
            if (!property.endsWith("[*]")) {
                Method method = methods.get(property);
                settings.put(
                        property,
                        new Setting(
                                property,
                                prefix,
                                byDefault,
                                bare(method.getGenericReturnType()),
                                method.getAnnotation(Allowed.class)));
            }
        });
    }

    private static void addMethods(String prefix, Class<?> group, Map<String, Method> methods) {
        Arrays.stream(group.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .forEach(method -> {
                    String property = prefix + "." + name(method);
                    if (isGroup(method.getReturnType())) {
                        addMethods(property, method.getReturnType(), methods);
                    } else {
                        methods.put(property, method);
                    }
                });
    }

    private static String name(Method method) {
        return Optional.ofNullable(method.getAnnotation(WithName.class))
                .map(WithName::value)
                .orElseGet(() -> StringUtil.skewer(method.getName()));
    }

    private static boolean isGroup(Class<?> type) {
        return type.isInterface() && type.getPackageName().startsWith("io.khoroszendesk");
    }

    private static Type bare(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }
}
