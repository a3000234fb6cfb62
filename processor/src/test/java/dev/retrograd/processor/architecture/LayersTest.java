package dev.retrograd.processor.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.retrograd.processor.RetrogradProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The import table of the design. */
class LayersTest {
    private static final String ROOT = "dev.retrograd.processor";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(RetrogradProcessor.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    /** Package by package, what it may use of the processor, itself and its subpackages apart. */
    private static final Map<String, Set<String>> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("ir", Set.of());
        TABLE.put("diagnostic", Set.of("ir"));
        TABLE.put("frontend", Set.of("ir", "diagnostic"));
        TABLE.put("rules", Set.of("ir"));
        TABLE.put("analysis", Set.of("ir", "rules"));
        TABLE.put("lint", Set.of("ir", "rules", "analysis"));
        TABLE.put("transform", Set.of("ir", "rules", "analysis"));
        TABLE.put("optimize", Set.of("ir", "analysis", "rules"));
        TABLE.put("shape", Set.of("ir"));
        TABLE.put("backend", Set.of("ir", "shape"));
    }

    @TestFactory
    Stream<DynamicTest> packagesUseWhatTheTableSays() {
        return TABLE.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    List<String> allowed =
                            new ArrayList<>(List.of(within(row.getKey()), "java..", "javax.lang.model.."));
                    row.getValue().forEach(name -> allowed.add(within(name)));
                    if (row.getKey().equals("frontend")) {
                        allowed.addAll(List.of("com.sun.source..", "javax.tools..", "javax.annotation.processing.."));
                    } else if (row.getKey().equals("backend")) {
                        allowed.add("com.palantir.javapoet..");
                    } else if (row.getKey().equals("ir")) {
                        allowed.remove("javax.lang.model..");
                    }
                    classes()
                            .that()
                            .resideInAPackage(within(row.getKey()))
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(allowed.toArray(String[]::new))
                            .check(CLASSES);
                }));
    }

    private static String within(String name) {
        return ROOT + "." + name + "..";
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String name = type.getPackageName();
            if (!name.equals(ROOT)
                    && !TABLE.containsKey(name.substring(ROOT.length() + 1).split("\\.", 2)[0])) {
                unknown.add(name);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void onlyTheFrontEndSeesTrees() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("frontend"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun..", "jdk..")
                .check(CLASSES);
    }

    @Test
    void onlyTheBackEndUsesJavaPoet() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("backend"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir..")
                .check(CLASSES);
    }

    /**
     * Files come from javac and go to the filer; nothing else of the machine is read or changed. One class looks for the class files
     * that javac has been given, where javac has found others of the same package.
     */
    @Test
    void nothingOfTheMachineIsTouched() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClassRoots")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.(io\\.(File|File(In|Out)put.*|FileReader|FileWriter|RandomAccessFile)|nio\\.file\\.(Files|Path|Paths)"
                                + "|nio\\.channels\\..*|net\\.(?!URI$|URISyntaxException$).*"
                                + "|lang\\.(Process|ProcessBuilder))")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethodWhere(target(owner(type(System.class)))
                        .and(target(
                                nameMatching("(set|clear|get)Propert(y|ies)|getenv|setOut|setErr|setIn|exit|load.*"))))
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItMayImport() throws IOException {
        List<String> silent = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(SOURCES)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Path info = folder.resolve("package-info.java");
                if (holdsSources(folder)
                        && !(Files.exists(info) && Files.readString(info).contains("ay import"))) {
                    silent.add(SOURCES.relativize(folder).toString());
                }
            }
        }
        assertThat(silent)
                .as("packages without a package-info.java that says what they may import")
                .isEmpty();
    }

    private static boolean holdsSources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".java")
                            && !name.equals("package-info.java")
                            && !name.equals("module-info.java"));
        }
    }

    /** The limits of STYLE: no file above 500 lines, half of them at most 120. */
    @Test
    void filesStayShort() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Integer> lengths = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                int length = Files.readAllLines(file).size();
                assertThat(length).as(file.toString()).isLessThanOrEqualTo(500);
                lengths.add(length);
            }
            lengths.sort(null);
            assertThat(lengths.get(lengths.size() / 2)).as("median length").isLessThanOrEqualTo(120);
        }
    }
}
