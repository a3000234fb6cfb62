package dev.retrograd.processor.corpus;

import dev.retrograd.processor.frontend.LoweredSource;
import dev.retrograd.processor.ir.Function;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compiles random methods, many at a time, and has each of them compared with its oracles. */
final class RandomCheck {
    static final Map<String, List<String>> CONFIGURATIONS = new LinkedHashMap<>();

    static {
        CONFIGURATIONS.put("default", List.of());
        CONFIGURATIONS.put("not optimised", List.of("-Aretrograd.optimize=false"));
        CONFIGURATIONS.put("stored", List.of("-Aretrograd.storage=store"));
        CONFIGURATIONS.put("on the tape", List.of("-Aretrograd.storage=tape"));
        CONFIGURATIONS.put("by tangents", List.of("-Aretrograd.mode=tangent"));
        CONFIGURATIONS.put("checked", List.of("-Aretrograd.checked=true"));
    }

    /**
     * What is wrong with a method.
     *
     * @param kind what was compared, the same for each method with the same fault
     * @param configurations the configurations that show it
     */
    record Failure(String kind, Set<String> configurations, String detail) {}

    /** Methods of one class, by name, and the configurations that they are compiled in. */
    record Group(String packageName, Map<String, String> methods, Set<String> configurations) {
        Group(Map<String, String> methods, Set<String> configurations) {
            this("corpus." + methods.keySet().iterator().next(), methods, configurations);
        }

        private List<Group> halves() {
            Map<String, String> half = new TreeMap<>();
            Map<String, String> rest = new TreeMap<>();
            methods.forEach((name, method) -> (half.size() < methods.size() / 2 ? half : rest).put(name, method));
            return List.of(new Group(half, configurations), new Group(rest, configurations));
        }

        private String only() {
            return methods.keySet().iterator().next();
        }

        private Group without(Set<String> names) {
            Map<String, String> left = new TreeMap<>(methods);
            left.keySet().removeAll(names);
            return new Group(packageName, left, configurations);
        }

        private String type() {
            return packageName + ".Randoms";
        }

        private String text() {
            return RandomMethods.type(packageName, List.copyOf(methods.values()));
        }
    }

    private final Map<String, String> refused;
    private final Map<String, Failure> failures = new TreeMap<>();

    private RandomCheck(Map<String, String> refused) {
        this.refused = refused;
    }

    /** The default configuration and so many others, which change with the number. */
    static Set<String> configurations(long number, int others) {
        List<String> names = List.copyOf(CONFIGURATIONS.keySet());
        Set<String> chosen = new LinkedHashSet<>(names.subList(0, 1));
        for (int i = 0; i < Math.min(others, names.size() - 1); i++) {
            chosen.add(names.get(1 + Math.floorMod(number + i, names.size() - 1)));
        }
        return chosen;
    }

    /** The failures of methods, by name; {@code refused} gets the codes of methods that the front end does not take. */
    static Map<String, Failure> failures(List<Group> groups, Map<String, String> refused) {
        RandomCheck check = new RandomCheck(refused);
        check.run(groups);
        return check.failures;
    }

    private void run(List<Group> groups) {
        Map<String, Function> lowered;
        try {
            lowered = LoweredSource.of(groups.stream().map(Group::text).toList(), refused);
        } catch (RuntimeException e) {
            again(
                    groups,
                    new Failure("lowering: " + e.getClass().getSimpleName(), Set.of(), RandomComparison.trace(e)));
            return;
        }
        List<Group> taken = groups.stream()
                .map(group -> group.without(refused.keySet()))
                .filter(group -> !group.methods().isEmpty())
                .toList();
        Map<String, Corpus> compiled = new LinkedHashMap<>();
        for (String configuration : CONFIGURATIONS.keySet()) {
            Map<String, String> texts = new TreeMap<>();
            taken.stream()
                    .filter(group -> group.configurations().contains(configuration))
                    .forEach(group -> texts.put(group.type(), group.text()));
            if (texts.isEmpty()) {
                continue;
            }
            try {
                compiled.put(configuration, Corpus.compile(texts, CONFIGURATIONS.get(configuration)));
            } catch (RuntimeException e) {
                again(
                        taken,
                        new Failure(
                                "compiling: " + e.getClass().getSimpleName(),
                                Set.of(configuration),
                                RandomComparison.trace(e)));
                return;
            }
        }
        taken.forEach(group -> compare(group, compiled, lowered));
    }

    /** Narrows down which methods fail together; what is wrong with a single one is known. */
    private void again(List<Group> groups, Failure failure) {
        if (groups.size() > 1) {
            run(groups.subList(0, groups.size() / 2));
            run(groups.subList(groups.size() / 2, groups.size()));
        } else if (groups.get(0).methods().size() > 1) {
            groups.get(0).halves().forEach(half -> run(List.of(half)));
        } else {
            failures.put(groups.get(0).only(), failure);
        }
    }

    private void compare(Group group, Map<String, Corpus> compiled, Map<String, Function> lowered) {
        for (String configuration : group.configurations()) {
            String failure = compiled.get(configuration).failure(group.type());
            if (failure != null) {
                String code = failure.replaceAll("(?s).*?\\b(RG\\d+).*", "$1");
                String kind = "refused: " + (code.length() < 8 ? code : "");
                again(List.of(group), new Failure(kind, Set.of(configuration), configuration + ": " + failure));
                return;
            }
        }
        group.methods().forEach((name, method) -> {
            Map<String, Companion> companions = new LinkedHashMap<>();
            for (String configuration : group.configurations()) {
                companions.put(configuration, compiled.get(configuration).companion(group.type(), name));
            }
            Failure failure = RandomComparison.failure(companions, lowered.get(name), method);
            if (failure != null) {
                failures.put(name, failure);
            }
        });
    }
}
