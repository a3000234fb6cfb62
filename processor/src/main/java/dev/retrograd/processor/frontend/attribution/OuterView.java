package dev.retrograd.processor.frontend.attribution;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * What the outer compilation can see, as source and class files by package, without loading in it any class that it would not load
 * itself: a class file loaded too many costs its user extra warnings.
 *
 * <p>No API tells the class path. It is found by asking where classes come from: those named in sources, and those named in
 * the class files that the nested compiler reads. Each answer gives a root (folder or jar), which is then listed directly.
 */
final class OuterView {
    /** Name of a file that no processor writes. */
    private static final String ABSENT = "retrograd-absent";

    private final Trees trees;
    private final Elements elements;
    private final OuterLookup lookup;
    private final PendingNames namedInClasses = new PendingNames();
    private final SourceIndex sources = new SourceIndex();
    private final ClassRoots roots;
    private final OpaqueClasses opaque;
    /** Packages of class files that other processors wrote; javac need not list these. */
    private final Set<String> generated = new HashSet<>();

    private final Map<String, Integer> listed = new HashMap<>();

    OuterView(ProcessingEnvironment javacEnv, StandardJavaFileManager files) {
        trees = Trees.instance(javacEnv);
        elements = javacEnv.getElementUtils();
        lookup = new OuterLookup(javacEnv);
        roots = new ClassRoots(files, namedInClasses::add);
        opaque = new OpaqueClasses(javacEnv.getElementUtils(), lookup);
    }

    /** Takes in the root elements of a round: the user's sources, or what other processors generated. */
    void addRound(Collection<? extends Element> rootElements) {
        for (Element element : rootElements) {
            if (element instanceof TypeElement type) {
                TreePath path = trees.getPath(type);
                String name = elements.getBinaryName(type).toString();
                if (path != null) {
                    sources.add(name, path.getCompilationUnit());
                } else {
                    addGeneratedClassFile(name, type);
                }
            }
        }
    }

    private void addGeneratedClassFile(String name, TypeElement type) {
        roots.refresh();
        generated.add(QualifiedNames.packageOf(name));
        Optional<JavaFileObject> file = lookup.fileOf(type);
        if (file.isPresent()) {
            addFile(name, type, file.get());
        } else {
            lookup.inOutputFolder(ABSENT).ifPresent(location -> roots.add(location, ABSENT));
        }
    }

    SourceIndex sources() {
        return sources;
    }

    boolean platformIsRunningJdk() {
        return lookup.platformIsRunningJdk();
    }

    /** Source files of a package, each with a top-level class in it. */
    List<NamedFile> sourcesIn(String packageName) {
        resolveNames(packageName, lookup.userModules(packageName));
        return sources.in(packageName);
    }

    /** Class files of a package, also those of an earlier build: the nested compiler prefers the source. */
    List<NamedFile> classesIn(String packageName) {
        List<ModuleElement> modules = lookup.userModules(packageName);
        if (modules.isEmpty() && !generated.contains(packageName)) {
            return List.of();
        }
        resolveNames(packageName, modules);
        Map<String, NamedFile> classes = new LinkedHashMap<>(roots.classesIn(packageName));
        opaque.classesIn(packageName, modules).forEach(classes::putIfAbsent);
        listed.put(packageName, classes.size());
        return List.copyOf(classes.values());
    }

    /**
     * Looks again at the packages that the nested compiler has listed, since class files read later may have named classes of
     * theirs in roots unknown at that time.
     *
     * @return true if a package has turned out to have more classes, so that another attempt is worth while
     */
    boolean findMissed() {
        boolean missed = false;
        for (String packageName : List.copyOf(listed.keySet())) {
            int before = listed.get(packageName);
            missed |= classesIn(packageName).size() > before;
        }
        return missed;
    }

    /** A source found by its name mentions further names, also of the same package. */
    private void resolveNames(String packageName, List<ModuleElement> modules) {
        Set<String> names = sources.takeNames(packageName);
        while (!names.isEmpty()) {
            names.forEach(simple -> probeNamedInSource(packageName, simple, modules));
            names = sources.takeNames(packageName);
        }
        namedInClasses.take(packageName).forEach(simple -> probeNamedInClass(packageName, simple, modules));
    }

    /** The outer compilation will look this name up as well, so it may be loaded there. */
    private void probeNamedInSource(String packageName, String simpleName, List<ModuleElement> modules) {
        String name = QualifiedNames.join(packageName, simpleName);
        if (sources.classNames().contains(name)) {
            return;
        }
        for (ModuleElement module : modules) {
            Optional<TypeElement> type = lookup.type(module, name);
            Optional<JavaFileObject> file = type.flatMap(lookup::fileOf);
            if (file.isPresent()) {
                addFile(name, type.get(), file.get());
                return;
            }
        }
    }

    /** Nobody but us may be interested in this name: only asks where its file is. */
    private void probeNamedInClass(String packageName, String simpleName, List<ModuleElement> modules) {
        String name = QualifiedNames.join(packageName, simpleName);
        if (!sources.classNames().contains(name) && !roots.contains(packageName, simpleName)) {
            Optional<FileObject> file = lookup.classFile(packageName, simpleName, modules);
            if (file.isPresent() && !roots.add(file.get().toUri(), QualifiedNames.classFile(packageName, simpleName))) {
                opaque.add(packageName);
            }
        }
    }

    private void addFile(String name, TypeElement type, JavaFileObject file) {
        String packageName = QualifiedNames.packageOf(name);
        if (file.getKind() != JavaFileObject.Kind.SOURCE) {
            if (!roots.add(file.toUri(), QualifiedNames.classFile(packageName, QualifiedNames.simpleOf(name)))) {
                opaque.add(packageName);
            }
            return;
        }
        TreePath path = trees.getPath(type);
        if (path != null) {
            sources.add(name, path.getCompilationUnit());
        } else {
            sources.add(name, file);
        }
    }
}
