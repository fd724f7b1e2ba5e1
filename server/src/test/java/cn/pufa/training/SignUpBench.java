package cn.pufa.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Bench;
import cn.pufa.testing.Crowd;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code bin/bench signup}: sign-ups through HTTP, all rows of a real one, fsync on; as the product
 * admits them against one transaction a request. The rounds of both take turns; every round fills
 * its sessions and is checked in the database.
 *
 * <p>What a sign-up costs is all that the server and the database do until its audit event is
 * sealed, by code that has run long enough to be compiled. What another command waits meanwhile is
 * measured in rounds of its own, so that its cost is not counted among theirs.
 */
final class SignUpBench {

  /** The product's rounds would otherwise be over before they can be measured. */
  private static final int PEOPLE = 6000;

  private static final int PLAIN_PEOPLE = 1000;
  private static final int ROUNDS = 6;
  private static final int WARM_UPS = 4;
  private static final double BYSTANDER_LIMIT = 3;
  private static final Duration SEALED = Duration.ofSeconds(10);

  /** Microseconds a sign-up, server and database. */
  private static final double CPU_LIMIT = 250;

  /**
   * @param rate sign-ups a second
   * @param cpu microseconds of one sign-up
   */
  private record Measured(double rate, double cpu) {}

  private record Case(String name, int sessions, int connections, double target) {}

  private static final List<Case> CASES =
      List.of(
          new Case("one session, 64 connections", 1, 64, 8),
          new Case("one session, 256 connections", 1, 256, 12),
          new Case("fifty sessions, 64 connections", 50, 64, 4));

  private final SignUpLoad plain;
  private final SignUpLoad together;
  private final Jdbc database;
  private final List<String> tokens;
  private final String officer;
  private int number;

  private SignUpBench(SignUpServers servers, Jdbc database, Path folder) {
    this.plain = new SignUpLoad(servers.plainPort(), folder);
    this.together = new SignUpLoad(servers.togetherPort(), folder);
    this.database = database;
    this.tokens = Crowd.seed(database, PEOPLE + 1);
    this.officer = tokens.getLast();
    database.execute(
        """
        insert into role_grant (person, role, division)
        select id, 'case_officer', '440881' from person where account = 'crowd-%d'"""
            .formatted(PEOPLE + 1));
  }

  public static void main(String[] arguments) {
    int result = 2;
    var postgres = TestPostgres.create();
    try (var servers = SignUpServers.start(postgres.appUrl());
        var database = Jdbc.connect(postgres.appUrl())) {
      Path folder = Files.createTempDirectory("pufa-signup");
      result = new SignUpBench(servers, database, folder).run() ? 0 : 1;
    } catch (RuntimeException | IOException fault) {
      fault.printStackTrace();
    }
    System.exit(result);
  }

  private boolean run() {
    System.out.printf(
        Locale.ROOT,
        "%d people a round, %d where each is a transaction; %d rounds of each after %d to warm up, medians%n",
        PEOPLE,
        PLAIN_PEOPLE,
        ROUNDS,
        WARM_UPS);
    for (Case warmUp : CASES) {
      round(plain, warmUp, PLAIN_PEOPLE);
      Stream.generate(() -> together).limit(WARM_UPS).forEach(form -> round(form, warmUp, PEOPLE));
    }
    double quiet = median(together.quiet(bystander(), 200));
    System.out.printf(Locale.ROOT, "bystander, quiet: p50 %.1f ms%n", quiet);
    boolean met = true;
    for (Case one : CASES) {
      met &= measure(one, quiet);
    }
    Bench.tellOwnMemory();
    System.out.println(
        "nothing was killed here: that a kill while a session fills up leaves it exact, SignUpStormIT asks");
    System.out.println(met ? "signup: targets met" : "signup: targets MISSED");
    return met;
  }

  private boolean measure(Case one, double quiet) {
    List<Measured> plainly = new ArrayList<>();
    List<Measured> admitted = new ArrayList<>();
    List<Double> bystander = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) {
        plainly.add(round(plain, one, PLAIN_PEOPLE));
        admitted.add(round(together, one, PEOPLE));
      } else {
        admitted.add(round(together, one, PEOPLE));
        plainly.add(round(plain, one, PLAIN_PEOPLE));
      }
      bystander.addAll(beside(one));
    }
    print(one, "plain", plainly);
    print(one, "together", admitted);
    double ratio = rate(admitted) / rate(plainly);
    double waits = median(bystander) / quiet;
    System.out.printf(
        Locale.ROOT,
        "%-32s ratio %.1f (target %.0f)%s, CPU %.0f us (limit %.0f)%s, bystander %.1f times its quiet p50 (limit %.0f)%s%n",
        one.name(),
        ratio,
        one.target(),
        Bench.missed(ratio >= one.target()),
        cpu(admitted),
        CPU_LIMIT,
        Bench.missed(cpu(admitted) <= CPU_LIMIT),
        waits,
        BYSTANDER_LIMIT,
        Bench.missed(waits <= BYSTANDER_LIMIT));
    return ratio >= one.target() && cpu(admitted) <= CPU_LIMIT && waits <= BYSTANDER_LIMIT;
  }

  private static void print(Case one, String form, List<Measured> rounds) {
    System.out.printf(
        Locale.ROOT,
        "%-32s %-9s %6.0f sign-ups/s, CPU %5.0f us each%n",
        one.name(),
        form,
        rate(rounds),
        cpu(rounds));
  }

  private static double cpu(List<Measured> rounds) {
    return median(rounds.stream().map(Measured::cpu).toList());
  }

  private static double rate(List<Measured> rounds) {
    return median(rounds.stream().map(Measured::rate).toList());
  }

  private Measured round(SignUpLoad form, Case one, int people) {
    List<String> sessions = prepare(form, one, people);
    awaitSealed();
    double before = cpuMicros();
    double seconds = form.send(one.connections());
    awaitSealed();
    double cpu = cpuMicros() - before;
    sessions.forEach(session -> requireExact(session, people / one.sessions()));
    return new Measured(people / seconds, cpu / people);
  }

  /** Milliseconds another command waits while people sign up. */
  private List<Double> beside(Case one) {
    List<String> sessions = prepare(together, one, PEOPLE);
    List<Double> waits = together.sendBeside(one.connections(), bystander());
    sessions.forEach(session -> requireExact(session, PEOPLE / one.sessions()));
    return waits;
  }

  /** New sessions, each with seats for a quarter of those who want one. */
  private List<String> prepare(SignUpLoad form, Case one, int people) {
    int seats = seats(people / one.sessions());
    List<String> sessions = Stream.generate(() -> announce(seats)).limit(one.sessions()).toList();
    List<byte[]> requests = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      String session = sessions.get(person % sessions.size());
      requests.add(
          SignUpLoad.post(
              "/api/training-sessions/" + session + "/enrolments",
              tokens.get(person),
              Api.key(),
              Given.post("volunteer", "440881").toString()));
    }
    form.prepare(requests);
    return sessions;
  }

  private static int seats(int people) {
    return people / 4;
  }

  /** No event stands outside the chain. */
  private void awaitSealed() {
    String left =
        "select coalesce((select max(id) from audit_event), 0) - coalesce((select max(event_id) from audit_link), 0)";
    Eventually.within(SEALED, () -> assertThat(database.number(left)).isZero());
  }

  /** Of the servers, which are this process, and of the database. */
  private double cpuMicros() {
    return Stream.concat(
            Stream.of(ProcessHandle.current()),
            database.column("select pid from pg_stat_activity").stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream()))
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToDouble(used -> used.toNanos() / 1e3)
        .sum();
  }

  private String announce(int seats) {
    return database
        .column(
            """
            insert into training_session (division, title, audience, townships, capacity, topics, place,
                   opens_at, closes_at, starts_at, ends_at)
            values ('440881', '演示·%d', '{volunteer}', '{}', %d, '{}', '演示党校', now(), now() + interval '1 hour',
                   now() + interval '2 hours', now() + interval '3 hours')
            returning id"""
                .formatted(++number, seats))
        .getFirst();
  }

  /** Another command, that has nothing to do with these sessions. */
  private byte[] bystander() {
    JsonObject draft = Given.trainingSession(10);
    draft.addProperty("title", "演示·" + Duration.ofNanos(System.nanoTime()).toMillis());
    return SignUpLoad.post("/api/training-sessions", officer, null, draft.toString());
  }

  private void requireExact(String session, int people) {
    int seats = seats(people);
    String found =
        database
            .column(
                """
                select s.taken || ' ' || s.waiting || ' ' || count(*) || ' ' ||
                       count(*) filter (where e.state = 'enrolled' and e.arrival <= s.capacity)
                  from training_session s join enrolment e on e.session = s.id where s.id = '%s' group by s.id"""
                    .formatted(session))
            .getFirst();
    String wanted = seats + " " + (people - seats) + " " + people + " " + seats;
    if (!found.equals(wanted)) {
      throw new IllegalStateException("not exact: " + found + " instead of " + wanted);
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
