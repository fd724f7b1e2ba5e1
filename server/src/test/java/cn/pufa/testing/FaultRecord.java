package cn.pufa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes a line for each result of a test that shows a fault: faults, class, test, result. A class
 * has one too, since what begins or ends it may fail, and whatever looks after it. Named in
 * META-INF/services; {@code bin/faults.mjs} makes the table of the lines.
 */
public final class FaultRecord implements TestExecutionListener {

  private static final Path FILE = Path.of("target/faults.tsv");

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    write(
        test,
        switch (result.getStatus()) {
          case SUCCESSFUL -> test.isTest() ? "ok" : "ended";
          case ABORTED -> "skipped: " + result.getThrowable().map(Throwable::getMessage).orElse("");
          case FAILED -> "failed";
        });
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    write(test, "skipped: " + reason);
  }

  private static void write(TestIdentifier test, String result) {
    test.getSource().ifPresent(source -> write(source, test.getUniqueId(), result));
  }

  private static void write(TestSource source, String run, String result) {
    switch (source) {
      case MethodSource method -> {
        Class<?> type = method.getJavaClass();
        write(type, run, result, Stream.of(type, method.getJavaMethod()));
      }
      case ClassSource whole -> {
        Class<?> type = whole.getJavaClass();
        write(
            type,
            run,
            result,
            Stream.concat(Stream.of(type), Stream.of(type.getDeclaredMethods())));
      }
      default -> {
        // Whatever is no test of ours.
      }
    }
  }

  private static synchronized void write(
      Class<?> type, String run, String result, Stream<AnnotatedElement> marked) {
    Set<String> faults = new TreeSet<>();
    marked.forEach(element -> faults.addAll(faults(element)));
    if (faults.isEmpty()) {
      return;
    }
    String line =
        String.join(
            "\t",
            String.join(",", faults),
            type.getSimpleName(),
            run,
            result.replaceAll("\\s+", " "));
    try {
      Files.write(FILE, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Set<String> faults(AnnotatedElement element) {
    Set<String> faults = new TreeSet<>();
    AnnotationSupport.findAnnotation(element, Fault.class)
        .ifPresent(fault -> faults.addAll(List.of(fault.value())));
    AnnotationSupport.findAnnotation(element, SlowFault.class)
        .ifPresent(fault -> faults.addAll(List.of(fault.value())));
    return faults;
  }
}
