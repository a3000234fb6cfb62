package dev.retrograd.processor;

import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.frontend.AttributedMethod;
import dev.retrograd.processor.frontend.FrontEnd;
import dev.retrograd.processor.frontend.RuleSignature;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.shape.CompanionPlan;
import dev.retrograd.processor.shape.Shape;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;

/**
 * The rounds of one compilation. A method whose types are not all known yet waits for the next round, in which another processor
 * may have generated them; when there is no further round, javac says what is missing.
 */
final class Compilation {
    private final Elements elements;
    private final Messager messager;
    private final FrontEnd frontEnd;
    private final Differentiation differentiation;
    private final Companions companions;
    private final KnownDerivatives derivatives;
    private final DeclaredRules rules;
    private final GradientTests tests;
    private final HiddenClasses hidden;
    private final FaultReport faults;
    private final List<Request> pending = new ArrayList<>();
    private final Set<Request> nested = new HashSet<>();

    Compilation(ProcessingEnvironment javac, Filer filer, Options options) {
        this.elements = javac.getElementUtils();
        this.messager = javac.getMessager();
        this.frontEnd = new FrontEnd(javac);
        this.hidden = new HiddenClasses(elements);
        this.faults = new FaultReport(filer, javac.getOptions());
        this.differentiation = new Differentiation(options);
        this.companions = new Companions(filer);
        this.tests = new GradientTests(javac, filer);
        this.rules = new DeclaredRules(javac);
        this.derivatives = new KnownDerivatives(companions, new Pipeline(options), rules.classes(), null, nested);
    }

    /**
     * Works on a round; no fault of ours leaves it but as an error.
     *
     * @param annotations those of ours that the round has: for any other, javac need not look through all sources
     */
    void process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        try {
            run(annotations, round);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            messager.printMessage(
                    Kind.ERROR,
                    InternalFault.message(
                                    "this compilation", e, () -> faults.write("this compilation", "compilation", e))
                            .text());
        }
    }

    private void run(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        frontEnd.addRound(round.getRootElements());
        of(RuleSignature.ANNOTATION, annotations).ifPresent(annotation -> rules.collect(annotation, round));
        of(Request.ANNOTATION, annotations).ifPresent(annotation -> collect(annotation, round));
        LoneSettings.report(annotations, round, messager);
        of(GradientTests.ANNOTATION, annotations).ifPresent(annotation -> tests.write(annotation, round));
        if (round.processingOver()) {
            pending.forEach(request -> writeThrowing(request, request.method(elements)));
            pending.clear();
            frontEnd.close();
        } else if (!pending.isEmpty()) {
            differentiate();
        }
    }

    private static Optional<? extends TypeElement> of(String name, Set<? extends TypeElement> annotations) {
        return annotations.stream()
                .filter(annotation -> annotation.getQualifiedName().contentEquals(name))
                .findFirst();
    }

    private void collect(TypeElement annotation, RoundEnvironment round) {
        for (ExecutableElement method : ElementFilter.methodsIn(round.getElementsAnnotatedWith(annotation))) {
            Request request = Request.of(method);
            MethodSignature signature = DeclaredSignature.of(method, elements, frontEnd.structures());
            Optional<String> holder = companions.claim(request, signature, elements);
            if (holder.isPresent()) {
                String name = Companions.name(request, signature);
                report(method, Message.NAME_CLASH, name, holder.get(), name + "2");
            } else {
                pending.add(request);
            }
        }
    }

    private void differentiate() {
        Map<Request, ExecutableElement> methods = new LinkedHashMap<>();
        Map<ExecutableElement, Request> requests = new HashMap<>();
        Map<String, Supplier<String>> stubs = new LinkedHashMap<>();
        for (Request request : pending) {
            ExecutableElement method = request.method(elements);
            methods.put(request, method);
            requests.put(method, request);
            MethodSignature signature = DeclaredSignature.of(method, elements, frontEnd.structures());
            stubs.put(
                    Companions.qualified(signature, Companions.name(request, signature)),
                    () -> hidden.imported(Companions.source(throwing(request, method)), elements.getPackageOf(method)));
        }
        Function<ExecutableElement, AttributedMethod> attributed =
                frontEnd.attribute(methods.values(), stubs, method -> derivatives.of(requests.get(method)));
        List<Companion> started = new ArrayList<>();
        methods.forEach((request, method) -> {
            try {
                Differentiation.Outcome outcome = differentiation.of(request, attributed.apply(method));
                if (outcome.isDeferred()) {
                    return;
                }
                outcome.source()
                        .ifPresentOrElse(
                                source -> started.add(start(request, method, source)),
                                () -> writeThrowing(request, method));
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                fail(request, method, e);
            }
            pending.remove(request);
        });
        // from the last, as the others begin with the first: who waits for what is just being derived derives nothing
        for (int i = started.size() - 1; i >= 0; i--) {
            started.get(i).derivation().help();
        }
        started.forEach(this::finish);
    }

    /** A companion that is being derived, and the file that waits for it. */
    private record Companion(
            Request request,
            ExecutableElement method,
            Function<Boolean, String> source,
            boolean isNested,
            Derivation derivation,
            Optional<JavaFileObject> file) {}

    /** The derivation goes on while javac, which takes its time over a new file, makes one. */
    private Companion start(Request request, ExecutableElement method, Function<Boolean, String> source) {
        boolean isNested = nested.contains(request);
        Derivation derivation = Derivation.start(() -> source.apply(isNested));
        return new Companion(request, method, source, isNested, derivation, open(request, method));
    }

    private void finish(Companion companion) {
        if (companion.file().isEmpty()) {
            return;
        }
        // that a later method calls it is known only now
        boolean isStale = !companion.isNested() && nested.contains(companion.request());
        Derivation derivation =
                isStale ? Derivation.start(() -> companion.source().apply(true)) : companion.derivation();
        Derivation.Result result = derivation.result();
        String source = result.source();
        if (result.fault() != null) {
            report(companion.method(), result.fault());
            source = Companions.source(throwing(companion.request(), companion.method()));
        }
        write(companion.request(), source, companion.file().get(), companion.method());
    }

    private void fail(Request request, ExecutableElement method, Throwable fault) {
        report(method, fault);
        writeThrowing(request, method);
    }

    private CompanionPlan throwing(Request request, ExecutableElement method) {
        MethodSignature signature = DeclaredSignature.of(method, elements, frontEnd.structures());
        return ThrowingCompanion.of(
                signature,
                Companions.name(request, signature),
                request.derivatives(signature),
                request.asksFor(Request.OBJECTIVE));
    }

    /**
     * Writes a companion that throws: for a method that was refused, or that needs what nobody has generated. Javac says what is
     * wrong; callers of the companion need not suffer twice. Under a reserved name there can be no companion at all.
     */
    private void writeThrowing(Request request, ExecutableElement method) {
        MethodSignature signature = DeclaredSignature.of(method, elements, frontEnd.structures());
        if (Shape.clash(signature, Companions.name(request, signature)).isPresent()) {
            return;
        }
        String source = Companions.source(throwing(request, method));
        open(request, method).ifPresent(file -> write(request, source, file, method));
    }

    /** The file of a companion; empty if javac refused it, which has been reported. */
    private Optional<JavaFileObject> open(Request request, ExecutableElement method) {
        MethodSignature signature = DeclaredSignature.of(method, elements, frontEnd.structures());
        String name = Companions.name(request, signature);
        try {
            return Optional.of(companions.open(Companions.qualified(signature, name), method));
        } catch (FilerException e) {
            report(method, Message.NAME_CLASH, name, "class " + name, name + "2");
        } catch (IOException e) {
            report(method, Message.CANNOT_WRITE, name, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void write(Request request, String source, JavaFileObject file, ExecutableElement method) {
        try (Writer writer = file.openWriter()) {
            writer.write(hidden.imported(source, elements.getPackageOf(method)));
        } catch (IOException e) {
            String name = Companions.name(request, DeclaredSignature.of(method, elements, frontEnd.structures()));
            report(method, Message.CANNOT_WRITE, name, String.valueOf(e.getMessage()));
        }
    }

    private void report(ExecutableElement method, Throwable fault) {
        String name = method.getSimpleName().toString();
        String place = method.getEnclosingElement() + "." + method;
        Diagnostic message = InternalFault.message(
                name, fault, () -> faults.write(place, name, fault, method.getEnclosingElement()));
        messager.printMessage(Kind.ERROR, message.text(), method);
    }

    private void report(ExecutableElement method, Message message, String... operands) {
        messager.printMessage(
                Kind.ERROR, Diagnostic.of(message, Span.NONE, operands).text(), method);
    }
}
