package dev.retrograd.processor;

import dev.retrograd.processor.analysis.Contracts;
import dev.retrograd.processor.analysis.Influence;
import dev.retrograd.processor.analysis.MissingRules;
import dev.retrograd.processor.analysis.Narrowings;
import dev.retrograd.processor.analysis.RuledCalls;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.DiagnosticList;
import dev.retrograd.processor.diagnostic.LintLevels;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.frontend.AttributedMethod;
import dev.retrograd.processor.frontend.LoweredMethod;
import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.lint.Hazards;
import dev.retrograd.processor.optimize.parallel.ChunkedLoops;
import dev.retrograd.processor.shape.Member;
import dev.retrograd.processor.shape.Shape;
import dev.retrograd.processor.transform.Checkpoint;
import dev.retrograd.processor.transform.Checkpointing;
import dev.retrograd.processor.transform.Layout;
import dev.retrograd.processor.transform.Mode;
import dev.retrograd.processor.transform.RuleTangents;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One method's way from its attributed tree to the source of its companion; refusals are reported on the way. */
final class Differentiation {
    private final Pipeline pipeline;
    private final boolean explains;
    private final LintLevels lint;

    Differentiation(Options options) {
        this.pipeline = new Pipeline(options);
        this.explains = options.explains();
        this.lint = options.lint();
    }

    /**
     * What has become of a method.
     *
     * @param source derives its companion and gives the source, in any thread, told whether derivatives call it or it calls some; empty if
     *     the method was refused or has to wait
     * @param isDeferred whether it has to wait for the next round
     */
    record Outcome(Optional<java.util.function.Function<Boolean, String>> source, boolean isDeferred) {}

    Outcome of(Request request, AttributedMethod method) {
        if (!method.isComplete()) {
            return new Outcome(Optional.empty(), true);
        }
        Optional<LoweredMethod> lowered = method.lower();
        HandWritten adjoints = lowered.isPresent() && request.isOfSecondOrder()
                ? HandWritten.of(lowered.get(), method)
                : HandWritten.NONE;
        lowered.ifPresent(found -> check(found, request, adjoints, method.diagnostics()));
        Checkpoint checkpoint =
                lowered.map(found -> checkpoint(found, request, method)).orElse(null);
        boolean refused = lowered.isEmpty() || method.diagnostics().hasErrors();
        Optional<Function> chunked = refused || !request.parallel()
                ? Optional.empty()
                : inChunks(lowered.get(), checkpoint, method.diagnostics());
        refused |= method.diagnostics().hasErrors();
        if (explains && !refused) {
            method.diagnostics().report(explanation(lowered.get(), request, checkpoint));
        }
        method.report(lint);
        return new Outcome(
                refused
                        ? Optional.empty()
                        : Optional.of(
                                isNested -> source(lowered.get(), request, checkpoint, chunked, adjoints, isNested)),
                false);
    }

    /** The gradient whose loops run in chunks; empty if none can, which is reported. */
    private Optional<Function> inChunks(LoweredMethod lowered, Checkpoint checkpoint, DiagnosticList diagnostics) {
        ChunkedLoops.Result result =
                pipeline.inChunks(lowered.function(), lowered.signature().seeded(), checkpoint);
        if (result.isSplit()) {
            result.findings().stream().map(Differentiation::message).forEach(diagnostics::report);
            return Optional.of(result.function());
        }
        Span method = lowered.function().body().terminator().origin().span();
        Span span =
                result.findings().isEmpty() ? method : result.findings().get(0).span();
        String reason = result.findings().isEmpty()
                ? "it has no loop that does more than move a few numbers"
                : result.findings().get(0).operands().get(0);
        diagnostics.report(
                Diagnostic.of(Message.NOT_PARALLEL, span, lowered.function().name(), reason));
        return Optional.empty();
    }

    /** The loop whose memory is to be bounded; null if there is none. */
    private static Checkpoint checkpoint(LoweredMethod lowered, Request request, AttributedMethod method) {
        if (request.checkpoint().isEmpty()) {
            return null;
        }
        CheckpointRequest asked = request.checkpoint().get();
        Function function = lowered.function();
        Optional<Span> labelled = asked.loop().isEmpty() ? Optional.empty() : method.labelled(asked.loop());
        if (!asked.mistake().isEmpty()) {
            method.diagnostics()
                    .report(Diagnostic.of(
                            Message.CHECKPOINT_SETTING,
                            function.body().terminator().origin().span(),
                            asked.mistake()));
        }
        if (labelled.isEmpty() && !asked.loop().isEmpty()) {
            method.diagnostics()
                    .report(Diagnostic.of(
                            Message.CHECKPOINT_LOOP,
                            function.body().terminator().origin().span(),
                            "no loop has the label " + asked.loop()));
            return null;
        }
        Checkpointing.Result found = Checkpointing.find(function, labelled);
        if (!found.obstacle().isEmpty()) {
            method.diagnostics().report(Diagnostic.of(Message.CHECKPOINT_LOOP, found.span(), found.obstacle()));
        }
        return new Checkpoint(found.label(), asked.snapshots(), asked.bytes());
    }

    private Diagnostic explanation(LoweredMethod lowered, Request request, Checkpoint checkpoint) {
        // chunks and checkpoints are those of the adjoint
        Mode mode = request.isAdjoint()
                ? Mode.REVERSE
                : pipeline.mode(lowered.function(), lowered.signature().seeded());
        String text = mode.isTangent()
                ? "gradient, by " + mode.text() + ": " + mode.reason() + "\n"
                : "gradient, by the adjoint\n"
                        + pipeline.explain(
                                        Member.GRADIENT,
                                        lowered.function(),
                                        lowered.signature().seeded(),
                                        checkpoint)
                                .text();
        Span span = lowered.function().body().terminator().origin().span();
        return Diagnostic.of(Message.EXPLANATION, span, lowered.function().name(), text);
    }

    private String source(
            LoweredMethod lowered,
            Request request,
            Checkpoint checkpoint,
            Optional<Function> chunked,
            HandWritten adjoints,
            boolean isNested) {
        String name = Companions.name(request, lowered.signature());
        Function method = lowered.function();
        Set<Integer> seeded = lowered.signature().seeded();
        Layout layout = Layout.of(lowered.signature());
        Mode mode = Mode.REVERSE;
        Map<Member, Function> functions = new EnumMap<>(Member.class);
        for (Member member : request.derivatives(lowered.signature())) {
            Function derived;
            if (member == Member.GRADIENT && chunked.isPresent()) {
                derived = chunked.get();
            } else if (member == Member.GRADIENT && !request.isAdjoint()) {
                Derivatives.Gradient gradient = pipeline.gradient(method, seeded, layout, isNested);
                mode = gradient.mode();
                derived = gradient.function();
            } else {
                derived = pipeline.derive(member, method, seeded, layout, checkpoint, adjoints.bodies(), isNested);
            }
            functions.put(member, derived);
        }
        return Companions.source(Shape.companion(
                lowered.signature(),
                name,
                functions,
                request.asksFor(Request.OBJECTIVE),
                mode.isTangent() ? mode.text() : ""));
    }

    private void check(LoweredMethod lowered, Request request, HandWritten adjoints, DiagnosticList diagnostics) {
        Function function = lowered.function();
        String name = Companions.name(request, lowered.signature());
        Shape.clash(lowered.signature(), name)
                .ifPresent(clash -> diagnostics.report(Diagnostic.of(
                        Message.RESERVED_NAME,
                        function.body().terminator().origin().span(),
                        clash)));
        if (request.asksFor(Request.OBJECTIVE)
                && !Shape.isObjective(lowered.signature())
                && !Shape.isResiduals(lowered.signature())) {
            diagnostics.report(Diagnostic.of(
                    Message.NO_OBJECTIVE, function.body().terminator().origin().span(), function.name()));
        }
        for (Member member : Member.values()) {
            if (request.asksFor(member.name())
                    && member.isOfScalars()
                    && lowered.signature().isSeeded()) {
                diagnostics.report(Diagnostic.of(
                        Message.NO_SCALAR,
                        function.body().terminator().origin().span(),
                        function.name(),
                        member.name()));
            }
        }
        Function complete = Contracts.apply(function);
        checkRules(complete, request, lowered.signature().isSeeded(), adjoints, diagnostics);
        List<Finding> missing = MissingRules.of(complete);
        missing.forEach(finding -> diagnostics.report(message(finding)));
        if (missing.isEmpty()) {
            // what has no rule influences the result in a way that nothing here knows
            Influence.of(complete).stream()
                    .filter(finding -> isWhole(finding, lowered))
                    .forEach(finding -> diagnostics.report(message(finding)));
        }
        keepActiveNarrowings(complete, diagnostics);
        Hazards.of(complete).stream()
                .map(Differentiation::message)
                .filter(hazard -> lint.of(hazard.message()).isPresent())
                .forEach(diagnostics::report);
    }

    /** Calls with rules have the derivatives that their rules give. */
    private static void checkRules(
            Function function, Request request, boolean seeded, HandWritten adjoints, DiagnosticList diagnostics) {
        for (Member member : Member.values()) {
            boolean tangents = member.takesTangents() && (member == Member.JVP || seeded);
            boolean second = member.isOfScalars();
            if (!request.asksFor(member.name()) || (!tangents && !second)) {
                continue;
            }
            RuledCalls.of(function, call -> !(tangents ? RuleTangents.isPossible(call) : adjoints.hasSecond(call)))
                    .forEach(call -> diagnostics.report(withoutMode(call, function.name(), member, tangents)));
        }
    }

    private static Diagnostic withoutMode(Op.Invoke call, String method, Member member, boolean tangents) {
        String callee = call.callee().replace('#', '.');
        CallRule.Routine adjoint = call.rule().adjoint();
        if (adjoint != null && adjoint.form() == CallRule.Form.GRADIENT) {
            return Diagnostic.of(
                    Message.COMPANION_MEMBER,
                    call.origin().span(),
                    callee,
                    tangents ? "JVP" : "HVP",
                    method,
                    member.name());
        }
        return Diagnostic.of(
                Message.RULE_MODE,
                call.origin().span(),
                callee,
                tangents ? "tangent" : "second derivative",
                method,
                member.name(),
                tangents ? "TANGENT" : "ADJOINT in this compilation");
    }

    /** The front end does not know which of the numbers that are narrowed carry derivatives. */
    private static void keepActiveNarrowings(Function function, DiagnosticList diagnostics) {
        if (diagnostics.diagnostics().stream().anyMatch(one -> one.message() == Message.HIDDEN_NARROWING)) {
            Set<Span> active = Narrowings.of(function);
            diagnostics.removeIf(one -> one.message() == Message.HIDDEN_NARROWING && !active.contains(one.span()));
        }
    }

    /** Whether a finding is about a parameter and not about a part of one: hardly a method uses all fields of an object. */
    private static boolean isWhole(Finding finding, LoweredMethod lowered) {
        return finding.kind() != Finding.Kind.NO_INFLUENCE
                || lowered.signature().parameters().stream()
                        .anyMatch(parameter ->
                                parameter.name().equals(finding.operands().get(0)));
    }

    private static Diagnostic message(Finding finding) {
        Message message = switch (finding.kind()) {
            case NO_RULE -> Message.NO_RULE;
            case NO_SOURCE -> Message.NO_SOURCE;
            case OUTLIVES -> Message.OUTLIVES;
            case KEPT -> Message.KEPT;
            case NO_INFLUENCE -> Message.NO_INFLUENCE;
            case EQUALITY -> Message.EQUALITY;
            case INFINITE_DERIVATIVE -> Message.INFINITE_DERIVATIVE;
            case TIE -> Message.TIE;
            case STOPPING_TEST -> Message.STOPPING_TEST;
            case LOST_PRECISION -> Message.LOST_PRECISION;
            case CANCELLATION -> Message.CANCELLATION;
            case OVERFLOW -> Message.OVERFLOW;
            case SEQUENTIAL -> Message.SEQUENTIAL_LOOP;
        };
        return Diagnostic.of(message, finding.span(), finding.operands().toArray(String[]::new));
    }
}
