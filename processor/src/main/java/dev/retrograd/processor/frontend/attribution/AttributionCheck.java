package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Compares, once javac itself has analysed a class, how it understood each method with how the nested compilation did. This turns
 * every mistake of the front end (an incomplete class path, members added in memory by Lombok) into a compile error instead of a
 * wrong derivative.
 */
public final class AttributionCheck {
    /** Takes what the check finds. */
    @FunctionalInterface
    public interface Mismatch {
        /**
         * Javac and the nested compilation differ on a method; reporting it as an error is up to the receiver.
         *
         * @param method the method, in the outer compilation's trees
         * @param unit its file
         * @param detail what differs
         */
        void found(Tree method, CompilationUnitTree unit, String detail);
    }

    private record Doubt(Tree method, CompilationUnitTree unit, String detail) {}

    private record Expectation(MethodFacts facts, List<NestedError> errors) {}

    private final Trees trees;
    private final Mismatch mismatch;
    private final Map<URI, Map<Long, Expectation>> expectations = new HashMap<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private int compared;

    private AttributionCheck(Trees trees, Mismatch mismatch) {
        this.trees = trees;
        this.mismatch = mismatch;
    }

    /**
     * Starts to listen to the compilation that a processor runs in.
     *
     * @param javacEnv javac's own environment, from {@link Javac#unwrap}
     * @param mismatch is told of each method on which the compilations differ
     * @return the check, still without methods to compare
     */
    public static AttributionCheck install(ProcessingEnvironment javacEnv, Mismatch mismatch) {
        AttributionCheck check = new AttributionCheck(Trees.instance(javacEnv), mismatch);
        JavacTask.instance(javacEnv).addTaskListener(new TaskListener() {
            /** Javac generates nothing after an error. */
            @Override
            public void started(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.GENERATE) {
                    check.doubts.forEach(doubt -> mismatch.found(doubt.method, doubt.unit, doubt.detail));
                    check.doubts.clear();
                }
            }

            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
                    Map<Long, Expectation> expected =
                            check.expectations.get(event.getSourceFile().toUri());
                    if (expected != null) {
                        check.check(check.trees.getPath(event.getTypeElement()), expected);
                    }
                }
            }
        });
        return check;
    }

    /**
     * Asks for a comparison: of every method that was differentiated or inlined, and of every one given up because of errors
     * that only the nested compilation has.
     *
     * @param attributed the attribution that was used
     * @param method path to the {@link MethodTree} in it
     */
    public void expect(Attributed attributed, TreePath method) {
        Expectation expectation = new Expectation(attributed.facts(method), attributed.errors(method));
        expectations
                .computeIfAbsent(method.getCompilationUnit().getSourceFile().toUri(), u -> new HashMap<>())
                .put(key(attributed.trees(), method), expectation);
    }

    /**
     * Notes something in a method that javac is to report as an error; if it finds none, that is a mismatch.
     *
     * @param method path to the {@link MethodTree}, in either compilation
     * @param detail what javac should object to
     */
    public void doubt(TreePath method, String detail) {
        doubts.add(new Doubt(method.getLeaf(), method.getCompilationUnit(), detail));
    }

    /** Methods compared so far. */
    int compared() {
        return compared;
    }

    /** A position, since two overloads may print alike: they can differ in the bound of a type variable only. */
    private static long key(Trees trees, TreePath method) {
        return trees.getSourcePositions().getStartPosition(method.getCompilationUnit(), method.getLeaf());
    }

    private void check(TreePath type, Map<Long, Expectation> expected) {
        if (type == null) {
            return;
        }
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                Expectation expectation = expected.get(key(trees, getCurrentPath()));
                if (expectation != null) {
                    compareGuarded(getCurrentPath(), expectation);
                }
                return super.visitMethod(method, null);
            }
        }.scan(type, null);
    }

    /** An exception from a listener would end the whole compilation with a stack trace. */
    private void compareGuarded(TreePath method, Expectation expectation) {
        try {
            compare(method, expectation);
        } catch (RuntimeException | AssertionError e) {
            mismatch.found(method.getLeaf(), method.getCompilationUnit(), "the comparison failed: " + e);
        }
    }

    private void compare(TreePath method, Expectation expectation) {
        MethodFacts actual = MethodFacts.of(trees, method);
        if (actual.unresolved().isPresent()) {
            return; // javac reports an error of its own
        }
        compared++;
        List<String> read = expectation.facts.facts();
        if (!expectation.errors.isEmpty()) {
            String detail = "javac resolves this method, the processor could not ("
                    + firstLine(expectation.errors.get(0))
                    + "); is a member added by a processor that changes classes in memory, such as Lombok?";
            if (expectation.facts.unresolved().isPresent()) {
                mismatch.found(method.getLeaf(), method.getCompilationUnit(), detail);
            } else {
                doubt(method, detail); // javac may have reported the error, though it resolves all
            }
        } else if (!read.equals(actual.facts())) {
            mismatch.found(method.getLeaf(), method.getCompilationUnit(), difference(read, actual.facts()));
        }
    }

    private static String firstLine(NestedError error) {
        return error.message().lines().findFirst().orElse("");
    }

    private static String difference(List<String> read, List<String> compiled) {
        int i = 0;
        while (i < read.size() && i < compiled.size() && read.get(i).equals(compiled.get(i))) {
            i++;
        }
        return "read as '" + (i < read.size() ? read.get(i).strip() : "nothing") + "' but compiled as '"
                + (i < compiled.size() ? compiled.get(i).strip() : "nothing") + "'";
    }
}
