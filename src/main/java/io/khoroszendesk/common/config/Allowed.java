package io.khoroszendesk.common.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a setting may have beyond those of its type. Another value is told at the start, together with all
 * other problems; until then the default stands in for it, so that nothing fails because of it first.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {

    /** The smallest value, written as the setting is; none if empty. */
    String from() default "";

    /** The largest value, written as the setting is; none if empty. */
    String to() default "";

    /** The regular expression of a text; any text if empty. */
    String form() default "";

    /** What {@link #form} describes, in words that follow "must be". */
    String words() default "";
}
