package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Runs in a virtual machine that has the Vector API. */
class VectorProductsTest {
    @Example
    void theModuleIsUsedWhereItIsThere() {
        assertThat(Products.CHOSEN).asString().startsWith("the Vector API");
    }

    @Property(tries = 60)
    void haveTheBitsOfTheLoops(
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 300) int inner,
            @ForAll @IntRange(min = 1, max = 70) int columns,
            @ForAll long seed) {
        double[][] a = Samples.matrix(rows, inner, seed);
        double[][] b = Samples.matrix(inner, columns, seed + 1);
        double[][] transposed = Matrix.transpose(a);
        double[][] expected = Samples.matrix(rows, columns, seed + 2);
        double[][] actual = Samples.matrix(rows, columns, seed + 2);

        new ScalarProducts().add(expected, a, b);
        Products.CHOSEN.add(actual, a, b);
        assertThat(actual).isDeepEqualTo(expected);

        new ScalarProducts().addTransposed(expected, transposed, b);
        Products.CHOSEN.addTransposed(actual, transposed, b);
        assertThat(actual).isDeepEqualTo(expected);
    }
}
