package dev.retrograd.processor.frontend.attribution;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Asks the outer compilation where classes come from. Reads only; module null stands for a compilation without modules. */
final class OuterLookup {
    /** {@code Elements.getFileObjectOf}, which exists since Java 18. */
    private static final Optional<Method> FILE_OBJECT_OF = fileObjectOf();

    private final Elements elements;
    private final Trees trees;
    private final Filer filer;
    private final Set<String> systemModules = new HashSet<>();

    OuterLookup(ProcessingEnvironment javacEnv) {
        elements = javacEnv.getElementUtils();
        trees = Trees.instance(javacEnv);
        filer = javacEnv.getFiler();
        ModuleFinder.ofSystem()
                .findAll()
                .forEach(module -> systemModules.add(module.descriptor().name()));
    }

    private static Optional<Method> fileObjectOf() {
        try {
            return Optional.of(Elements.class.getMethod("getFileObjectOf", Element.class));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** Modules, apart from those of the platform, that have classes in a package. */
    List<ModuleElement> userModules(String packageName) {
        List<ModuleElement> modules = new ArrayList<>();
        for (PackageElement found : elements.getAllPackageElements(packageName)) {
            ModuleElement module = elements.getModuleOf(found);
            if (module == null
                    || !systemModules.contains(module.getQualifiedName().toString())) {
                modules.add(module);
            }
        }
        return modules;
    }

    /**
     * Finds a class by name; this loads it in the outer compilation, so it must be a name that the compilation will look up too.
     */
    Optional<TypeElement> type(ModuleElement module, String binaryName) {
        return Optional.ofNullable(
                module == null ? elements.getTypeElement(binaryName) : elements.getTypeElement(module, binaryName));
    }

    /** The file of a class that the outer compilation knows. */
    Optional<JavaFileObject> fileOf(TypeElement type) {
        if (FILE_OBJECT_OF.isPresent()) {
            try {
                return Optional.ofNullable((JavaFileObject) FILE_OBJECT_OF.get().invoke(elements, type));
            } catch (ReflectiveOperationException | RuntimeException e) {
                // an Elements that does not support it: ask as on 17
            }
        }
        TreePath source = trees.getPath(type);
        if (source != null) {
            return Optional.of(source.getCompilationUnit().getSourceFile());
        }
        String name = elements.getBinaryName(type).toString();
        String packageName = QualifiedNames.packageOf(name);
        ModuleElement module = elements.getModuleOf(type);
        List<ModuleElement> modules = module == null ? List.of() : List.of(module);
        String simpleName = QualifiedNames.simpleOf(name);
        return classFile(packageName, simpleName, modules)
                .or(() -> resource(StandardLocation.CLASS_OUTPUT, packageName, simpleName + ".class"))
                .map(ClassResource::new);
    }

    /**
     * A location in the folder of compiled classes; nothing is there. It serves where the Filer denies access to a class file, since
     * another processor has just written it.
     */
    Optional<URI> inOutputFolder(String fileName) {
        return resource(StandardLocation.CLASS_OUTPUT, "", fileName).map(FileObject::toUri);
    }

    /** A class file of a dependency by name, without loading the class. */
    Optional<FileObject> classFile(String packageName, String simpleName, List<ModuleElement> modules) {
        String file = simpleName + ".class";
        Optional<FileObject> found = resource(StandardLocation.CLASS_PATH, packageName, file);
        for (ModuleElement module : modules) {
            if (found.isEmpty() && module != null && !module.isUnnamed()) {
                String qualified = module.getQualifiedName() + "/" + packageName;
                found = resource(StandardLocation.MODULE_PATH, qualified, file);
            }
        }
        return found;
    }

    private Optional<FileObject> resource(Location location, String packageName, String file) {
        try {
            return Optional.of(filer.getResource(location, packageName, file));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // not there; the Filer tells it in several ways
        }
    }

    /** True if the platform's classes are those of the running JDK, false if {@code --release} shows those of an older one. */
    boolean platformIsRunningJdk() {
        TypeElement object = elements.getTypeElement("java.lang.Object");
        return FILE_OBJECT_OF.isPresent()
                && fileOf(object)
                        .map(file -> "jrt".equals(file.toUri().getScheme()))
                        .orElse(false);
    }
}
