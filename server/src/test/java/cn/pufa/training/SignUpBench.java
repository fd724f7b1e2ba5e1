package cn.pufa.training;

import cn.pufa.testing.Api;
import cn.pufa.testing.Crowd;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import cn.pufa.training.SignUpLoad.Measured;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code bin/bench signup}: sign-ups through HTTP, all rows of a real one, fsync on; as the product
 * admits them against one transaction a request. The rounds of both take turns; every round fills
 * its sessions and is checked in the database.
 */
final class SignUpBench {

  private static final int PEOPLE = 2000;
  private static final int ROUNDS = 6;
  private static final double BYSTANDER_LIMIT = 3;

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

  private SignUpBench(SignUpServers servers, Jdbc database) {
    this.plain = new SignUpLoad(servers.plainPort());
    this.together = new SignUpLoad(servers.togetherPort());
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
      result = new SignUpBench(servers, database).run() ? 0 : 1;
    } catch (RuntimeException fault) {
      fault.printStackTrace();
    }
    System.exit(result);
  }

  private boolean run() {
    System.out.printf(
        Locale.ROOT, "%d people a round, %d rounds of each, medians%n", PEOPLE, ROUNDS);
    for (Case warmUp : CASES) {
      round(plain, warmUp);
      Stream.generate(() -> together).limit(ROUNDS).forEach(form -> round(form, warmUp));
    }
    double quiet = median(together.quiet(bystander(), 200));
    System.out.printf(Locale.ROOT, "bystander, quiet: p50 %.1f ms%n", quiet);
    boolean met = true;
    for (Case one : CASES) {
      met &= measure(one, quiet);
    }
    System.out.println(met ? "signup: targets met" : "signup: targets missed");
    return met;
  }

  private boolean measure(Case one, double quiet) {
    List<Measured> plainly = new ArrayList<>();
    List<Measured> admitted = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) {
        plainly.add(round(plain, one));
        admitted.add(round(together, one));
      } else {
        admitted.add(round(together, one));
        plainly.add(round(plain, one));
      }
    }
    print(one, "plain", plainly);
    print(one, "together", admitted);
    double ratio = rate(admitted) / rate(plainly);
    double bystander = bystander(admitted) / quiet;
    System.out.printf(
        Locale.ROOT,
        "%-32s ratio %.1f (target %.0f), bystander %.1f times its quiet p50 (limit %.0f)%n",
        one.name(),
        ratio,
        one.target(),
        bystander,
        BYSTANDER_LIMIT);
    return ratio >= one.target() && bystander <= BYSTANDER_LIMIT;
  }

  private static void print(Case one, String form, List<Measured> rounds) {
    System.out.printf(
        Locale.ROOT,
        "%-32s %-9s %6.0f sign-ups/s, p50 %6.1f ms, p99 %6.1f ms, CPU %5.0f us each, bystander p50 %6.1f ms%n",
        one.name(),
        form,
        rate(rounds),
        median(rounds.stream().map(round -> median(round.millis())).toList()),
        median(rounds.stream().map(round -> at(round.millis(), 0.99)).toList()),
        median(rounds.stream().map(round -> (double) round.cpuMicros()).toList()),
        bystander(rounds));
  }

  private static double rate(List<Measured> rounds) {
    return median(rounds.stream().map(round -> PEOPLE / round.seconds()).toList());
  }

  private static double bystander(List<Measured> rounds) {
    return median(rounds.stream().flatMap(round -> round.bystander().stream()).toList());
  }

  private Measured round(SignUpLoad form, Case one) {
    int seats = PEOPLE / one.sessions() / 4;
    List<String> sessions = Stream.generate(() -> announce(seats)).limit(one.sessions()).toList();
    List<byte[]> requests = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      String session = sessions.get(person % sessions.size());
      requests.add(
          SignUpLoad.post(
              "/api/training-sessions/" + session + "/enrolments",
              tokens.get(person),
              Api.key(),
              Given.post("volunteer", "440881").toString()));
    }
    long before = cpuMicros();
    Measured measured = form.send(requests, one.connections(), bystander());
    long cpu = (cpuMicros() - before) / PEOPLE;
    sessions.forEach(session -> requireExact(session, seats, PEOPLE / one.sessions()));
    return measured.withCpu(cpu);
  }

  /** Of this process, client and servers, and of the database. */
  private long cpuMicros() {
    return Stream.concat(
            Stream.of(ProcessHandle.current()),
            database.column("select pid from pg_stat_activity").stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream()))
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToLong(used -> used.toNanos() / 1000)
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

  private void requireExact(String session, int seats, int people) {
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
    return at(values.stream().sorted().toList(), 0.5);
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
  }
}
