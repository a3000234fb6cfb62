package dev.retrograd.processor.frontend.attribution;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads of a class file only its constant pool, for the names of the classes that it mentions (JVMS 4.4). */
final class ConstantPool {
    private static final int MAGIC = 0xCAFEBABE;

    private final Set<String> names = new LinkedHashSet<>();

    private ConstantPool() {}

    /**
     * All classes named in the pool, also within descriptors and generic signatures, as binary names with dots. A file of unknown
     * shape gives what was read before the unknown part: javac itself will judge the file.
     */
    static Set<String> classNames(byte[] classFile) {
        ConstantPool pool = new ConstantPool();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            pool.read(in);
        } catch (IOException e) {
            // truncated: the names so far are all there is
        }
        return pool.names;
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            return;
        }
        in.skipBytes(4);
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        List<Integer> classes = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++; // long and double take two entries
                }
                case 7 -> classes.add(in.readUnsignedShort());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                case 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                default -> {
                    return;
                }
            }
        }
        for (int index : classes) {
            String name = texts[index];
            if (name != null && !name.startsWith("[")) {
                add(name);
            }
        }
        for (String text : texts) {
            if (text != null && text.indexOf(';') > 0) {
                addFromDescriptor(text);
            }
        }
    }

    /** Every {@code Lname;} or {@code Lname<} of a descriptor or signature. Any other text can at most add a name that no class has. */
    private void addFromDescriptor(String text) {
        for (int start = text.indexOf('L'); start >= 0; start = text.indexOf('L', start + 1)) {
            int end = start + 1;
            while (end < text.length()
                    && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '/')) {
                end++;
            }
            if (end < text.length() && end > start + 1 && (text.charAt(end) == ';' || text.charAt(end) == '<')) {
                add(text.substring(start + 1, end));
                start = end;
            }
        }
    }

    private void add(String internalName) {
        if (!internalName.startsWith("java/")) {
            names.add(internalName.replace('/', '.'));
        }
    }
}
