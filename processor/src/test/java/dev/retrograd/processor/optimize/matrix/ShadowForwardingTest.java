package dev.retrograd.processor.optimize.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Verifier;
import org.junit.jupiter.api.Test;

/** When an adjoint may be its first contribution, and when it may not. */
class ShadowForwardingTest {
    private static final String M = "dev.retrograd.runtime.Matrix";

    private static String body(String... lines) {
        return "func @f(%a: $M, %seed: $M) -> ($M) {\n  " + String.join("\n  ", lines) + "\n}\n";
    }

    private static String forward(String text) {
        Function function = Verifier.check(Parser.parse(text.replace("$M", M)));
        return Printer.print(Verifier.check(ShadowForwarding.forward(function))).replace(M, "$M");
    }

    @Test
    void aNewContributionIsTheAdjoint() {
        assertThat(forward(body(
                        "%da = shadow %a fresh : $M",
                        "%0 = call \"Matrix.negate\" %seed : $M !\"rule\"",
                        "accumulate %da += %0",
                        "accumulate %da += %seed",
                        "return %da")))
                .isEqualTo(body("%da = call \"Matrix.negate\" %seed : $M", "accumulate %da += %seed", "return %da"));
    }

    @Test
    void anAdjointThatIsOnlyReadIsShared() {
        assertThat(forward(body(
                        "%da = shadow %a fresh : $M",
                        "accumulate %da += %seed", "%y = call \"Matrix.exp\" %da : $M", "return %y")))
                .isEqualTo(body("%y = call \"Matrix.exp\" %seed : $M", "return %y"));
    }

    @Test
    void aCheckedSeedIsShared() {
        String check = "invoke \"$M.requireSameShape\" %name %a %seed";
        assertThat(forward(body(
                        "%name = const \"seed\" : java.lang.String",
                        "%da = shadow %a fresh : $M",
                        check,
                        "accumulate %da += %seed",
                        "%y = call \"Matrix.exp\" %da : $M",
                        "return %y")))
                .isEqualTo(body(
                        "%name = const \"seed\" : java.lang.String",
                        check, "%y = call \"Matrix.exp\" %seed : $M", "return %y"));
    }

    @Test
    void whatIsReturnedIsNotShared() {
        String text = body("%da = shadow %a fresh : $M", "accumulate %da += %seed", "return %da");
        assertThat(forward(text)).isEqualTo(text);
    }

    @Test
    void whatChangesLaterIsNotShared() {
        String target = body(
                "%da = shadow %a fresh : $M",
                "accumulate %da += %seed", "accumulate %da += %seed", "%y = call \"Matrix.exp\" %da : $M", "return %y");
        assertThat(forward(target)).isEqualTo(target);
        String source = body(
                "%db = shadow %a fresh : $M",
                "accumulate %db += %seed",
                "accumulate %db += %a",
                "%da = shadow %a fresh : $M",
                "accumulate %da += %db",
                "accumulate %db += %a",
                "%y = call \"Matrix.plus\" %da %db : $M",
                "return %y");
        assertThat(forward(source)).isEqualTo(source);
    }

    @Test
    void whatHasAnotherNameIsNotShared() {
        String text = body(
                "%da = shadow %a fresh : $M",
                "accumulate %da += %seed",
                "%rows = call \"Matrix.data\" %da : double[][]",
                "%y = call \"Matrix.wrap\" %rows : $M",
                "return %y");
        assertThat(forward(text)).isEqualTo(text);
    }

    @Test
    void anAdjointThatIsReadFirstStays() {
        String text = body(
                "%da = shadow %a fresh : $M",
                "%y = call \"Matrix.exp\" %da : $M", "accumulate %da += %seed", "return %y");
        assertThat(forward(text)).isEqualTo(text);
    }
}
