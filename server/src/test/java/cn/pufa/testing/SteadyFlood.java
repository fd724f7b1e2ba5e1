package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One person who looks fifty times a second through the register and sends two workbooks at a time,
 * until it is closed.
 */
public final class SteadyFlood implements AutoCloseable {

  private static final int LOOKS_A_SECOND = 50;
  private static final int WORKBOOKS_AT_ONCE = 2;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LOOK = "listOrganizations";
  private static final String WORKBOOK = "importOrganizations";

  private final Api sender;
  private final byte[] workbook;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();

  /** How often each was answered, with which status. */
  private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();

  /** The shortest time that a workbook took until its answer, in nanoseconds. */
  private final AtomicLong quickest = new AtomicLong(Long.MAX_VALUE);

  private final long since = System.nanoTime();

  private SteadyFlood(Api sender, byte[] workbook) {
    this.sender = sender;
    this.workbook = workbook;
  }

  public static SteadyFlood of(Api sender, byte[] workbook) {
    var flood = new SteadyFlood(sender, workbook);
    flood.beat.scheduleAtFixedRate(flood::look, 0, 1000 / LOOKS_A_SECOND, TimeUnit.MILLISECONDS);
    for (int number = 0; number < WORKBOOKS_AT_ONCE; number++) {
      flood.sendWorkbook();
    }
    return flood;
  }

  private void look() {
    var parameters = Map.<String, Object>of("q", "演示", "size", 100);
    send(LOOK, sender.request(LOOK, parameters, null, null, Map.of()), () -> {});
  }

  /** And the next after it. */
  private void sendWorkbook() {
    if (!beat.isShutdown()) {
      var key = Map.<String, Object>of("Idempotency-Key", Api.key());
      long began = System.nanoTime();
      send(
          WORKBOOK,
          sender.request(WORKBOOK, key, Api.XLSX, workbook, Map.of()),
          () -> {
            quickest.accumulateAndGet(System.nanoTime() - began, Math::min);
            sendWorkbook();
          });
    }
  }

  private void send(String what, HttpRequest request, Runnable next) {
    client
        .sendAsync(request, BodyHandlers.discarding())
        .handle((answer, failed) -> failed == null ? String.valueOf(answer.statusCode()) : "failed")
        .thenAccept(
            ending -> {
              answers.merge(what + " " + ending, 1, Integer::sum);
              next.run();
            });
  }

  /** More than there were. */
  public void awaitAnswers() {
    int looks = count(LOOK);
    int workbooks = count(WORKBOOK);
    Eventually.within(
        SOON,
        () -> {
          assertThat(count(LOOK)).isGreaterThan(looks);
          assertThat(count(WORKBOOK)).isGreaterThan(workbooks);
        });
  }

  private int count(String what) {
    return answers.entrySet().stream()
        .filter(answer -> answer.getKey().startsWith(what))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** It was answered nearly as often as it looked, and each workbook was read and refused. */
  public void requireItsPace() {
    double seconds = (System.nanoTime() - since) / 1e9;
    assertThat(count(LOOK)).isGreaterThan((int) (seconds * LOOKS_A_SECOND / 2));
    assertThat(answers.keySet()).isSubsetOf(LOOK + " 200", LOOK + " 429", WORKBOOK + " 422");
  }

  /** What the quickest workbook took, in milliseconds. */
  public long workbookMillis() {
    return quickest.get() / 1_000_000;
  }

  @Override
  public String toString() {
    return answers.toString();
  }

  @Override
  public void close() {
    beat.close();
    client.close();
  }
}
