package dev.retrograd.processor.frontend.attribution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor: it generates a helper source in one round, and the class that all wait for in a later one. */
final class GeneratingProcessor extends AbstractProcessor {
    private final int lastRound;
    private final String name;
    private final String source;
    private final byte[] classFile;
    private int round;

    private GeneratingProcessor(int lastRound, String name, String source, byte[] classFile) {
        this.lastRound = lastRound;
        this.name = name;
        this.source = source;
        this.classFile = classFile;
    }

    static GeneratingProcessor ofSource(int lastRound, String name, String source) {
        return new GeneratingProcessor(lastRound, name, source, null);
    }

    static GeneratingProcessor ofClassFile(int lastRound, String name, byte[] classFile) {
        return new GeneratingProcessor(lastRound, name, null, classFile);
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
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment roundEnvironment) {
        round++;
        try {
            if (round < lastRound) {
                write("step.Step" + round, "package step; class Step" + round + " {}");
            } else if (round == lastRound && source != null) {
                write(name, source);
            } else if (round == lastRound) {
                try (OutputStream out =
                        processingEnv.getFiler().createClassFile(name).openOutputStream()) {
                    out.write(classFile);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return false;
    }

    private void write(String className, String text) throws IOException {
        try (Writer out = processingEnv.getFiler().createSourceFile(className).openWriter()) {
            out.write(text);
        }
    }
}
