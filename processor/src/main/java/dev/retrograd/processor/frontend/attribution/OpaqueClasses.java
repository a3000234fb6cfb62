package dev.retrograd.processor.frontend.attribution;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * Classes of packages whose class files are neither in a folder nor in a jar (a file manager in memory). The last resort: it loads
 * every class of such a package in the outer compilation.
 */
final class OpaqueClasses {
    private final Elements elements;
    private final OuterLookup lookup;
    private final Set<String> packages = new HashSet<>();

    OpaqueClasses(Elements elements, OuterLookup lookup) {
        this.elements = elements;
        this.lookup = lookup;
    }

    void add(String packageName) {
        packages.add(packageName);
    }

    /** Class files by binary name; none unless the package has been added. */
    Map<String, NamedFile> classesIn(String packageName, List<ModuleElement> modules) {
        Map<String, NamedFile> classes = new LinkedHashMap<>();
        if (packages.contains(packageName)) {
            for (ModuleElement module : modules) {
                PackageElement found = module == null
                        ? elements.getPackageElement(packageName)
                        : elements.getPackageElement(module, packageName);
                if (found != null) {
                    ElementFilter.typesIn(found.getEnclosedElements()).forEach(type -> add(type, classes));
                }
            }
        }
        return classes;
    }

    private void add(TypeElement type, Map<String, NamedFile> classes) {
        JavaFileObject file = lookup.fileOf(type).orElse(null);
        if (file != null && file.getKind() == JavaFileObject.Kind.CLASS) {
            String name = elements.getBinaryName(type).toString();
            classes.putIfAbsent(name, new NamedFile(name, file));
            ElementFilter.typesIn(type.getEnclosedElements()).forEach(nested -> add(nested, classes));
        }
    }
}
