package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.PrivatePostgres;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SmsLedger;
import cn.pufa.testing.SmtpLedger;
import com.google.gson.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Two servers send from one database while everything goes wrong: one is killed in each round, at a
 * moment chosen by what has arrived; before that the other is frozen, the database crashes, or
 * answers are lost. What really arrived is written down outside the database.
 */
final class Chaos implements AutoCloseable {

  /**
   * @param braked how often a campaign was let go on after its brake
   * @param lostAnswers e-mails that arrived and whose answer never came back
   * @param bound most that may be uncertain: a window for each kill, and those
   */
  record Report(
      int kills,
      int freezes,
      int crashes,
      int braked,
      int lostAnswers,
      int messages,
      int uncertain,
      int bound) {}

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration FINISH = Duration.ofSeconds(120);
  private static final int ENOUGH_WAITING = 250;
  private static final int INVITATIONS = 8;
  private static final int NONE = -1;

  /** What gets stuck is hidden by what is new unless all comes to rest now and then. */
  private static final int REST_EVERY = 10;

  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  /** The demo's own year was never sent from here. */
  private static final String OF_TODAY = "created_at > now() - interval '1 day' and ";

  private final Random random;
  private final PrivatePostgres postgres = PrivatePostgres.start();
  private final SmtpLedger mail = SmtpLedger.start(Duration.ofMillis(250));
  private final SmsLedger sms = SmsLedger.start(Duration.ofMillis(250));
  private final List<Path> homes = List.of(ServerProcess.newHome(), ServerProcess.newHome());
  private final ServerProcess[] servers = new ServerProcess[2];
  private final List<String> organizations;
  private final Map<String, String> tokens = new HashMap<>();
  private int invited;
  private int kills;
  private int freezes;
  private int crashes;
  private int braked;
  private int frozenNode = NONE;
  private long looked = System.nanoTime();

  Chaos(Random random) {
    this.random = random;
    start(0);
    start(1);
    for (String account : List.of("case_officer", "approver")) {
      tokens.put(account, servers[0].api().signIn(account).token());
    }
    organizations = column("select id from organization order by credit_code");
  }

  private void start(int node) {
    var options = new HashMap<>(sms.options());
    options.put("DATABASE_URL", postgres.database().appUrl());
    options.put("DATABASE_OWNER_URL", postgres.database().ownerUrl());
    options.put("SMTP_URL", mail.url("node" + node + "@demo.invalid"));
    options.put("QUIET_HOURS", "none");
    servers[node] = ServerProcess.start(homes.get(node), options);
  }

  /** Throws where something was lost, came twice, or more is in doubt than may be. */
  Report run(int rounds) {
    int first = random.nextInt(4);
    for (int round = 0; round < rounds; round++) {
      haveEnoughWaiting();
      int victim = random.nextInt(2);
      awaitArrivals(1 + random.nextInt(60));
      boolean frozen = somethingElseGoesWrong(first + round, 1 - victim);
      awaitArrivals(frozen ? 1 : 1 + random.nextInt(20));
      kill(victim);
      if (frozen) {
        awaitTakeover();
        servers[1 - victim].process().thaw();
        frozenNode = NONE;
      }
      if (kills % REST_EVERY == 0) {
        awaitRest();
        System.out.printf("chaos: %d kills, %d e-mails arrived%n", kills, mail.count());
      }
    }
    awaitRest();
    return requireEveryMessageHasOneFate();
  }

  /**
   * Until the only node that is known is the one just started: so the right of the frozen one has
   * run out and others have what it held, and it wakes into a world that does without it.
   */
  private void awaitTakeover() {
    Eventually.within(
        SOON, () -> assertThat(column("select id from delivery_node")).as("nodes").hasSize(1));
  }

  private void haveEnoughWaiting() {
    if (count("state = 'queued' and channel = 'email'") >= ENOUGH_WAITING) {
      return;
    }
    // A database that has just come back refuses a few.
    Eventually.within(SOON, () -> assertThat(answered(this::release)).isNotNull());
    for (int i = 0; i < INVITATIONS; i++) {
      String next = organizations.get(invited++ % organizations.size());
      var organization = Map.<String, Object>of("organization", next);
      Eventually.within(SOON, () -> invite(organization));
    }
  }

  /** Whether one whose answer was lost was made matters not: what was made is sent once. */
  private void invite(Map<String, Object> organization) {
    Api officer = as("case_officer");
    try {
      officer.call("issueInvitation", organization, Acting.order("sms", "org_agent")).expect(201);
    } catch (UncheckedIOException dropped) {
      return;
    }
  }

  private UUID release() {
    return Given.releasedCampaign(as("case_officer"), as("approver"));
  }

  private Api as(String account) {
    int node = random.nextInt(2);
    return servers[node == frozenNode ? 1 - node : node].api().withToken(tokens.get(account));
  }

  /** A server that was thawed drops its old connections; whoever asked asks again. */
  private static <T> T answered(Supplier<T> asking) {
    try {
      return asking.get();
    } catch (UncheckedIOException dropped) {
      throw new AssertionError("no answer", dropped);
    }
  }

  /**
   * What is in doubt brakes its campaign; as an officer who has looked at it, lets it go on. Where
   * the database is away, the next look does it.
   */
  private void letBrakedGoOn() {
    if (System.nanoTime() - looked < LOOK_NANOS) {
      return;
    }
    looked = System.nanoTime();
    for (String circular : column("select id from lane where paused_at is not null")) {
      var lane = Map.<String, Object>of("circular", circular);
      answered(() -> as("case_officer").call("resumeCircular", lane, new JsonObject()).expect(200));
      braked++;
    }
  }

  /** True when the node is frozen now. */
  private boolean somethingElseGoesWrong(int round, int node) {
    switch (round % 4) {
      case 0 -> {
        servers[node].process().freeze();
        frozenNode = node;
        freezes++;
        return true;
      }
      case 1 -> {
        postgres.stopImmediately();
        postgres.startAgain();
        crashes++;
      }
      case 2 -> {
        int answers = 1 + random.nextInt(3);
        mail.dropAnswers(answers);
        sms.dropAnswers(answers);
      }
      default -> {}
    }
    return false;
  }

  private void kill(int node) {
    servers[node].process().kill();
    servers[node].close();
    kills++;
    start(node);
  }

  private void awaitArrivals(int more) {
    int wanted = mail.count() + more;
    await(SOON, () -> assertThat(mail.count()).as("arrived").isGreaterThanOrEqualTo(wanted));
  }

  private void awaitRest() {
    await(
        FINISH,
        () ->
            assertThat(count("state in ('queued', 'claimed', 'sending')")).as("waiting").isZero());
  }

  private void await(Duration limit, Runnable assertion) {
    try {
      Eventually.within(
          limit,
          () -> {
            letBrakedGoOn();
            assertion.run();
          });
    } catch (AssertionError stuck) {
      throw new AssertionError(stuck.getMessage() + "\n" + scene(), stuck);
    }
  }

  /** How everything stands where nothing moves any more. */
  private String scene() {
    String lines =
        String.join(
            "\n",
            column(
                """
                select concat_ws(' ', channel, state, 'of a known node:', n.id is not null, 'paused:', l.paused_at is not null,
                         'tried', m.attempts, count(*), 'due from', min(next_attempt_at) - now(), 'to', max(next_attempt_at) - now())
                  from message m left join delivery_node n on n.id = m.node left join lane l on l.id = m.lane
                 where m.state in ('queued', 'claimed', 'sending')
                 group by channel, state, n.id, l.paused_at is not null, m.attempts
                union all
                select concat_ws(' ', 'circuit of', channel, failures, 'failures, open for', open_until - now(), reason) from circuit
                union all
                select concat_ws(' ', 'node', id, 'for', until - clock_timestamp()) from delivery_node
                union all
                select concat_ws(' ', 'backend', pid, state, wait_event_type, wait_event, now() - xact_start, left(query, 60))
                  from pg_stat_activity where datname = current_database() and xact_start is not null"""));
    return "%d kills, %d freezes, %d crashes%n%s%n%s%n%s"
        .formatted(
            kills,
            freezes,
            crashes,
            lines,
            servers[0].process().said(),
            servers[1].process().said());
  }

  private Report requireEveryMessageHasOneFate() {
    Set<String> arrived =
        mail.arrivals().stream()
            .map(arrival -> arrival.messageId().replace("@pufa", ""))
            .collect(Collectors.toSet());
    Set<String> sent = ids("state = 'sent' and channel = 'email'");
    Set<String> uncertain = ids("state = 'uncertain' and channel = 'email'");
    Set<String> maybe = new HashSet<>(sent);
    maybe.addAll(uncertain);
    assertThat(mail.twice()).as("no Message-ID twice").isEmpty();
    assertThat(arrived).as("what is called sent did arrive").containsAll(sent);
    assertThat(arrived).as("what arrived is called sent or uncertain").isSubsetOf(maybe);
    assertThat(ids("channel = 'email'")).as("each has left, or is in doubt").isEqualTo(maybe);
    requireEachWentToItsOwn();
    requireEverybodyIsTold();
    requireTextsArrivedOnce();

    int bound = kills * DeliverySettings.WINDOW + mail.dropped();
    assertThat(uncertain).hasSizeLessThanOrEqualTo(bound);
    return new Report(
        kills, freezes, crashes, braked, mail.dropped(), maybe.size(), uncertain.size(), bound);
  }

  private void requireEachWentToItsOwn() {
    assertThat(mail.arrivals())
        .extracting(arrival -> arrival.messageId().replace("@pufa", " ") + arrival.recipient())
        .isSubsetOf(column("select id || ' ' || address from message where channel = 'email'"));
  }

  /** Every campaign has told everybody who has an address. */
  private void requireEverybodyIsTold() {
    List<String> told =
        column(
            """
            select count(*) from message_notice l join notice n on n.id = l.notice join message m on m.id = l.message
             where l.channel = 'email' and n.occasion = 'notice'
               and m.created_at > now() - interval '1 day'
             group by n.circular""");
    assertThat(told).as("campaigns").hasSizeGreaterThan(1);
    assertThat(new HashSet<>(told)).as("the same number by each campaign").hasSize(1);
  }

  private void requireTextsArrivedOnce() {
    Set<String> delivered =
        sms.delivered().stream().map(SmsLedger.Message::messageId).collect(Collectors.toSet());
    assertThat(sms.delivered()).hasSameSizeAs(delivered);
    assertThat(delivered).isEqualTo(ids("channel = 'sms'"));
    assertThat(count("channel = 'sms' and state <> 'sent'")).as("none stays in doubt").isZero();
    assertThat(count("channel = 'sms' and secret is not null")).isZero();
  }

  private Set<String> ids(String condition) {
    return Set.copyOf(column("select id from message where " + OF_TODAY + condition));
  }

  private int count(String condition) {
    return Integer.parseInt(
        column("select count(*) from message where " + OF_TODAY + condition).getFirst());
  }

  private List<String> column(String sql) {
    try (Jdbc database = Jdbc.connect(postgres.database().appUrl())) {
      return database.column(sql);
    }
  }

  @Override
  public void close() {
    for (ServerProcess server : servers) {
      server.close();
    }
    mail.close();
    sms.close();
    postgres.close();
    homes.forEach(ServerProcess::remove);
  }
}
