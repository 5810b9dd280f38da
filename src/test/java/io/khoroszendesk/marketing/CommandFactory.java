package io.khoroszendesk.marketing;

import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Creates commands as CDI does, with what a test has prepared in place of beans. A command that is not run may lack some. */
public final class CommandFactory implements IFactory {

    private final IFactory plain = CommandLine.defaultFactory();
    private final Map<Class<?>, Object> beans = new LinkedHashMap<>();

    public <T> CommandFactory with(Class<T> type, T bean) {
        beans.put(type, bean);
        return this;
    }

    public <T> T get(Class<T> type) {
        return type.cast(beans.get(type));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        K created = plain.create(type);
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    field.set(created, beans.get(field.getType()));
                }
            }
        }
        return created;
    }
}
