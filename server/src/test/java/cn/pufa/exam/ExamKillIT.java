package cn.pufa.exam;

import static cn.pufa.testing.ExamRequests.answer;
import static cn.pufa.testing.ExamRequests.save;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerProcess;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server is killed in the middle of answers, by progress and not by time: every answer it said
 * was saved is there afterwards, or a newer one.
 */
@Race
class ExamKillIT {

  private static final int PLACES = 5;

  /** What the server confirmed of one question. */
  private record Confirmed(int version, int choice) {}

  private final Random random = Rounds.random("ExamKillIT");
  private final Path home = ServerProcess.newHome();
  private final Map<Integer, Confirmed> confirmed = new ConcurrentHashMap<>();
  private final AtomicInteger version = new AtomicInteger();
  private ServerProcess server;
  private String token;

  @BeforeEach
  void start() {
    server = ServerProcess.start(home, Map.of());
    token = server.api().signIn("child_director").token();
  }

  @AfterEach
  void stop() {
    server.close();
    ServerProcess.remove(home);
  }

  @Test
  void everyAnswerThatWasConfirmedIsThereAfterAKill() {
    String attempt = paperOfSingles();
    int kept = 0;
    for (int round = 0; round < Rounds.COUNT; round++) {
      killWhileAnswering(attempt, 5 + random.nextInt(60));
      server.close();
      server = ServerProcess.start(home, Map.of());
      kept += requireConfirmed(attempt, round);
    }
    System.out.println(
        "ExamKillIT: %d kills, %d answers sent, %d confirmed ones looked for"
            .formatted(Rounds.COUNT, version.get(), kept));
  }

  private String paperOfSingles() {
    Api trainer = server.api().signIn("trainer");
    String bank = ExamRequests.bank(trainer);
    for (int question = 0; question < PLACES; question++) {
      ExamRequests.question(trainer, bank, "single");
    }
    JsonObject draft = ExamRequests.examDraft(bank, PLACES);
    draft.addProperty("minutes", 300);
    return ExamRequests.start(learner(), ExamRequests.exam(trainer, draft));
  }

  private Api learner() {
    return server.api().withToken(token);
  }

  /** Each question is answered by a page of its own until the server is gone. */
  private void killWhileAnswering(String attempt, int answers) {
    Api learner = learner();
    var progress = new CountDownLatch(answers);
    var pages = new Thread[PLACES];
    for (int place = 1; place <= PLACES; place++) {
      int question = place;
      pages[place - 1] =
          Thread.startVirtualThread(() -> answerForEver(learner, attempt, question, progress));
    }
    try {
      progress.await();
      server.process().kill();
      for (Thread page : pages) {
        page.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerForEver(Api learner, String attempt, int place, CountDownLatch progress) {
    try {
      while (true) {
        int next = version.incrementAndGet();
        int choice = next % 3;
        Api.Answer answer = save(learner, attempt, place, answer(next, choice));
        if (answer.status() == 200) {
          confirmed.put(place, new Confirmed(next, choice));
        }
        progress.countDown();
      }
    } catch (UncheckedIOException cutOff) {
      // The kill; what became of the last answer is asked of the server that comes next.
    }
  }

  private int requireConfirmed(String attempt, int round) {
    JsonArray questions =
        learner()
            .call("getExamPaper", Map.of("attempt", attempt))
            .expect(200)
            .json()
            .getAsJsonArray("questions");
    int looked = 0;
    for (JsonElement element : questions) {
      JsonObject question = element.getAsJsonObject();
      Confirmed last = confirmed.get(question.get("place").getAsInt());
      int there = question.get("version").getAsInt();
      if (last != null) {
        looked++;
        assertThat(there).as("round %d: %s", round, last).isGreaterThanOrEqualTo(last.version());
        if (there == last.version()) {
          assertThat(question.getAsJsonArray("answer").get(0).getAsInt()).isEqualTo(last.choice());
        } else {
          assertThat(question.getAsJsonArray("answer").get(0).getAsInt()).isEqualTo(there % 3);
        }
      }
    }
    return looked;
  }
}
