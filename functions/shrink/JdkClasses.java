import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs the JDK's own classes, as far as the functions see them, into a jar: ProGuard has to know which methods the
/// JDK calls, and reads no `lib/modules`. `java JdkClasses.java JAR`, by any JDK from 17: Maven says which one compiles,
/// where it is not the one that runs it.
final class JdkClasses {
    private static final List<String> MODULES =
            List.of("java.base", "java.logging", "java.management", "java.naming", "java.net.http", "java.xml");

    private JdkClasses() {}

    public static void main(String[] arguments) throws IOException {
        var jar = Path.of(arguments[0]);
        if (Files.exists(jar)) {
            return;
        }
        var begun = Files.createDirectories(jar.getParent()).resolve(jar.getFileName() + ".begun");
        try (var jdk = jdk();
                var zip = new ZipOutputStream(Files.newOutputStream(begun))) {
            zip.setLevel(1);
            for (var module : MODULES) {
                pack(jdk.getPath("modules", module, "java"), zip);
                pack(jdk.getPath("modules", module, "javax"), zip);
            }
        }
        Files.move(begun, jar);
    }

    private static FileSystem jdk() throws IOException {
        var home = System.getenv().getOrDefault("TOOLCHAIN_JAVA_HOME", System.getProperty("java.home"));
        return FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home));
    }

    private static void pack(Path root, ZipOutputStream zip) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                zip.putNextEntry(new ZipEntry(root.getParent().relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
    }
}
