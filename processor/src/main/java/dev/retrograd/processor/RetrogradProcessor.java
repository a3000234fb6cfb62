package dev.retrograd.processor;

import com.google.auto.service.AutoService;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.frontend.DeepCalls;
import dev.retrograd.processor.frontend.attribution.Javac;
import dev.retrograd.processor.ir.Span;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Writes a companion class with the derivatives of every method annotated {@code @Differentiable}. */
@AutoService(Processor.class)
public final class RetrogradProcessor extends AbstractProcessor {
    private Compilation compilation;
    private boolean refused;

    /** For javac. */
    public RetrogradProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.retrograd.*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.NAMES;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Options options = Options.of(environment.getOptions());
        options.mistakes().forEach(mistake -> report(Message.OPTION, mistake));
        compilation = Javac.unwrap(environment)
                .map(javac -> new Compilation(javac, environment.getFiler(), options))
                .orElse(null);
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // they are ours, and javac warns of annotations that nobody claims
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (compilation != null) {
            DeepCalls.call(() -> {
                compilation.process(annotations, round);
                return null;
            });
        } else if (!annotations.isEmpty() && !refused) {
            refused = true;
            report(Message.NOT_JAVAC, processingEnv.getClass().getName());
        }
        return true;
    }

    private void report(Message message, String... operands) {
        processingEnv
                .getMessager()
                .printMessage(
                        Kind.ERROR, Diagnostic.of(message, Span.NONE, operands).text());
    }
}
