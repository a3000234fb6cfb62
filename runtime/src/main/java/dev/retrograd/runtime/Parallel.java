package dev.retrograd.runtime;

import java.util.stream.IntStream;

/** Runs the chunks of a loop beside each other, as companions of methods with {@code parallel = true} do. */
public final class Parallel {
    /** One of the chunks. */
    @FunctionalInterface
    public interface Chunk {
        /**
         * Runs it, in any thread.
         *
         * @param number its number, from 0
         * @throws Exception whatever its iterations throw
         */
        void run(int number) throws Exception;
    }

    private Parallel() {}

    /**
     * Runs all chunks, in the threads of the pool that the caller runs in, of the common pool otherwise, and returns when all of them
     * have ended.
     *
     * <p>What a chunk throws is thrown here, checked exceptions included: that of the first such chunk in order, which is the one that
     * a loop would have ended by.
     *
     * @param chunks how many there are
     * @param chunk runs one of them
     */
    public static void run(int chunks, Chunk chunk) {
        Throwable[] thrown = new Throwable[chunks];
        IntStream.range(0, chunks).parallel().forEach(number -> thrown[number] = outcome(chunk, number));
        for (Throwable each : thrown) {
            if (each != null) {
                Parallel.<RuntimeException>rethrow(each);
            }
        }
    }

    private static Throwable outcome(Chunk chunk, int number) {
        try {
            chunk.run(number);
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
