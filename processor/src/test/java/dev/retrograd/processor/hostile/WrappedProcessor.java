package dev.retrograd.processor.hostile;

import dev.retrograd.processor.RetrogradProcessor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The processor in an environment with another filer, or in one that does not show that it is javac's. */
final class WrappedProcessor extends AbstractProcessor {
    /** Makes a source file, or fails to. */
    interface Files {
        Object create(Filer filer) throws Exception;
    }

    private final RetrogradProcessor processor = new RetrogradProcessor();
    private final Function<ProcessingEnvironment, ProcessingEnvironment> wrapper;

    private WrappedProcessor(Function<ProcessingEnvironment, ProcessingEnvironment> wrapper) {
        this.wrapper = wrapper;
    }

    static WrappedProcessor withFiles(Files files) {
        return withFiler(filer -> filer(filer, files));
    }

    static WrappedProcessor withFiler(UnaryOperator<Filer> wrapper) {
        return new WrappedProcessor(javac -> new Environment(javac, wrapper.apply(javac.getFiler())).proxy());
    }

    /** Nothing of the environment leads to javac's own. */
    static WrappedProcessor ofAnotherCompiler() {
        return new WrappedProcessor(javac -> {
            var messager = javac.getMessager();
            var options = javac.getOptions();
            return proxy(ProcessingEnvironment.class, (self, method, arguments) -> switch (method.getName()) {
                case "getMessager" -> messager;
                case "getOptions" -> options;
                default -> null;
            });
        });
    }

    private static Filer filer(Filer filer, Files files) {
        return proxy(
                Filer.class,
                (self, method, arguments) -> method.getName().equals("createSourceFile")
                        ? files.create(filer)
                        : method.invoke(filer, arguments));
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Keeps javac's environment in a field, where the processor finds it. */
    private record Environment(ProcessingEnvironment javac, Filer filer)
            implements java.lang.reflect.InvocationHandler {
        ProcessingEnvironment proxy() {
            return WrappedProcessor.proxy(ProcessingEnvironment.class, this);
        }

        @Override
        public Object invoke(Object self, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
            try {
                return method.getName().equals("getFiler") ? filer : method.invoke(javac, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        processor.init(wrapper.apply(environment));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // as the processor decides
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }
}
