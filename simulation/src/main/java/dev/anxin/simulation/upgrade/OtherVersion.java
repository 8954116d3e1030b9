package dev.anxin.simulation.upgrade;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.runtime.Clients;
import dev.anxin.simulation.patch.Mutant;
import dev.anxin.simulation.patch.PatchCompiler;
import dev.anxin.simulation.patch.PatchText;
import dev.anxin.simulation.patch.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A version whose functions are loaded from classes of their own, beside this one's. See [VersionBridge].
public final class OtherVersion implements Version {
    private static final String PATCHES = "next.txt";
    private static final Map<Release, OtherVersion> RELEASES = new ConcurrentHashMap<>();

    private final Method copy;
    private final Method isSum;

    private OtherVersion(ClassLoader classes) throws ReflectiveOperationException {
        var crossing = classes.loadClass(VersionBridge.class.getName());
        copy = crossing.getMethod("copy", String.class, Map.class, Map.class, BiFunction.class, Consumer.class);
        isSum = crossing.getMethod("isSum", List.class, Map.class);
    }

    /// The next release, compiled once in a process.
    ///
    /// @throws IllegalStateException if the sources that it is made of are not at hand, or Java's compiler
    /// @throws RuntimeException if a patch does not fit them: it says which
    public static OtherVersion of(Release release) {
        return RELEASES.computeIfAbsent(release, one -> in(new PatchCompiler(Sources.atHand()).classes(patches(one))));
    }

    /// @param classes all of this process's, some of them others
    /// @throws IllegalStateException if one is missing
    public static OtherVersion in(ClassLoader classes) {
        try {
            return new OtherVersion(classes);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the other version lacks a class of this one", impossible);
        }
    }

    /// The higher release has all that the compatible one has, and more.
    static Mutant patches(Release release) {
        var all = PatchText.read(text());
        var patches = new ArrayList<Mutant.Patch>();
        var last = List.of(Release.values()).indexOf(release);
        all.subList(0, last + 1).forEach(part -> patches.addAll(part.patches()));
        var part = all.get(last);
        if (!part.name().equals(release.word())) {
            throw new IllegalStateException(PATCHES + " has " + part.name() + " where " + release.word() + " belongs");
        }
        return new Mutant("next-" + part.name(), part.breaks(), "upgrade", 0, "", patches);
    }

    private static String text() {
        try (InputStream text = OtherVersion.class.getResourceAsStream(PATCHES)) {
            return new String(Objects.requireNonNull(text, PATCHES).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public RequestStreamHandler copy(
            String function, Map<String, String> variables, InstantSource clock, Clients clients) {
        var shared = Map.of(
                InstantSource.class, clock,
                DynamoDbClient.class, clients.dynamo(),
                SqsClient.class, clients.sqs(),
                SnsClient.class, clients.sns(),
                SecretsManagerClient.class, clients.secrets());
        var calls = Wire.offered(patience -> clients.calls(patience, Integer.MAX_VALUE));
        Consumer<List<Runnable>> together = works -> clients.parallel().run(works.size(), works);
        return (RequestStreamHandler) call(copy, function, variables, shared, calls, together);
    }

    /// Whether a payment item is what all of its facts add up to, as it reads both.
    public boolean isSum(List<Map<String, AttributeValue>> facts, Map<String, AttributeValue> payment) {
        return (Boolean) call(isSum, facts, payment);
    }

    private static Object call(Method method, Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException thrown) {
            throw unchecked(Objects.requireNonNull(thrown.getCause()));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("a public method cannot be called", impossible);
        }
    }

    /// What was thrown over there goes on here as it is: a crash above all.
    private static RuntimeException unchecked(Throwable thrown) {
        return switch (thrown) {
            case Error crashed -> throw crashed;
            case RuntimeException failed -> failed;
            default -> new IllegalStateException("a checked exception without a throws clause", thrown);
        };
    }
}
