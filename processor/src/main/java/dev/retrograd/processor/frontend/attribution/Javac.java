package dev.retrograd.processor.frontend.attribution;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Finds javac's own processing environment behind the wrappers that build tools put around it: IntelliJ (a proxy), Gradle's
 * incremental processing and kapt (a class with a delegate field).
 */
public final class Javac {
    private static final int MAX_LAYERS = 8;

    private Javac() {}

    /**
     * Removes all wrappers.
     *
     * @param env the environment that the processor was given
     * @return javac's own environment; empty if the compiler is not javac (ECJ)
     */
    public static Optional<ProcessingEnvironment> unwrap(ProcessingEnvironment env) {
        ProcessingEnvironment layer = env;
        for (int i = 0; i < MAX_LAYERS && layer != null; i++) {
            if (isJavac(layer)) {
                return Optional.of(layer);
            }
            layer = inner(layer);
        }
        return Optional.empty();
    }

    /** The only test that says what matters: whether trees are to be had. */
    private static boolean isJavac(ProcessingEnvironment env) {
        try {
            return Trees.instance(env) != null;
        } catch (IllegalArgumentException | LinkageError e) {
            return false;
        }
    }

    private static ProcessingEnvironment inner(ProcessingEnvironment env) {
        ProcessingEnvironment unwrapped = unwrapJetBrains(env);
        if (unwrapped != null && unwrapped != env) {
            return unwrapped;
        }
        return fieldOf(Proxy.isProxyClass(env.getClass()) ? Proxy.getInvocationHandler(env) : env);
    }

    /** The way that IntelliJ's own error message recommends. */
    private static ProcessingEnvironment unwrapJetBrains(ProcessingEnvironment env) {
        ClassLoader loader = env.getClass().getClassLoader();
        if (loader == null) {
            return null;
        }
        try {
            return (ProcessingEnvironment) loader.loadClass("org.jetbrains.jps.javac.APIWrappers")
                    .getDeclaredMethod("unwrap", Class.class, Object.class)
                    .invoke(null, ProcessingEnvironment.class, env);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            return null;
        }
    }

    private static ProcessingEnvironment fieldOf(Object wrapper) {
        for (Class<?> c = wrapper.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    if (field.get(wrapper) instanceof ProcessingEnvironment inner && inner != wrapper) {
                        return inner;
                    }
                } catch (ReflectiveOperationException | RuntimeException e) {
                    // a field that we may not read is not the delegate we look for
                }
            }
        }
        return null;
    }
}
