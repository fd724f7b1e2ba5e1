package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.AttendanceRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.OddRequest;
import cn.pufa.testing.OddRequests;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.StatuteFiles;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import cn.pufa.testing.ValidRequests;
import cn.pufa.testing.Witness;
import com.google.gson.JsonElement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Requests by chance to every operation of the contract: none breaks the server, none gets an
 * answer the contract does not know or one that shows the inside, and what is wrong is refused.
 *
 * <p>One round over all operations; with {@code PUFA_TEST_LONG} as many as fit into {@code
 * -Dpufa.fuzz.seconds}. {@code -Dpufa.test.seed} repeats a printed run, {@code -Dpufa.fuzz.only}
 * keeps to one operation.
 */
class FuzzIT {

  private static final int LONG_SECONDS = 600;

  /** Who sends this is nobody afterwards. */
  private static final Set<String> LAST = Set.of("eraseMe");

  private static final Pattern INSIDE =
      Pattern.compile(
          "cn\\.pufa|java\\.(lang|util|io|time)|io\\.(vertx|netty)|[a-z]Exception\\b|\\tat"
              + " |PgException|SQLSTATE|(?i)(violates|constraint|duplicate key|relation \"|select"
              + " .{1,80} from |insert into )");

  /** Refused before anybody has looked at who sends it. */
  private static final int TOO_LONG = 414;

  /** The short form asks the same each time: what only chance finds is looked for in the long. */
  private static final long FIRST_SEED = 20261127;

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{2,}");
  private static final Matrix MATRIX = Matrix.read();

  private static TestServer server;
  private static Map<String, Api> senders;
  private static List<OddRequests> operations;

  private final List<String> faults = new ArrayList<>();
  private int sent;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    var requests = new ValidRequests(server);
    senders = new HashMap<>();
    server
        .api()
        .call("listDemoAccounts")
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .forEach(FuzzIT::addSender);
    senders.put(null, server.api());
    String only = System.getProperty("pufa.fuzz.only");
    operations =
        Api.CONTRACT.operations().stream()
            .filter(operation -> !LAST.contains(operation.id()))
            .filter(operation -> only == null || operation.id().equals(only))
            .map(operation -> odd(operation, requests))
            .toList();
  }

  /** One account a role, by the role's name. */
  private static void addSender(JsonElement item) {
    String account = item.getAsJsonObject().get("account").getAsString();
    if (item.getAsJsonObject().getAsJsonArray("roles").get(0).getAsString().equals(account)) {
      senders.put(account, server.as(account));
    }
  }

  private static OddRequests odd(Operation operation, ValidRequests requests) {
    String id = operation.id();
    List<String> allowed =
        senders.keySet().stream().filter(account -> MATRIX.allows(id, account)).toList();
    List<String> forbidden = new ArrayList<>(senders.keySet());
    forbidden.removeAll(allowed);
    String account = allowed.stream().filter(one -> one != null).sorted().findFirst().orElse(null);
    return new OddRequests(
        operation,
        account,
        forbidden,
        requests.parameters(id, account),
        requests.body(id, account),
        operation.takesBytes() ? List.copyOf(operation.bodyMediaTypes()) : List.of(),
        List.of(
            Given.workbook(Given.rows(1).subList(0, 3)),
            NeedsRequests.sheet(),
            LedgerRequests.sheet(List.of("演示1号", "演示·来电", "2026-05-06", "咨询")),
            AttendanceRequests.sheet(
                new UUID(0, 1).toString(), List.of("1", "演示·1", "迟到", "150", "")),
            StatuteFiles.markdown("演示条例", "风筝要有线。"),
            StatuteFiles.docx("演示条例", "风筝要有线。"),
            Uploads.image("jpg", 8, 6),
            Uploads.image("png", 8, 6),
            Uploads.pdf(""),
            Uploads.mp3()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void noRequestBreaksTheServerNorShowsItsInside() {
    boolean isLong = System.getenv("PUFA_TEST_LONG") != null;
    long until =
        System.nanoTime()
            + Duration.ofSeconds(Integer.getInteger("pufa.fuzz.seconds", LONG_SECONDS)).toNanos();
    try (var witness = new Witness(server)) {
      long seed = isLong ? Rounds.seed() : Rounds.seed(FIRST_SEED);
      do {
        System.out.println("fuzz: seed " + seed);
        round(new Random(seed++));
      } while (isLong && faults.isEmpty() && System.nanoTime() < until);
      System.out.println("fuzz: " + sent + " odd requests");
      assertThat(faults).as(() -> String.join("\n\n", faults)).isEmpty();
      witness.requireNoErrorLogged();
    }
    assertThat(sent).isPositive();
    requireHealth();
  }

  private void round(Random random) {
    List<OddRequests> shuffled = new ArrayList<>(operations);
    Collections.shuffle(shuffled, random);
    for (OddRequests operation : shuffled) {
      operation.some(random).forEach(this::send);
    }
  }

  private void send(OddRequest odd) {
    sent++;
    try {
      Api.Answer answer = answer(odd);
      requireKnownStatus(answer);
      requireNothingFromInside(answer);
      requireWhatMustBe(odd, answer);
    } catch (AssertionError | RuntimeException fault) {
      faults.add(odd + "\n" + fault);
    }
  }

  private static Api.Answer answer(OddRequest odd) {
    Api.Answer answer = answer(odd, senders.get(odd.account()));
    if (odd.account() != null && answer.status() == 401 && isSignedOut(answer)) {
      senders.put(odd.account(), server.as(odd.account()));
      return answer(odd, senders.get(odd.account()));
    }
    return answer;
  }

  private static boolean isSignedOut(Api.Answer answer) {
    return answer.text("type").equals("not-signed-in");
  }

  private static Api.Answer answer(OddRequest odd, Api sender) {
    return sender.send(odd.operationId(), odd.parameters(), odd.mediaType(), odd.body());
  }

  private static void requireKnownStatus(Api.Answer answer) {
    boolean mayComeAgain =
        answer.status() == 503 && answer.raw().headers().firstValue("Retry-After").isPresent();
    assertThat(answer.status() < 500 || mayComeAgain).as("%s", text(answer)).isTrue();
    if (answer.status() >= 400 && answer.status() != 416) {
      assertThat(answer.raw().headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(answer.number("status")).isEqualTo(answer.status());
      assertThat(answer.text("title")).containsPattern(CHINESE);
    }
  }

  private static void requireNothingFromInside(Api.Answer answer) {
    if (answer.body() != null) {
      assertThat(text(answer)).doesNotContainPattern(INSIDE);
    }
  }

  private static void requireWhatMustBe(OddRequest odd, Api.Answer answer) {
    switch (odd.must()) {
      case BE_ANSWERED -> {}
      case BE_REFUSED -> assertThat(answer.status()).as(text(answer)).isIn(400, 413);
      case BE_FORBIDDEN -> requireForbidden(odd, answer);
      case NAME_THE_FIELD -> assertThat(answer.expect(422).pointers()).contains(odd.pointer());
    }
  }

  /** Unless an odd request before has made its sender a volunteer, as anybody may become one. */
  private static void requireForbidden(OddRequest odd, Api.Answer answer) {
    Set<Integer> forbidden = Set.of(odd.account() == null ? 401 : 403, TOO_LONG);
    if (odd.account() == null) {
      assertThat(answer.status()).as(text(answer)).isIn(forbidden);
    } else if (!forbidden.contains(answer.status())) {
      assertThat(senders.get(odd.account()).roles())
          .as(text(answer))
          .anyMatch(role -> MATRIX.allows(odd.operationId(), role));
    }
  }

  private static String text(Api.Answer answer) {
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }

  private static void requireHealth() {
    assertThat(server.api().readiness().expect(200).text("status")).isEqualTo("ready");
  }
}
