package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server asks of its database, as PostgreSQL itself writes it down: the work of a request,
 * told instead of timed. What the parameters hold is not written.
 */
public final class Statements {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String BEFORE_EACH = "asked|";
  private static final Pattern EXECUTED = Pattern.compile("(?s)LOG: +execute [^:]+: (.*)");

  private final PrivatePostgres postgres;

  private Statements(PrivatePostgres postgres) {
    this.postgres = postgres;
  }

  /** Of connections that are made from now on. */
  public static Statements of(PrivatePostgres postgres) {
    try (Jdbc superuser = Jdbc.connect(postgres.superuserUrl())) {
      superuser.execute("alter system set log_line_prefix = '" + BEFORE_EACH + "'");
      superuser.execute("alter system set log_statement = 'all'");
      superuser.execute("select pg_reload_conf()");
      Eventually.within(SOON, () -> requireWritten(postgres));
    }
    return new Statements(postgres);
  }

  private static void requireWritten(PrivatePostgres postgres) {
    try (Jdbc anew = Jdbc.connect(postgres.superuserUrl())) {
      assertThat(anew.column("show log_statement")).containsExactly("all");
    }
  }

  /**
   * Those of a piece of work, in their order; a statement is written down before it is answered.
   *
   * @param about a word of those that concern it: whatever runs beside it asks, too
   */
  public List<String> of(Runnable work, Pattern about) {
    int before = text().length();
    work.run();
    return Stream.of(text().substring(before).split(Pattern.quote(BEFORE_EACH)))
        .map(EXECUTED::matcher)
        .filter(Matcher::find)
        .map(executed -> executed.group(1).strip())
        .filter(about.asPredicate())
        .toList();
  }

  private String text() {
    try {
      return Files.readString(postgres.log());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
