package dev.retrograd.benchmarks.protocol;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A conversation in GradBench's protocol: one JSON message a line, one line of answer to each. Nothing that arrives ends it:
 * what cannot be carried out is answered with {@code "success": false} and an error that says why.
 */
public final class Session {

    private static final String TOOL = "retrograd";
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private final Map<String, Eval> evals = new TreeMap<>();
    private final JsonGenerator json;

    /**
     * Creates a session.
     *
     * @param evals what can be asked for
     * @param out where the answers go
     * @throws IOException if that cannot be written to
     */
    public Session(Collection<Eval> evals, Writer out) throws IOException {
        for (Eval eval : evals) {
            this.evals.put(eval.module(), eval);
        }
        this.json = new JsonFactoryBuilder().rootValueSeparator("").build().createGenerator(out);
    }

    /**
     * Answers messages until there are no more.
     *
     * @param in where the messages come from
     * @throws IOException if reading or writing fails
     */
    public void run(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            answer(line);
            json.writeRaw('\n');
            json.flush();
        }
    }

    private void answer(String line) throws IOException {
        JsonNode message;
        try {
            message = READER.readTree(line);
        } catch (JsonProcessingException e) {
            refuse(NullNode.instance, "not a JSON message: " + e.getOriginalMessage());
            return;
        }
        JsonNode id = message.path("id");
        String kind = message.path("kind").asText();
        switch (kind) {
            case "start" -> {
                begin(id);
                json.writeStringField("tool", TOOL);
                json.writeEndObject();
            }
            case "define" -> define(id, message.path("module").asText());
            case "evaluate" -> evaluate(id, message);
            case "analysis" -> {
                begin(id);
                json.writeEndObject();
            }
            default -> refuse(id, "unknown kind '" + kind + "'; expected start, define, evaluate or analysis");
        }
    }

    private void define(JsonNode id, String module) throws IOException {
        if (evals.containsKey(module)) {
            begin(id);
            json.writeBooleanField("success", true);
            json.writeEndObject();
        } else {
            refuse(id, "unknown module '" + module + "'; implemented are " + evals.keySet());
        }
    }

    private void evaluate(JsonNode id, JsonNode message) throws IOException {
        RepeatedRuns runs;
        try {
            runs = RepeatedRuns.of(function(message), new Input(message.path("input")));
            OutputJson.check(runs.output(), "output");
        } catch (InvalidInputException e) {
            refuse(id, e.getMessage());
            return;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            refuse(id, e.toString());
            return;
        }
        begin(id);
        json.writeBooleanField("success", true);
        json.writeFieldName("output");
        OutputJson.write(runs.output(), json);
        json.writeArrayFieldStart("timings");
        for (long nanoseconds : runs.nanoseconds()) {
            json.writeStartObject();
            json.writeStringField("name", "evaluate");
            json.writeNumberField("nanoseconds", nanoseconds);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private EvalFunction function(JsonNode message) {
        String module = message.path("module").asText();
        Eval eval = evals.get(module);
        if (eval == null) {
            throw new InvalidInputException("unknown module '" + module + "'; implemented are " + evals.keySet());
        }
        String name = message.path("function").asText();
        EvalFunction function = eval.functions().get(name);
        if (function == null) {
            throw new InvalidInputException("unknown function '" + name + "' of module '" + module
                    + "'; implemented are " + eval.functions().keySet());
        }
        return function;
    }

    private void refuse(JsonNode id, String error) throws IOException {
        begin(id);
        json.writeBooleanField("success", false);
        json.writeStringField("error", error);
        json.writeEndObject();
    }

    private void begin(JsonNode id) throws IOException {
        json.writeStartObject();
        json.writeFieldName("id");
        json.writeRawValue(id instanceof MissingNode ? "null" : id.toString());
    }
}
