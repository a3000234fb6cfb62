package dev.retrograd.processor;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes what is to be sent when the processor itself fails: a short text beside the classes. */
final class FaultReport {
    private final Filer filer;
    private final Map<String, String> options;

    /**
     * Reports go to a build's class output.
     *
     * @param options what the processor was given
     */
    FaultReport(Filer filer, Map<String, String> options) {
        this.filer = filer;
        this.options = options;
    }

    /**
     * Writes a report.
     *
     * @param place what was differentiated, in words
     * @param name the report's name, without ending
     * @param originating the method, if there is one
     * @return the file's name; empty if it could not be written
     */
    Optional<String> write(String place, String name, Throwable fault, Element... originating) {
        String file = "retrograd-fault-" + name + ".txt";
        try {
            FileObject report = filer.createResource(StandardLocation.CLASS_OUTPUT, "", file, originating);
            try (PrintWriter writer = new PrintWriter(report.openWriter())) {
                writer.print("Retrograd failed while differentiating " + place + ".\n");
                writer.print("Please send this text together with the source of the method and what it calls.\n\n");
                writer.print("JDK: " + Runtime.version() + "\n");
                writer.print("options: " + options + "\n\n");
                fault.printStackTrace(writer);
            }
            return Optional.of(file);
        } catch (IOException | RuntimeException e) {
            // the message has to do, which names the fault and its place
            return Optional.empty();
        }
    }
}
