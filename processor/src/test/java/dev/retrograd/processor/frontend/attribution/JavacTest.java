package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrapped as build tools do it, javac's environment is found again; another compiler's is told apart. */
class JavacTest {
    @TempDir
    Path folder;

    /** A wrapper with a delegate field, such as Gradle's and kapt's. */
    private record Wrapper(ProcessingEnvironment delegate) implements ProcessingEnvironment {
        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return delegate.getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }

    /** A proxy whose handler keeps the delegate in a field, such as IntelliJ's. */
    private record Handler(ProcessingEnvironment delegate) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
            return method.invoke(delegate, arguments);
        }
    }

    private static ProcessingEnvironment proxy(InvocationHandler handler) {
        return (ProcessingEnvironment) Proxy.newProxyInstance(
                JavacTest.class.getClassLoader(), new Class<?>[] {ProcessingEnvironment.class}, handler);
    }

    private void assertWorksBehind(UnaryOperator<ProcessingEnvironment> wrap) {
        StubbingProcessor processor = new StubbingProcessor() {
            @Override
            public synchronized void init(ProcessingEnvironment env) {
                super.init(wrap.apply(env));
            }
        };
        Build.Result result = new Build(folder)
                .with(processor)
                .source(
                        "m/Model.java",
                        "package m;",
                        "class Model {",
                        Sources.LOSS,
                        "double d = LossGrad.gradient(1).x(); }")
                .run();
        assertThat(result.diagnostics()).isEmpty();
        assertThat(processor.compared()).isEqualTo(1);
    }

    @Test
    void notWrapped() {
        assertWorksBehind(env -> env);
    }

    @Test
    void behindAClass() {
        assertWorksBehind(Wrapper::new);
    }

    @Test
    void behindAProxy() {
        assertWorksBehind(env -> proxy(new Handler(env)));
    }

    @Test
    void behindAProxyOverALambda() {
        assertWorksBehind(env -> proxy((proxy, method, arguments) -> method.invoke(env, arguments)));
    }

    @Test
    void behindAProxyAndAClass() {
        assertWorksBehind(env -> proxy(new Handler(new Wrapper(env))));
    }

    @Test
    void anotherCompilerIsNotJavac() {
        assertThat(Javac.unwrap(proxy((proxy, method, arguments) -> null))).isEmpty();
        assertThat(Javac.unwrap(new Wrapper(null))).isEmpty();
    }
}
