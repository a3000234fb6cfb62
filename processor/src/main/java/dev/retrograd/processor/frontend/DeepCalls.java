package dev.retrograd.processor.frontend;

import java.util.function.Supplier;

/**
 * Runs code with room for deep recursion. What javac has parsed may nest as deep as its own stack allows, and here a level of nesting
 * takes more of it.
 */
public final class DeepCalls {
    private static final long ROOM = 1L << 29;

    private DeepCalls() {}

    private static final class Roomy extends Thread {
        private Throwable failure;

        Roomy(Runnable action) {
            super(null, action, "retrograd", ROOM);
            setDaemon(true);
            setContextClassLoader(Thread.currentThread().getContextClassLoader());
            setUncaughtExceptionHandler((thread, thrown) -> failure = thrown);
        }
    }

    /**
     * Runs something and waits for it.
     *
     * @param <T> the type of its result
     * @param action what to run
     * @return its result
     */
    public static <T> T call(Supplier<T> action) {
        if (Thread.currentThread() instanceof Roomy) {
            return action.get();
        }
        Object[] result = new Object[1];
        Roomy thread = new Roomy(() -> result[0] = action.get());
        thread.start();
        join(thread);
        if (thread.failure instanceof Error error) {
            throw error;
        } else if (thread.failure instanceof RuntimeException exception) {
            throw exception;
        }
        @SuppressWarnings("unchecked")
        T typed = (T) result[0];
        return typed;
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
