package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** A Java variable: the values that share it, and where it is declared. */
final class Variable {
    private final List<Value> values;
    private final Region scope;
    private final boolean parameter;
    private String name;

    Variable(List<Value> values, Region scope, boolean parameter) {
        this.values = List.copyOf(values);
        this.scope = scope;
        this.parameter = parameter;
    }

    /** The values in program order. */
    List<Value> values() {
        return values;
    }

    Type type() {
        return values.get(0).type();
    }

    /** The region whose statements declare the variable. */
    Region scope() {
        return scope;
    }

    /** Whether it is one of the method's parameters. */
    boolean isParameter() {
        return parameter;
    }

    String name() {
        return name;
    }

    void name(String chosen) {
        name = chosen;
    }

    /** The name hint: that of the first value that has one, or {@code null}. */
    String hint() {
        for (Value value : values) {
            if (value.name() != null) {
                return value.name();
            }
        }
        return null;
    }
}
