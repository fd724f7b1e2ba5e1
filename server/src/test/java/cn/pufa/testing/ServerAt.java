package cn.pufa.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One server for all tests of the class, in a time of its own that begins at this instant. The
 * static fields of the class are given to it before anything of it runs: its server, clock and
 * database, and whatever world is made of a server alone.
 */
@ExtendWith(ServerAt.Running.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServerAt {

  /** Such as 2026-05-25T01:00:00Z. */
  String value();

  /** From before the first test until after the last. */
  final class Running implements BeforeAllCallback, AfterAllCallback {

    private MovableClock clock;
    private TestServer server;
    private Jdbc database;

    @Override
    public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
      Class<?> tests = context.getRequiredTestClass();
      clock = new MovableClock(tests.getAnnotation(ServerAt.class).value());
      server = TestServer.start(TestPostgres.create(), clock);
      for (Field field : tests.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers)) {
          field.setAccessible(true);
          field.set(null, given(field.getType(), field.get(null)));
        }
      }
    }

    private Object given(Class<?> type, Object otherwise) throws ReflectiveOperationException {
      if (type == TestServer.class) {
        return server;
      }
      if (type == MovableClock.class) {
        return clock;
      }
      if (type == Jdbc.class) {
        database = Jdbc.connect(server.database().ownerUrl());
        return database;
      }
      for (Constructor<?> constructor : type.getConstructors()) {
        Class<?>[] needs = constructor.getParameterTypes();
        if (needs.length == 1 && needs[0] == TestServer.class) {
          return constructor.newInstance(server);
        }
      }
      return otherwise;
    }

    @Override
    public void afterAll(ExtensionContext context) {
      if (database != null) {
        database.close();
      }
      if (server != null) {
        server.close();
      }
    }
  }
}
