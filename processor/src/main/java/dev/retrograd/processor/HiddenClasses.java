package dev.retrograd.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/** Classes of {@code java.lang} that a companion uses by their simple names, and that a class of the user's package would hide. */
final class HiddenClasses {
    private static final Set<String> USED = Set.of(
            "Double",
            "Float",
            "IllegalArgumentException",
            "IllegalStateException",
            "Integer",
            "Long",
            "Math",
            "Object",
            "Override",
            "StrictMath",
            "String",
            "SuppressWarnings",
            "System",
            "UnsupportedOperationException");

    private final Elements elements;
    private final Map<String, List<String>> hidden = new HashMap<>();

    HiddenClasses(Elements elements) {
        this.elements = elements;
    }

    /** The source of a companion in a package, with imports of what would be hidden. */
    String imported(String source, PackageElement home) {
        StringBuilder imports = new StringBuilder();
        for (String name : hidden.computeIfAbsent(home.getQualifiedName().toString(), this::hiddenIn)) {
            if (source.contains(name)) {
                imports.append("import java.lang.").append(name).append(";\n");
            }
        }
        if (imports.isEmpty()) {
            return source;
        }
        int start = home.isUnnamed() ? source.indexOf('\n') : source.indexOf(";\n", source.indexOf("package ")) + 1;
        return source.substring(0, start + 1) + "\n" + imports + source.substring(start + 1);
    }

    /** Asks for each name: to list a package is to read all its classes. */
    private List<String> hiddenIn(String home) {
        String prefix = home.isEmpty() ? "" : home + ".";
        return USED.stream()
                .sorted()
                .filter(name -> elements.getTypeElement(prefix + name) != null)
                .toList();
    }
}
