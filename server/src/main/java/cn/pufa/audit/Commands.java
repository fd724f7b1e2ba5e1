package cn.pufa.audit;

import cn.pufa.audit.CommandBatch.KeptAnswer;
import cn.pufa.audit.CommandBatch.OwnKey;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The only way to change something: one transaction that holds the work, its audit event, and the
 * key that makes a second sending of the same command answer what the first one answered.
 */
public final class Commands {

  private static final String SYSTEM = "system";

  /**
   * @param subject kind and id of what was changed
   */
  public record Outcome(String subject, String reason, Answer.Json answer) {

    public static Outcome of(String subject, Answer answer) {
      return new Outcome(subject, null, (Answer.Json) answer);
    }
  }

  private final Database database;
  private final BusinessClock clock;

  public Commands(Database database, BusinessClock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Answer run(Request request, Function<Tx, Outcome> work) {
    return run(request, request.caller().account(), work);
  }

  /**
   * For what somebody signed in does and the trail, which is for ever, must not tell of them: it
   * names {@code anyone}. The key is theirs all the same.
   */
  public Answer runUnnamed(Request request, Function<Tx, Outcome> work) {
    return run(request, Caller.ANYONE, work);
  }

  private Answer run(Request request, String actor, Function<Tx, Outcome> work) {
    String account = request.caller().account();
    return database.transaction(
        tx -> {
          Optional<OwnKey> ownKey = request.idempotencyKey().map(key -> new OwnKey(account, key));
          Optional<Answer.Json> earlier = ownKey.flatMap(key -> earlier(tx, key, request));
          if (earlier.isPresent()) {
            return earlier.get();
          }
          Outcome outcome = work.apply(tx);
          TypedReason.requireNoNumber(request, outcome.reason());
          append(
              tx,
              actor,
              request.operationId(),
              outcome.subject(),
              inPlaceOf(request.reach().deputyFor(), outcome.reason()),
              request.requestId());
          ownKey.ifPresent(
              key -> AuditStore.keepAnswer(tx, kept(key, request, outcome.answer()), clock.now()));
          return outcome.answer();
        });
  }

  /** The trail names the person who acted, and in whose place where a deputy's role was needed. */
  private static String inPlaceOf(List<String> absent, String reason) {
    if (absent.isEmpty()) {
      return reason;
    }
    String place = "代" + String.join("、", absent);
    return reason == null ? place : place + "：" + reason;
  }

  /**
   * Several commands that arrived together, in one transaction: what {@link #run} promises holds
   * for each of them, and none asks for a reason. Two nodes that are sent the same key at once wait
   * for each other on the key, as there.
   *
   * @param work gets those that were not done before, in their order, and gives one verdict each
   * @return in the order of the requests, what gives the answer or throws the refusal
   */
  public List<Supplier<Answer>> runTogether(
      List<Request> requests, BiFunction<Tx, List<Request>, List<Verdict>> work) {
    return database.transaction(tx -> new CommandBatch(tx, clock.now(), requests).run(work));
  }

  /** Work of the server itself: imports at start, sending, seeding. */
  public <T> T system(String action, String subject, Function<Tx, T> work) {
    return database.transaction(
        tx -> {
          T result = work.apply(tx);
          append(tx, SYSTEM, action, subject, null, "-");
          return result;
        });
  }

  /**
   * @param age how long a command may be sent again with its key
   */
  public void forgetOldKeys(Duration age) {
    database.run(tx -> AuditStore.pruneKeys(tx, clock.now().minus(age)));
  }

  /** Of all that somebody has done, so that a command sent again is a new one. */
  public void forgetAnswers(Tx tx, String actor) {
    AuditStore.deleteAnswers(tx, actor);
  }

  /**
   * For a command that answers with a file: no answer is kept, and sent again it is done again.
   *
   * @param reason as the caller typed it
   */
  public void append(Tx tx, Request request, String subject, String reason) {
    TypedReason.requireNoNumber(request, reason);
    append(
        tx,
        request.caller().account(),
        request.operationId(),
        subject,
        reason,
        request.requestId());
  }

  /** For work that is no command of a signed-in person, such as signing in. */
  public void append(
      Tx tx, String actor, String action, String subject, String reason, String requestId) {
    AuditStore.insertEvent(tx, clock.now(), actor, action, subject, reason, requestId);
  }

  /** What somebody did by this action, each once, however long ago. */
  public List<String> subjectsOf(Tx tx, String actor, String action) {
    return AuditStore.subjectsOf(tx, actor, action);
  }

  /** The last thousand of somebody's, the latest first. */
  public List<AuditEvent> eventsOf(Tx tx, String actor) {
    return AuditStore.eventsOf(tx, actor);
  }

  /**
   * The first answer of this key, empty when this is the first. A second caller with the same key
   * waits here until the first has committed or failed.
   */
  private static Optional<Answer.Json> earlier(Tx tx, OwnKey key, Request request) {
    AuditStore.claimKeys(tx, List.of(key));
    return AuditStore.known(tx, key).map(known -> replay(known, request));
  }

  /** What the command answered when it was done, if this is the same command. */
  static Answer.Json replay(AuditStore.KnownCommand known, Request request) {
    if (!known.requestHash().equals(hash(request))
        || !known.operation().equals(request.operationId())) {
      throw Problem.of(ProblemType.KEY_REUSED);
    }
    return new Answer.Json(
        known.status(), com.google.gson.JsonParser.parseString(known.answer()), java.util.Map.of());
  }

  static KeptAnswer kept(OwnKey key, Request request, Answer.Json answer) {
    return new KeptAnswer(
        key, request.operationId(), hash(request), answer.status(), answer.text());
  }

  static String hash(Request request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var parameters = new TreeMap<>(request.parameters());
      parameters.remove("Idempotency-Key");
      digest.update(parameters.toString().getBytes(StandardCharsets.UTF_8));
      digest.update(String.valueOf(request.body()).getBytes(StandardCharsets.UTF_8));
      if (request.file() != null) {
        digest.update(request.file().getBytes());
      }
      if (request.upload() != null) {
        update(digest, request.upload());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void update(MessageDigest digest, Path file) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
