package dev.retrograd.processor;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;

/**
 * What {@code @Checkpoint} on a method says.
 *
 * @param snapshots the number of snapshots; 0 if not given
 * @param bytes the bytes they may take; 0 if not given
 * @param loop the label of the loop; empty for the only one
 */
record CheckpointRequest(int snapshots, long bytes, String loop) {
    private static final String ANNOTATION = "dev.retrograd.Checkpoint";

    static Optional<CheckpointRequest> of(ExecutableElement method) {
        for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
            if (!annotation.getAnnotationType().toString().equals(ANNOTATION)) {
                continue;
            }
            int snapshots = 0;
            long bytes = 0;
            String loop = "";
            for (var entry : annotation.getElementValues().entrySet()) {
                Object value = entry.getValue().getValue();
                switch (entry.getKey().getSimpleName().toString()) {
                    case "snapshots" -> snapshots = (int) value;
                    case "bytes" -> bytes = (long) value;
                    default -> loop = (String) value;
                }
            }
            return Optional.of(new CheckpointRequest(snapshots, bytes, loop));
        }
        return Optional.empty();
    }

    /** Why the settings cannot be kept; empty if they can. */
    String mistake() {
        if (snapshots < 0 || bytes < 0) {
            return "a negative bound";
        } else if (snapshots > 0 && bytes > 0) {
            return "snapshots and bytes";
        }
        return snapshots == 0 && bytes == 0 ? "neither snapshots nor bytes" : "";
    }
}
