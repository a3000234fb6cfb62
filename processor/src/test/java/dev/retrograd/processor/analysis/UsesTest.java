package dev.retrograd.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Uses and free values of a small function. */
final class UsesTest {
    private static final Function FUNCTION = Parser.parse("""
            func @f(%x: double active, %n: int) -> (double) {
              %zero = const 0 : int
              %y = call "*" %x %x : double
              %s = for "1" %i = %zero < %n step 1 carry %acc = %y {
                %c = call "<" %acc %x : boolean
                %r = if %c {
                  %t = call "+" %acc %y : double
                  yield %t
                } else {
                  yield %acc
                } : double
                yield %r
              } : double
              return %s
            }
            """);
    private static final Uses USES = Uses.of(FUNCTION);
    private static final List<Op> OPS = FUNCTION.body().ops();
    private static final Op.For LOOP = (Op.For) OPS.get(2);
    private static final Op.If BRANCH = (Op.If) LOOP.body().ops().get(1);
    private static final Op SUM = BRANCH.then().ops().get(0);

    @Test
    void knowsUsersInProgramOrderEachOnce() {
        Value x = FUNCTION.params().get(0);
        assertThat(USES.users(x)).containsExactly(OPS.get(1), LOOP.body().ops().get(0));
        assertThat(USES.count(x)).isEqualTo(3);
        assertThat(USES.isUnused(LOOP.counter())).isTrue();
    }

    @Test
    void knowsDefinitionsAndScopes() {
        assertThat(USES.definition(OPS.get(1).result())).containsSame(OPS.get(1));
        assertThat(USES.definition(LOOP.counter())).isEmpty();
        assertThat(USES.scope(LOOP.counter())).isSameAs(LOOP.body());
        assertThat(USES.scope(SUM.result())).isSameAs(BRANCH.then());
    }

    @Test
    void knowsWhatIsAroundAnOperation() {
        assertThat(USES.enclosing(SUM)).containsExactly(BRANCH, LOOP);
        assertThat(USES.parent(BRANCH.then())).containsSame(BRANCH);
        assertThat(USES.parent(FUNCTION.body())).isEmpty();
        assertThat(USES.isWithin(SUM, LOOP.body())).isTrue();
        assertThat(USES.isWithin(SUM, BRANCH.otherwise())).isFalse();
        assertThat(USES.isWithin(LOOP, LOOP.body())).isFalse();
        assertThat(USES.position(LOOP)).isLessThan(USES.position(SUM));
        assertThat(USES.position(SUM)).isLessThan(USES.position(OPS.get(3)));
    }

    @Test
    void findsFreeValues() {
        assertThat(FreeValues.of(LOOP.body()))
                .containsExactly(FUNCTION.params().get(0), OPS.get(1).result());
        assertThat(FreeValues.of(LOOP))
                .containsExactly(
                        OPS.get(0).result(),
                        FUNCTION.params().get(1),
                        OPS.get(1).result(),
                        FUNCTION.params().get(0));
    }

    @Test
    void refusesOneOperationInTwoPlaces() {
        Op yield = new Op.Yield(List.of(), Origin.NONE);
        Region region = new Region(List.of(), List.of(yield));
        Value condition = FUNCTION.params().get(0);
        Op branch = new Op.If(List.of(), condition, region, region, Origin.NONE);
        Function function = new Function("f", Set.of(), new Region(List.of(condition), List.of(branch)));
        Uses uses = Uses.of(function);
        assertThatThrownBy(() -> uses.position(branch)).hasMessageContaining("one operation in two places");
    }
}
