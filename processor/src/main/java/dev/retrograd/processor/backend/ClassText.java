package dev.retrograd.processor.backend;

/** A class that is being written. */
final class ClassText {
    private final Code text = new Code();
    private boolean hasMembers;

    /**
     * Starts a class.
     *
     * @param doc its documentation
     * @param head what stands in front of the body
     */
    ClassText(String doc, Code head) {
        text.code(MethodText.documented(new Code().text(doc)), "")
                .code(head, "")
                .text(" {\n");
    }

    /** Adds a member. */
    ClassText member(Code member) {
        text.text(hasMembers ? "\n" : "").code(member, "    ");
        hasMembers = true;
        return this;
    }

    /** The whole text, without the end of its last line. */
    Code text() {
        return text.text("}");
    }
}
