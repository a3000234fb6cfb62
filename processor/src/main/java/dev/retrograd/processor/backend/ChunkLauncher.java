package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.shape.Component;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the method that runs all chunks of a loop beside each other, each in a workspace of its own. */
final class ChunkLauncher {
    private static final ClassName PARALLEL = Types.named("dev.retrograd.runtime.Parallel");

    private ChunkLauncher() {}

    /**
     * The method; it has a chunk's parameters but for the chunk's number, and gives the chunks' workspaces.
     *
     * @param taken the names of methods that exist already; gets this one
     */
    static MethodText of(Callees.Callee chunk, ClassName workspace, Buffers buffers, Set<String> taken) {
        List<Component> parameters = chunk.parameters();
        List<Component> own = parameters.subList(1, parameters.size());
        String number = parameters.get(0).name();
        String count = own.get(0).name();
        String ws = free("ws", parameters);
        String all = free("workspaces", parameters);
        String field = buffers.chunks(new ArrayType(new ClassType(workspace.simpleName())));
        String arguments = parameters.stream().map(Component::name).collect(Collectors.joining(", "));
        taken.add(chunk.launcher());
        MethodText method = new MethodText("private static ", ArrayTypeName.of(workspace), chunk.launcher())
                .doc("Runs all chunks of " + chunk.place()
                        + ", and gives the workspaces that they have left their results in.");
        own.forEach(parameter -> method.parameter(Types.of(parameter.type()), parameter.name()));
        return method.parameter(workspace, ws)
                .statement(
                        "$[] $ = $.copyOf($.$, Math.max($, $.$.length))",
                        workspace,
                        all,
                        ClassName.get(Arrays.class),
                        ws,
                        field,
                        count,
                        ws,
                        field)
                .open("for (int $ = $.$.length; $ < $.length; $++)", number, ws, field, number, all, number)
                .statement("$[$] = new $()", all, number, workspace)
                .close()
                .statement("$.$ = $", ws, field, all)
                .statement("$.run($, $ -> $($, $[$]))", PARALLEL, count, number, chunk.name(), arguments, all, number)
                .statement("return $", all);
    }

    private static String free(String wish, List<Component> parameters) {
        String name = wish;
        while (isTaken(name, parameters)) {
            name += "_";
        }
        return name;
    }

    private static boolean isTaken(String name, List<Component> parameters) {
        return parameters.stream().map(Component::name).anyMatch(name::equals);
    }
}
