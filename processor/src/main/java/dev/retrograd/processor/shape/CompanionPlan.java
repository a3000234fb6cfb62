package dev.retrograd.processor.shape;

import java.util.List;

/**
 * A companion class as data.
 *
 * @param packageName the package; empty for the unnamed one
 * @param name the simple name
 * @param primal the method that it differentiates, as documentation refers to it: {@code Model#loss(double[], double)}
 * @param doc the documentation's first sentence
 * @param records the nested records: value and derivatives, value and tangent, the adjoints of classes
 * @param workspace the nested workspace class
 * @param methods the static methods
 */
public record CompanionPlan(
        String packageName,
        String name,
        String primal,
        String doc,
        List<RecordPlan> records,
        WorkspacePlan workspace,
        List<MethodPlan> methods) {

    /** Copies the lists. */
    public CompanionPlan {
        records = List.copyOf(records);
        methods = List.copyOf(methods);
    }

    /** The record of value and derivatives. */
    public RecordPlan record() {
        return records.get(0);
    }

    /** The derivatives as the workspace keeps them. */
    public List<Component> kept() {
        return workspace.kept();
    }

    /**
     * A nested record.
     *
     * @param name its simple name
     * @param doc its documentation
     * @param components its components
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
     * @param kept what it keeps: the adjoint of each number, array or matrix in the active parameters, and the tangent of each in
     *     the result if a member computes that
     * @param readers one for each active parameter, and one for the result's tangent
     */
    public record WorkspacePlan(String name, String doc, List<Component> kept, List<Reader> readers) {
        /** Copies the lists. */
        public WorkspacePlan {
            kept = List.copyOf(kept);
            readers = List.copyOf(readers);
        }
    }

    /**
     * A method that reads a derivative from the workspace.
     *
     * @param component its name, type and documentation
     * @param content what it returns
     */
    public record Reader(Component component, Assembly content) {}
}
