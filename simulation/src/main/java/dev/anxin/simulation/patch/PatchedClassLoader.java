package dev.anxin.simulation.patch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Loads our own classes anew, some of them patched; all others (the JDK's, the SDK's) are those of the process.
final class PatchedClassLoader extends ClassLoader {
    private static final String OURS = "dev.anxin.";

    /// The classes as they are on the class path: read once for all mutants.
    private static final Map<String, byte[]> ORIGINALS = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> patched;

    /// @param patched by the class's binary name
    PatchedClassLoader(Map<String, byte[]> patched) {
        super(PatchedClassLoader.class.getClassLoader());
        this.patched = Map.copyOf(patched);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        var bytes = patched.containsKey(name) ? patched.get(name) : ORIGINALS.get(name);
        if (bytes == null) {
            bytes = read(name);
            ORIGINALS.put(name, bytes);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] read(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
