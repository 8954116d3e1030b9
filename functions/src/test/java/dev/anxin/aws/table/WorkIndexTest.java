package dev.anxin.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.work.Work;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What lists people can ask for.
final class WorkIndexTest {
    @Test
    void everyKindOfWorkHasItsList() {
        assertThat(Stream.of(WorkIndex.Lists.values()).map(WorkIndex.Lists::word))
                .containsAll(Stream.of(Work.Kind.values()).map(Work.Kind::word).toList());
    }
}
