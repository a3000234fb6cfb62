package dev.retrograd.processor.shape;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.shape.CompanionPlan.Reader;
import java.util.List;

/**
 * A static method of the companion.
 *
 * @param name the name
 * @param doc the first sentences of its documentation
 * @param parameters all parameters but the workspace
 * @param returns what the documentation says that it returns
 * @param thrown checked exceptions
 * @param body what it does
 */
public record MethodPlan(
        String name, String doc, List<Component> parameters, String returns, List<ClassType> thrown, Body body) {

    /** Copies the lists. */
    public MethodPlan {
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }

    /** What a method does, and with that what it returns. */
    public sealed interface Body {}

    /**
     * Runs a derived function: returns its first results, put together, and leaves the others in the workspace.
     *
     * @param function the derived function
     * @param inputs where its parameters come from
     * @param workspace the name of the last parameter, the workspace
     * @param result what is returned
     * @param outputs where the workspace keeps the other results, in order
     */
    public record Sweep(
            Function function, List<Input> inputs, String workspace, Structure result, List<Component> outputs)
            implements Body {
        /** Copies the lists. */
        public Sweep {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * A parameter of a derived function.
     *
     * @param name its name, that of the method's parameter unless it is part of one
     * @param root the method's parameter
     * @param readers what is read from that one after the other, {@code position()} and {@code x()}; nothing if it is the
     *     parameter itself
     */
    public record Input(String name, String root, List<String> readers) {
        /** Copies the list. */
        public Input {
            readers = List.copyOf(readers);
        }
    }

    /**
     * Calls the {@link Sweep} of the same name with a new workspace and returns its result, or a record of it and what it leaves there.
     *
     * @param workspace the name of the local variable for the workspace
     * @param value the name of the local variable for the value
     * @param result the value's type
     * @param pattern the method that gives the argument between the parameters and the workspace; empty if there is none
     * @param record the name of the record; empty to return the result as it is
     * @param outputs what reads the record's other components from the workspace
     */
    public record Delegation(
            String workspace, String value, Type result, String pattern, String record, List<Reader> outputs)
            implements Body {
        /** Copies the list. */
        public Delegation {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * Returns an objective function for optimisers, the constants bound.
     *
     * @param primal the method itself, as {@code Class.method}
     * @param arguments the names of all of the method's parameters in order
     * @param point the name of the one active parameter
     * @param invocation how the method is called
     * @param isVector whether its result is an array
     */
    public record ObjectiveFactory(
            String primal,
            List<String> arguments,
            String point,
            MethodSignature.Invocation invocation,
            boolean isVector)
            implements Body {
        /** Copies the list. */
        public ObjectiveFactory {
            arguments = List.copyOf(arguments);
        }
    }
}
