package dev.retrograd.benchmarks.compiletime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sources compile without a processor, and a failing compilation is not taken for a measurement. */
class CompilationTest {

    @Test
    void theSyntheticSourcesAreValidJavaWithFiveMethodsEach() {
        Map<String, String> sources = SyntheticSources.of(3);

        Compilation compilation = Compilation.of(sources, List.of());

        assertThat(compilation.nanoseconds()).isPositive();
        assertThat(compilation.generated()).isEmpty();
        assertThat(sources)
                .hasSize(3)
                .doesNotContainValue(sources.get("synthetic.Models0").replace("Models0", "Models1"));
        assertThat(sources.get("synthetic.Models1").split("@Differentiable", -1))
                .hasSize(1 + SyntheticSources.METHODS_PER_CLASS);
    }

    @Test
    void errorsEndTheMeasurement() {
        Map<String, String> sources = Map.of("Broken", "class Broken { int x = y; }");

        assertThatThrownBy(() -> Compilation.of(sources, List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot find symbol");
    }
}
