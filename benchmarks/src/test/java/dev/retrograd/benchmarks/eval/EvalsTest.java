package dev.retrograd.benchmarks.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retrograd.benchmarks.protocol.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every eval through the protocol: small inputs whose outputs are known by hand, and inputs of the wrong shape. */
class EvalsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    hello | square   | 3                     | 9
                    hello | double   | 3                     | 6
                    llsq  | primal   | {"x":[0.5],"n":2}     | 1.25
                    llsq  | gradient | {"x":[0.5],"n":2}     | [1]
                    lse   | primal   | {"x":[7]}             | 7
                    lse   | gradient | {"x":[7,7]}           | [0.5,0.5]
                    ode   | primal   | {"x":[0.5,2],"s":1}   | [1,2]
                    ode   | gradient | {"x":[0.5,2],"s":1}   | [4,1]
                    det   | primal   | {"A":[1,2,3,4],"ell":2} | -2
                    det   | gradient | {"A":[1,2,3,4],"ell":2} | [4,-3,-2,1]
                    kmeans | dir     | {"points":[[0],[4]],"centroids":[[1]]}                | [-1]
                    kmeans | cost    | {"points":[[0,0],[3,4]],"centroids":[[0,0]]}          | 25
                    kmeans | cost    | {"points":[[0,0],[3,4]],"centroids":[[3,3],[0,1]]}    | 2
                    """)
    void knownOutputs(String module, String function, String input, String output) throws IOException {
        JsonNode answer = evaluate(module, function, input);

        assertThat(answer.path("success").booleanValue()).as("%s", answer).isTrue();
        JsonNode expected = JSON.readTree(output);
        assertThat(answer.path("output").size()).isEqualTo(expected.size());
        if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                assertThat(number(answer.path("output").get(i)))
                        .isEqualTo(expected.get(i).doubleValue());
            }
        } else {
            assertThat(answer.path("output").doubleValue()).isEqualTo(expected.doubleValue());
        }
    }

    /** What would never come to an end is refused: a gradient that overflows, a particle that flies off. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    saddle   | ff | {"start":[1e300,1]} | the gradient is infinite or NaN
                    saddle   | rr | {"start":[1,1e300]} | the gradient is infinite or NaN
                    particle | ff | {"w":1e300}         | the particle does not come down
                    particle | rr | {"w":1e300}         | the particle does not come down
                    """)
    void searchesWithoutEndAreRefused(String module, String function, String input, String error) throws IOException {
        JsonNode answer = evaluate(module, function, input);

        assertThat(answer.path("success").booleanValue()).isFalse();
        assertThat(answer.path("error").textValue()).contains(error);
    }

    /** The numbers that GradBench states. */
    @ParameterizedTest
    @ValueSource(strings = {"ff", "fr", "rf", "rr"})
    void derivativesInsideOfDescent(String modes) throws IOException {
        JsonNode saddle = evaluate("saddle", modes, "{\"start\":[1,1]}").path("output");
        assertThat(saddle).hasSize(4);
        for (JsonNode number : saddle) {
            assertThat(number.doubleValue()).isCloseTo(8.246324826140356e-06, within(1e-15));
        }
        JsonNode particle = evaluate("particle", modes, "{\"w\":0}").path("output");
        assertThat(particle.doubleValue()).isCloseTo(0.2071918746486116, within(1e-12));
    }

    /** The number, or the only one of a row. */
    private static double number(JsonNode node) {
        return node.isArray() ? node.get(0).doubleValue() : node.doubleValue();
    }

    @Test
    void theGradientOfTheMixtureHasAFieldForEachParameter() throws IOException {
        JsonNode output = evaluate(
                        "gmm",
                        "jacobian",
                        "{\"d\":2,\"k\":1,\"n\":1,\"x\":[[2,1]],\"m\":0,\"gamma\":1,\"alpha\":[0],\"mu\":[[0,0]],"
                                + "\"q\":[[0,0]],\"l\":[[0]]}")
                .path("output");

        assertThat(output.path("alpha")).isEqualTo(JSON.readTree("[0.0]"));
        assertThat(output.path("mu")).isEqualTo(JSON.readTree("[[2.0,1.0]]"));
        assertThat(output.path("q")).isEqualTo(JSON.readTree("[[-4.0,-1.0]]"));
        assertThat(output.path("l")).isEqualTo(JSON.readTree("[[-2.0]]"));
    }

    /** A camera that looks along z without distortion sees (4, 6, 2) at (2, 3). */
    @Test
    void theJacobianOfTheAdjustmentIsSparse() throws IOException {
        JsonNode output = evaluate(
                        "ba",
                        "jacobian",
                        "{\"n\":1,\"m\":1,\"p\":1,\"cam\":[0,0,0,0,0,0,1,0,0,0,0],\"x\":[4,6,2],\"w\":1,"
                                + "\"feat\":[1,1]}")
                .path("output");

        assertThat(output.path("rows")).isEqualTo(JSON.readTree("[0,15,30,31,31]"));
        assertThat(output.path("cols").get(14).intValue()).isEqualTo(14);
        double[] rows = {
            -6, 5, -3, -0.5, 0, 1, 2, 1, 0, 26, 338, 0.5, 0, -1, 1, //
            -10, 6, 2, 0, -0.5, 1.5, 3, 0, 1, 39, 507, 0, 0.5, -1.5, 2, //
            -2
        };
        for (int i = 0; i < rows.length; i++) {
            assertThat(output.path("vals").get(i).doubleValue()).as("%d", i).isEqualTo(rows[i]);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    hello | square   | {}                    | input: expected a finite number
                    llsq  | primal   | {"x":[1],"n":1}       | input.n: expected an integer of at least 2
                    lse   | gradient | {"x":[]}              | input.x: expected at least one number
                    ode   | gradient | {"x":[1],"s":0}       | input.s: expected an integer of at least 1
                    gmm   | jacobian | {"d":2,"k":2,"n":1,"alpha":[0]} | input.alpha: expected 2 numbers, found 1
                    gmm   | jacobian | {"d":2,"k":1,"n":1,"alpha":[0],"mu":[[1]]} | input.mu[0]: expected 2 numbers
                    det   | primal   | {"A":[1,2,3],"ell":2}  | input.A: expected 4 numbers, found 3
                    det   | primal   | {"A":[],"ell":65536}   | input.A: expected 4294967296 numbers, found 0
                    saddle | ff      | {"start":[1]}         | input.start: expected 2 numbers, found 1
                    particle | rr    | {"w":"0"}             | input.w: expected a finite number
                    kmeans | cost    | {"points":[]}         | input.points[0]: expected an array, found nothing
                    kmeans | cost    | {"points":[[1,2],[3]],"centroids":[[1,2]]} | input.points[1]: expected 2 numbers
                    kmeans | cost    | {"points":[[1]],"centroids":[]} | input.centroids: expected at least one row
                    lstm  | jacobian | {"sequence":[[1]],"state":[[1],[1]]}    | input.sequence: expected at least 2 rows
                    lstm  | jacobian | {"sequence":[[1],[0]],"state":[[1]]}    | input.state: expected two rows of 1
                    lstm  | objective | {"sequence":[[1],[0]],"state":[[1],[1]],"main_params":[[1]]} | input.main_params
                    ba    | objective | {"p":0}              | input.p: expected an integer of at least 1
                    ba    | jacobian | {"p":1,"w":1,"cam":[1]} | input.cam: expected 11 numbers, found 1
                    ht    | objective | {"data":[]}          | input.data: expected an object, found an array
                    ht    | jacobian | {"data":{"model":{"bone_count":22,"parents":[0.5]}}} | input.data.model.parents[0]
                    ht    | jacobian | {"data":{"model":{"bone_count":22,"parents":[18446744073709551616]}}} | input.data.model.parents[0]
                    """)
    void inputsOfTheWrongShapeAreRefused(String module, String function, String input, String error)
            throws IOException {
        JsonNode answer = evaluate(module, function, input);

        assertThat(answer.path("success").booleanValue()).isFalse();
        assertThat(answer.path("error").textValue()).startsWith(error);
    }

    private static JsonNode evaluate(String module, String function, String input) throws IOException {
        String message = "{\"id\":1,\"kind\":\"evaluate\",\"module\":\"" + module + "\",\"function\":\"" + function
                + "\",\"input\":" + input + "}\n";
        StringWriter out = new StringWriter();
        new Session(Evals.all(), out).run(new BufferedReader(new StringReader(message)));
        return JSON.readTree(out.toString());
    }
}
