package dev.retrograd.processor.hostile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The corpus's classes with a few of their differentiable methods: enough to go wrong, and soon compiled. */
final class Excerpts {
    private static final Path FOLDER = Path.of("src/test/resources/corpus");
    private static final int KEPT = 4;

    private record Range(int from, int to) {}

    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, List<Range>> methods = new TreeMap<>();

    Excerpts() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                String name = file.getFileName().toString().replace(".java", "");
                if (!text.contains("Grad.")) {
                    texts.put(name, text);
                    methods.put(name, methods(text));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source of a class, its qualified name in front. */
    Map.Entry<String, String> pick(Random random) {
        List<String> names = List.copyOf(texts.keySet());
        String name = names.get(random.nextInt(names.size()));
        List<Range> removed = new ArrayList<>(methods.get(name));
        Collections.shuffle(removed, random);
        removed.subList(0, Math.min(KEPT, removed.size())).clear();
        StringBuilder text = new StringBuilder(texts.get(name));
        removed.stream().sorted((a, b) -> b.from() - a.from()).forEach(range -> text.delete(range.from(), range.to()));
        return Map.entry("corpus." + name.toLowerCase(java.util.Locale.ROOT) + "." + name, text.toString());
    }

    private static List<Range> methods(String text) throws IOException {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Excerpt.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Range> ranges = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method
                        && method.getModifiers().getAnnotations().toString().contains("Differentiable")) {
                    ranges.add(new Range((int) positions.getStartPosition(unit, member), (int)
                            positions.getEndPosition(unit, member)));
                }
            }
        }
        return ranges;
    }
}
