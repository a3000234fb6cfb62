package dev.retrograd.processor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A companion that is being derived from a lowered method. Between front end and file it depends on nothing else, so that it is
 * derived beside all others of a round, and beside javac's own work in this thread.
 */
final class Derivation {
    /**
     * What came of it.
     *
     * @param source the companion's source; null if that failed
     * @param fault why it failed; null if it did not
     */
    record Result(String source, Throwable fault) {}

    private final Supplier<String> source;
    private final FutureTask<Result> task = new FutureTask<>(this::derive);

    private Derivation(Supplier<String> source) {
        this.source = source;
    }

    /** Starts to derive a companion as soon as another thread has time. */
    static Derivation start(Supplier<String> source) {
        Derivation derivation = new Derivation(source);
        ForkJoinPool.commonPool().execute(derivation.task);
        return derivation;
    }

    /** Derives the companion in this thread if no other one has begun. */
    void help() {
        task.run();
    }

    /** Waits for the companion; derives it in this thread if no other one has begun. */
    Result result() {
        help();
        Result result = await();
        // the caller's stack may be deeper than a worker's
        return result.fault() instanceof StackOverflowError ? derive() : result;
    }

    private Result await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    return new Result(null, e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Result derive() {
        try {
            return new Result(source.get(), null);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return new Result(null, e);
        }
    }
}
