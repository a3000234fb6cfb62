package dev.retrograd.processor;

import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;

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

    private HiddenClasses() {}

    /** The source of a companion in a package, with imports of what would be hidden. */
    static String imported(String source, PackageElement home) {
        Set<String> imports = new TreeSet<>();
        for (Element type : home.getEnclosedElements()) {
            String name = type.getSimpleName().toString();
            if (USED.contains(name) && source.contains(name)) {
                imports.add("import java.lang." + name + ";\n");
            }
        }
        if (imports.isEmpty()) {
            return source;
        }
        int start = home.isUnnamed() ? source.indexOf('\n') : source.indexOf(";\n", source.indexOf("package ")) + 1;
        return source.substring(0, start + 1) + "\n" + String.join("", imports) + source.substring(start + 1);
    }
}
