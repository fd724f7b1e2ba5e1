package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the class during which an event loop was held up or a statement was slow; at work in every
 * class without being named there (META-INF/services).
 */
public final class StallGuard implements AfterAllCallback {

  private static final Stalls STALLS = new Stalls();

  @Override
  public void afterAll(ExtensionContext context) {
    List<String> heard = STALLS.take();
    Class<?> tests = context.getRequiredTestClass();
    if (!tests.isAnnotationPresent(StallsOnPurpose.class)) {
      assertThat(heard).as("what held up others during " + tests.getSimpleName()).isEmpty();
    }
  }
}
