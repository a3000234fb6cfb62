package dev.retrograd.processor.frontend.attribution;

import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Attributes every method and constructor of the compilation and has each compared with javac. */
final class EveryMethodProcessor extends AbstractProcessor {
    final List<String> problems = new ArrayList<>();
    int methods;
    int nodes;
    private Attribution attribution;
    private AttributionCheck check;

    int compared() {
        return check.compared();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment env) {
        super.init(env);
        attribution = new Attribution(env);
        check = AttributionCheck.install(
                env, (method, unit, detail) -> problems.add(unit.getSourceFile().getName() + ": " + detail));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        attribution.addRound(round.getRootElements());
        List<ExecutableElement> all = new ArrayList<>();
        ElementFilter.typesIn(round.getRootElements()).forEach(root -> collect(root, all));
        if (!all.isEmpty()) {
            compareLater(all);
        }
        if (round.processingOver()) {
            attribution.close();
        }
        return false;
    }

    private void collect(Element element, List<ExecutableElement> all) {
        for (Element member : element.getEnclosedElements()) {
            if (member instanceof TypeElement) {
                collect(member, all);
            }
        }
        List<ExecutableElement> declared = new ArrayList<>(ElementFilter.methodsIn(element.getEnclosedElements()));
        declared.addAll(ElementFilter.constructorsIn(element.getEnclosedElements()));
        for (ExecutableElement method : declared) {
            boolean hasBody = !method.getModifiers().contains(Modifier.ABSTRACT)
                    && !method.getModifiers().contains(Modifier.NATIVE);
            boolean explicit = processingEnv.getElementUtils().getOrigin(method) == Elements.Origin.EXPLICIT;
            boolean ofEnum = element.getKind() == ElementKind.ENUM && method.getKind() == ElementKind.METHOD;
            if (hasBody && explicit && !(ofEnum && isMandated(method))) {
                all.add(method);
            }
        }
    }

    private static boolean isMandated(ExecutableElement method) {
        return method.getSimpleName().contentEquals("values")
                || method.getSimpleName().contentEquals("valueOf");
    }

    private void compareLater(List<ExecutableElement> all) {
        Attributed attributed = attribution.attribute(all, java.util.Map.of());
        for (ExecutableElement method : all) {
            TreePath path = attributed.method(method);
            attributed
                    .errors(path)
                    .forEach(error -> problems.add(method.getEnclosingElement() + "." + method + ": " + error));
            methods++;
            nodes += attributed.facts(path).facts().size();
            check.expect(attributed, path);
        }
    }
}
