package dev.retrograd.processor.frontend.attribution;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.retrograd.Differentiable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * What the real processor does around attribution, without derivatives: each annotated method gets a companion whose bodies throw,
 * a method with errors waits for the next round, and what javac resolves otherwise is an error.
 */
class StubbingProcessor extends AbstractProcessor {
    private final List<String> deferred = new ArrayList<>();
    private Attribution attribution;
    private AttributionCheck check;
    private Trees trees;

    final List<String> problems = new ArrayList<>();
    final List<String> helpers = new ArrayList<>();

    /** Number of methods that were compared with javac's own attribution. */
    int compared() {
        return check.compared();
    }

    private static Map<String, Supplier<String>> lazily(Map<String, String> sources) {
        Map<String, Supplier<String>> suppliers = new LinkedHashMap<>();
        sources.forEach((name, source) -> suppliers.put(name, () -> source));
        return suppliers;
    }

    /** What the nested compilation gets to see of the companions, given their source. */
    Map<String, String> stubs(Map<String, String> companions) {
        return companions;
    }

    /** Source of further members of each companion. */
    String companionMembers() {
        return "";
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.retrograd.*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment env) {
        super.init(env);
        ProcessingEnvironment javacEnv = Javac.unwrap(env).orElseThrow();
        trees = Trees.instance(javacEnv);
        attribution = new Attribution(javacEnv);
        check = AttributionCheck.install(javacEnv, (method, unit, detail) -> {
            problems.add(detail);
            trees.printMessage(Diagnostic.Kind.ERROR, "mismatch: " + detail, method, unit);
        });
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // or -Xlint:processing warns that nobody did
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        attribution.addRound(round.getRootElements());
        Set<ExecutableElement> methods = new LinkedHashSet<>();
        for (String type : deferred) {
            methods.addAll(annotated(processingEnv.getElementUtils().getTypeElement(type)));
        }
        deferred.clear();
        methods.addAll(ElementFilter.methodsIn(round.getElementsAnnotatedWith(Differentiable.class)));
        if (!methods.isEmpty()) {
            differentiate(methods, round.processingOver());
        }
        if (round.processingOver()) {
            attribution.close();
        }
        return true;
    }

    private static List<ExecutableElement> annotated(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getAnnotation(Differentiable.class) != null)
                .toList();
    }

    private void differentiate(Set<ExecutableElement> methods, boolean last) {
        Map<String, String> companions = new LinkedHashMap<>();
        methods.forEach(method -> companions.put(companionName(method), companion(method)));
        Attributed attributed = attribution.attribute(methods, lazily(stubs(new LinkedHashMap<>(companions))));
        Map<TypeElement, Boolean> clean = new LinkedHashMap<>();
        for (ExecutableElement method : methods) {
            TreePath path = attributed.method(method);
            List<NestedError> errors = attributed.errors(path);
            TypeElement type = (TypeElement) method.getEnclosingElement();
            clean.merge(type, errors.isEmpty(), Boolean::logicalAnd);
            errors.forEach(error -> problems.add(error.message()));
            if (errors.isEmpty() || last) {
                check.expect(attributed, path);
                new HelperFinder(attributed, helper -> {
                            helpers.add(attributed.trees().getElement(helper).toString());
                            check.expect(attributed, helper);
                        })
                        .scan(path, null);
            }
        }
        for (ExecutableElement method : methods) {
            TypeElement type = (TypeElement) method.getEnclosingElement();
            if (clean.get(type) || last) {
                write(companionName(method), companions.get(companionName(method)), method);
            } else if (!deferred.contains(type.getQualifiedName().toString())) {
                deferred.add(type.getQualifiedName().toString());
            }
        }
    }

    private String companionName(ExecutableElement method) {
        String packageName = packageName(method);
        String name = method.getSimpleName().toString();
        return QualifiedNames.join(packageName, Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Grad");
    }

    private String packageName(Element element) {
        return processingEnv
                .getElementUtils()
                .getPackageOf(element)
                .getQualifiedName()
                .toString();
    }

    private String companion(ExecutableElement method) {
        String packageName = packageName(method);
        String parameters = method.getParameters().stream()
                .map(p -> processingEnv.getTypeUtils().erasure(p.asType()) + " " + p)
                .collect(Collectors.joining(", "));
        return (packageName.isEmpty() ? "" : "package " + packageName + ";\n")
                + "public final class " + QualifiedNames.simpleOf(companionName(method)) + " {\n"
                + "  public record Gradient(double value, double x) {}\n"
                + "  public static Gradient gradient(" + parameters + ") { throw new AssertionError(); }\n"
                + companionMembers() + "}\n";
    }

    private void write(String name, String text, ExecutableElement method) {
        try (Writer out =
                processingEnv.getFiler().createSourceFile(name, method).openWriter()) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
