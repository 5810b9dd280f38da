package io.khoroszendesk.contract;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what {@link NeedsDocument needs a document} that isn't given, and says so. */
final class DocumentCondition implements ExecutionCondition {

    /** A property, because tests of Quarkus have class loaders of their own, and static fields with them. */
    private static final String TOLD = ".told";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsDocument.class)
                .map(needs -> evaluate(needs.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no document"));
    }

    /** @throws IllegalStateException if nothing is at the path that is given */
    static ConditionEvaluationResult evaluate(ContractDocument document) {
        if (document.isGiven()) {
            return ConditionEvaluationResult.enabled("compared with " + document.path());
        }
        String reason = "what is compared with " + document.inWords() + ", because -D" + document.property()
                + " doesn't name it";
        if (System.setProperty(document.property() + TOLD, "true") == null) {
            System.out.println("SKIPPED: " + reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
