package dev.retrograd.processor.shape;

import java.util.List;

/**
 * A companion class as data.
 *
 * @param packageName the package; empty for the unnamed one
 * @param name the simple name
 * @param primal the method that it differentiates, as documentation refers to it: {@code Model#loss(double[], double)}
 * @param doc the documentation's first sentence
 * @param record the nested record
 * @param workspace the nested workspace class
 * @param methods the static methods
 */
public record CompanionPlan(
        String packageName,
        String name,
        String primal,
        String doc,
        RecordPlan record,
        WorkspacePlan workspace,
        List<MethodPlan> methods) {

    /** Copies the list. */
    public CompanionPlan {
        methods = List.copyOf(methods);
    }

    /** The derivatives in order, as the workspace names them. */
    public List<Component> adjoints() {
        return workspace.adjoints();
    }

    /**
     * The record of value and derivatives.
     *
     * @param name its simple name
     * @param doc its documentation
     * @param components the value, then one component for each active parameter
     */
    public record RecordPlan(String name, String doc, List<Component> components) {
        /** Copies the list. */
        public RecordPlan {
            components = List.copyOf(components);
        }
    }

    /**
     * The class that owns the storage of a sweep and its results.
     *
     * @param name its simple name
     * @param doc its documentation
     * @param adjoints one reader for each active parameter
     */
    public record WorkspacePlan(String name, String doc, List<Component> adjoints) {
        /** Copies the list. */
        public WorkspacePlan {
            adjoints = List.copyOf(adjoints);
        }
    }
}
