package cn.pufa.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OddFiles;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server is killed while several phones send attachments of one return, when half a file or a
 * statement is seen from outside: what it answered is there byte for byte, what it did not answer
 * is sent again with the same keys and is there once, and no row names bytes that are not whole.
 */
@Race
@Fault("F3")
class AttachmentKillIT {

  private static final int ROUNDS = 3;
  private static final int PHONES = 3;

  /** Of each phone in each round; a return takes sixty in all. */
  private static final int FILES = 4;

  private static final int PIECE = 200_000;
  private static final int LARGEST = 700_000;
  private static final long MOMENT_NANOS = 50_000;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Map<String, String> OPEN_DAY = Map.of("PUFA_CLOCK", FilingWorld.AN_OPEN_DAY);

  /** How the name of a file begins that is not all on the disk. */
  private static final String HALF = "unfinished-";

  private static final List<String> STATEMENTS =
      List.of(
          "insert into filing_upload ",
          "insert into filing_upload_piece",
          "update filing_upload set received",
          "select pg_advisory_xact_lock(hashtextextended(''stored_file/",
          "insert into stored_file",
          "update stored_file",
          "insert into filing_file",
          "insert into audit_event");
  private static final String SEEN =
      "select count(*) from pg_stat_activity where pid <> pg_backend_pid() and ltrim(query) like '%s%%'";

  private static final String WITHOUT_BYTES =
      """
      select count(*) from filing_file f left join stored_file s on s.id = f.id and s.attached_to = 'return/' || f.filing
       where s.id is null or s.sha256 <> f.sha256 or s.size <> f.size""";
  private static final String UNEVEN =
      """
      select count(*) from filing_upload u
       where received <> (select coalesce(sum(length(bytes)), 0) from filing_upload_piece where upload = u.id)""";

  /** One file; whatever is sent of it again has the same key, and a piece the same place. */
  private record Attachment(byte[] bytes, String sha256) {

    /** The id of the upload, when all of it is there. */
    String upload(Api agent, String filing) {
      Map<String, Object> start = Map.of("filing", filing, "Idempotency-Key", key("start"));
      String upload =
          agent.call("startUpload", start, Filing.upload(bytes, sha256)).expect(200).text("id");
      for (int at = 0; at < bytes.length; at += PIECE) {
        byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE));
        Filing.append(agent, upload, at, piece).expect(200);
      }
      return upload;
    }

    /** The id of the file that it became. */
    String attach(Api agent, String filing, String upload) {
      Map<String, Object> end = Map.of("filing", filing, "Idempotency-Key", key("attach"));
      return agent
          .call("attachFiles", end, Filing.attachment("uploads", upload))
          .expect(200)
          .text("id");
    }

    private String key(String step) {
      return sha256.substring(0, 32) + "-" + step;
    }
  }

  private final Random random = Rounds.random("AttachmentKillIT", ROUNDS);
  private final Path home = ServerProcess.newHome();
  private final Path kept = home.resolve("files/kept");
  private final Map<Attachment, String> uploaded = new ConcurrentHashMap<>();
  private final Map<Attachment, String> answered = new ConcurrentHashMap<>();
  private final Queue<Attachment> cutOff = new ConcurrentLinkedQueue<>();
  private ServerProcess server;
  private String filing;

  @BeforeEach
  void start() {
    server = ServerProcess.start(home, OPEN_DAY);
    UUID campaign =
        Given.releasedCampaign(
            server.api().signIn("case_officer"), server.api().signIn("approver"));
    filing = Own.text(Filing.open(agent(), campaign, Own.organizationOf(agent())), "id");
  }

  @AfterEach
  void stop() {
    server.close();
    ServerProcess.remove(home);
  }

  private Api agent() {
    return server.api().signIn("org_agent");
  }

  @Test
  void whatWasAnsweredIsThereAndTheRestIsSentAgainWithoutATrace() throws IOException {
    List<String> found = new ArrayList<>();
    int cutOffInAll = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String moment = round == 0 ? HALF : STATEMENTS.get(random.nextInt(STATEMENTS.size()));
      killWhileSending(moment);
      cutOffInAll += cutOff.size();
      if (random.nextBoolean()) {
        HomeDatabase.kill(home);
      }
      restart(OPEN_DAY);
      requireWhole();
      found.add("%d answered, %d cut off at %s".formatted(answered.size(), cutOff.size(), moment));
      if (round < ROUNDS - 1) {
        sendAgain();
      }
    }
    System.out.println("AttachmentKillIT: after each kill " + found + ", left " + halves());
    assertThat(answered).as("answered before some kill").isNotEmpty();
    assertThat(cutOffInAll).as("cut off by some kill").isPositive();
    requireRestIsRemovedAfterItsDay();
  }

  /** After some answers, as soon as the moment is seen, or all is sent. */
  private void killWhileSending(String moment) {
    Api agent = agent();
    int enough = answered.size() + random.nextInt(PHONES * FILES - PHONES);
    int before = halves().size();
    List<CompletableFuture<Void>> phones =
        IntStream.range(0, PHONES).mapToObj(one -> phone(agent)).toList();
    try (Jdbc watch = Jdbc.connect(HomeDatabase.appUrl(home))) {
      while (isOneSending(phones) && (answered.size() < enough || !isSeen(moment, before, watch))) {
        LockSupport.parkNanos(MOMENT_NANOS);
      }
      server.process().kill();
      phones.forEach(CompletableFuture::join);
    }
  }

  private boolean isSeen(String moment, int before, Jdbc watch) {
    return moment.equals(HALF)
        ? halves().size() > before
        : watch.number(SEEN.formatted(moment)) > 0;
  }

  private static boolean isOneSending(List<CompletableFuture<Void>> phones) {
    return phones.stream().anyMatch(phone -> !phone.isDone());
  }

  /** Whoever joins it hears of every answer that is none of those that were asked for. */
  private CompletableFuture<Void> phone(Api agent) {
    List<Attachment> own = Stream.generate(this::attachment).limit(FILES).toList();
    return CompletableFuture.runAsync(
        () -> {
          for (Attachment one : own) {
            try {
              answered.put(one, send(one, agent));
            } catch (UncheckedIOException killed) {
              cutOff.add(one);
              return;
            }
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  /**
   * As a phone does it, which keeps what is uploaded until it hears what became of it: the server
   * may have made a file of it, and has no such upload any more.
   */
  private String send(Attachment one, Api agent) {
    String upload = uploaded.get(one);
    if (upload == null) {
      upload = one.upload(agent, filing);
      uploaded.put(one, upload);
    }
    return one.attach(agent, filing, upload);
  }

  private Attachment attachment() {
    byte[] noise = new byte[1 + random.nextInt(LARGEST)];
    random.nextBytes(noise);
    byte[] pdf =
        OddFiles.withStream(
            "9 0 obj<</Type/XObject/Subtype/Image/Filter/DCTDecode/Length "
                + noise.length
                + ">>stream\n",
            noise);
    return new Attachment(pdf, Filing.sha256(pdf));
  }

  private void restart(Map<String, String> options) {
    server.close();
    server = ServerProcess.start(home, options);
  }

  private void sendAgain() {
    Api agent = agent();
    for (Attachment one = cutOff.poll(); one != null; one = cutOff.poll()) {
      answered.put(one, send(one, agent));
    }
    requireWhole();
    assertThat(number("select count(*) from filing_file"))
        .as("no other")
        .isEqualTo(answered.size());
  }

  private void requireWhole() {
    Api agent = agent();
    answered.forEach(
        (one, file) -> {
          Map<String, Object> address = Map.of("filing", filing, "file", file);
          byte[] there = agent.call("getFilingFile", address).expect(200).bytes();
          assertThat(Filing.sha256(there)).as("byte for byte").isEqualTo(one.sha256());
        });
    assertThat(column("select sha256 from filing_file"))
        .as("once")
        .doesNotHaveDuplicates()
        .containsAll(answered.keySet().stream().map(Attachment::sha256).toList());
    assertThat(number(WITHOUT_BYTES)).as("rows that agree").isZero();
    assertThat(number(UNEVEN)).as("pieces as counted").isZero();
    named().forEach(this::requireOnDisk);
  }

  private void requireOnDisk(String sha256) {
    try {
      byte[] bytes = Files.readAllBytes(kept.resolve(sha256));
      assertThat(Filing.sha256(bytes)).as("on the disk").isEqualTo(sha256);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Of who never came back, and of whom the random moments may have missed. */
  private void requireRestIsRemovedAfterItsDay() throws IOException {
    byte[] nobodys = attachment().bytes();
    Files.write(kept.resolve(Filing.sha256(nobodys)), nobodys);
    Files.write(kept.resolve(HALF + "by-nobody"), nobodys);
    restart(Map.of("PUFA_CLOCK", "P2D"));
    Eventually.within(
        SOON,
        () -> {
          assertThat(entries()).containsExactlyInAnyOrderElementsOf(named());
          assertThat(number("select count(*) from filing_upload")).as("never finished").isZero();
        });
    requireWhole();
  }

  private List<String> named() {
    return column("select distinct sha256 from stored_file");
  }

  private List<String> halves() {
    return entries().stream().filter(name -> name.startsWith(HALF)).toList();
  }

  private List<String> entries() {
    try (Stream<Path> files = Files.list(kept)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private long number(String sql) {
    return Long.parseLong(column(sql).getFirst());
  }

  private List<String> column(String sql) {
    try (Jdbc database = Jdbc.connect(HomeDatabase.appUrl(home))) {
      return database.column(sql);
    }
  }
}
