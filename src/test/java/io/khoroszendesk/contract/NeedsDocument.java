package io.khoroszendesk.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is skipped where nobody has named the document it compares with. It is told once in a run, because a report
 * keeps the reason of a skipped test to itself. A path at which nothing is fails the test.
 */
@ExtendWith(DocumentCondition.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsDocument {

    ContractDocument value();
}
