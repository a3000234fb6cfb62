package dev.retrograd.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The protocol with evals made for the test: every message gets one line with its id, and nothing ends the session. */
class SessionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Eval ECHO = new Eval(
            "echo",
            Map.of(
                    "number", input -> input::number,
                    "vector", input -> constant(input.vector("x")),
                    "matrix", input -> constant(input.matrix("a", input.integer("rows", 1), 2)),
                    "fields", input -> constant(Map.of("rows", new int[] {1, 2}, "count", 3)),
                    "infinite", input -> constant(new double[][] {{0}, {0, Double.POSITIVE_INFINITY}}),
                    "endless", input -> () -> endless(0),
                    "failing",
                            input -> () -> {
                                throw new IllegalStateException("out of range");
                            }));

    @Test
    void everyKindOfMessageIsAnsweredWithItsId() throws IOException {
        List<JsonNode> answers = answers(
                "{\"id\":0,\"kind\":\"start\",\"eval\":\"echo\",\"config\":{}}",
                "{\"id\":1,\"kind\":\"define\",\"module\":\"echo\"}",
                "{\"id\":2,\"kind\":\"evaluate\",\"module\":\"echo\",\"function\":\"number\",\"input\":2.5}",
                "{\"id\":3,\"kind\":\"analysis\",\"of\":2,\"valid\":true}");

        assertThat(answers.get(0)).isEqualTo(JSON.readTree("{\"id\":0,\"tool\":\"retrograd\"}"));
        assertThat(answers.get(1)).isEqualTo(JSON.readTree("{\"id\":1,\"success\":true}"));
        assertThat(answers.get(2).path("id").intValue()).isEqualTo(2);
        assertThat(answers.get(2).path("success").booleanValue()).isTrue();
        assertThat(answers.get(2).path("output").doubleValue()).isEqualTo(2.5);
        assertThat(answers.get(2).path("timings")).hasSize(1);
        assertThat(answers.get(2).path("timings").path(0).path("name").textValue())
                .isEqualTo("evaluate");
        assertThat(answers.get(2).path("timings").path(0).path("nanoseconds").isIntegralNumber())
                .isTrue();
        assertThat(answers.get(3)).isEqualTo(JSON.readTree("{\"id\":3}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"id":7,"kind":"define","module":"nope"} | unknown module 'nope'; implemented are [echo]
                    {"id":7,"kind":"dance"}                  | unknown kind 'dance'; expected start, define
                    {"id":7}                                 | unknown kind ''; expected start, define
                    {"id":7,"kind":"evaluate"}               | unknown module ''; implemented are [echo]
                    {"id":7,"kind":"evaluate","module":"echo","function":"gradient"} | unknown function 'gradient' of module 'echo'; implemented are [endless, failing, fields,
                    """)
    void unknownNamesAreRefusedWithWhatThereIs(String message, String error) throws IOException {
        JsonNode answer = answers(message).get(0);

        assertThat(answer.path("id").intValue()).isEqualTo(7);
        assertThat(answer.path("success").booleanValue()).isFalse();
        assertThat(answer.path("error").textValue()).startsWith(error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    number | "1"                       | input: expected a finite number, found "1"
                    number | 1e999                     | input: expected a finite number, found
                    vector | {}                        | input.x: expected an array, found nothing
                    vector | {"x":[]}                  | input.x: expected at least one number
                    vector | {"x":[1,null]}            | input.x[1]: expected a finite number, found null
                    vector | {"x":[1,[2]]}             | input.x[1]: expected a finite number, found an array
                    matrix | {"rows":0,"a":[]}         | input.rows: expected an integer of at least 1, found 0
                    matrix | {"rows":1.5,"a":[]}       | input.rows: expected an integer of at least 1, found 1.5
                    matrix | {"rows":2,"a":[[1,2]]}    | input.a: expected 2 rows, found 1
                    matrix | {"rows":1,"a":[[1,2,3]]}  | input.a[0]: expected 2 numbers, found 3
                    matrix | {"rows":1,"a":[7]}        | input.a[0]: expected an array, found 7
                    number | {"min_runs":1e9}          | min_runs has to be at most 1000000
                    number | {"min_seconds":1e6}       | min_seconds has to be at most 3600
                    infinite | {}                      | java.lang.ArithmeticException: output[1][1] is Infinity
                    failing  | {}                      | java.lang.IllegalStateException: out of range
                    endless  | {}                      | java.lang.StackOverflowError
                    """)
    void whatCannotBeEvaluatedIsRefusedWithTheReason(String function, String input, String error) throws IOException {
        JsonNode answer = answers(evaluate(function, input)).get(0);

        assertThat(answer.path("success").booleanValue()).isFalse();
        assertThat(answer.path("error").textValue()).startsWith(error);
    }

    @Test
    void malformedMessagesAreRefusedAndTheSessionGoesOn() throws IOException {
        String[] malformed = {"", "nonsense", "{\"id\":1", "{\"id\":1}}", "{\"id\":1,\"id\":2}"};
        for (String message : malformed) {
            List<JsonNode> answers = answers(message, evaluate("number", "4"));

            assertThat(answers.get(0).path("id").isNull()).isTrue();
            assertThat(answers.get(0).path("success").booleanValue()).isFalse();
            assertThat(answers.get(0).path("error").textValue()).isNotBlank();
            assertThat(answers.get(1).path("output").doubleValue()).isEqualTo(4);
        }
    }

    @Test
    void numbersKeepAllTheirBits() throws IOException {
        Random random = new Random(8);
        StringBuilder x = new StringBuilder();
        double[] numbers = new double[1000];
        for (int i = 0; i < numbers.length; i++) {
            do {
                numbers[i] = Double.longBitsToDouble(random.nextLong());
            } while (!Double.isFinite(numbers[i]));
            x.append(i == 0 ? "" : ",").append(numbers[i]);
        }

        JsonNode output =
                answers(evaluate("vector", "{\"x\":[" + x + "]}")).get(0).path("output");

        assertThat(output.size()).isEqualTo(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(output.get(i).doubleValue()).isEqualTo(numbers[i]);
        }
    }

    @Test
    void messagesOf30MegabytesAreRead() throws IOException {
        String element = "0.12345678901234567,";
        String message = evaluate("vector", "{\"x\":[" + element.repeat(1_500_000) + "1]}");

        JsonNode answer = answers(message).get(0);

        assertThat(answer.path("output").size()).isEqualTo(1_500_001);
    }

    @Test
    void mapsAndIntegersAreWritten() throws IOException {
        JsonNode output = answers(evaluate("fields", "{}")).get(0).path("output");

        assertThat(output).isEqualTo(JSON.readTree("{\"rows\":[1,2],\"count\":3}"));
    }

    private static Evaluation constant(Object output) {
        return () -> output;
    }

    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    private static String evaluate(String function, String input) {
        return "{\"id\":9,\"kind\":\"evaluate\",\"module\":\"echo\",\"function\":\"" + function + "\",\"input\":"
                + input + "}";
    }

    private static List<JsonNode> answers(String... messages) throws IOException {
        StringWriter out = new StringWriter();
        new Session(List.of(ECHO), out).run(new BufferedReader(new StringReader(String.join("\n", messages) + "\n")));
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString().split("\n", -1)) {
            if (!line.isEmpty()) {
                answers.add(JSON.readTree(line));
            }
        }
        assertThat(answers).hasSize(messages.length);
        assertThat(out.toString()).endsWith("}\n");
        return answers;
    }
}
