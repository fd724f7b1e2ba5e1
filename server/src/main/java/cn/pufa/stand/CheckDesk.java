package cn.pufa.stand;

import cn.pufa.content.QuizBank;
import cn.pufa.identity.Tokens;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.stand.Stand.Phase;
import cn.pufa.stand.Stand.State;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What whoever scans the code of a stand may do: take three questions and hand in the answers,
 * which count once. No command of the trail: a moment for each sheet would be a trace of who stood
 * there.
 */
final class CheckDesk {

  private record Check(String title, LocalDate heldOn, State state) {}

  private record Wanted(Phase phase) {}

  private record Question(String ask, List<String> choices) {}

  private record Taken(String token, List<Question> items) {}

  /**
   * @param choice null for 不知道
   */
  private record Given(Integer choice) {}

  private record Handed(String token, List<Given> answers) {}

  private record Mark(
      int right, boolean correct, String why, List<String> basis, String card, String title) {}

  private record Marked(Phase phase, List<Mark> items) {}

  private static final Duration HOUR = Duration.ofHours(1);

  /** A whole square may share the address of one mast. */
  private static final int REQUESTS_OF_ADDRESS = 1200;

  private static final int SHEETS_OF_STAND = 3000;

  private final Database database;
  private final QuizBank bank;
  private final RateLimits limits;
  private final BusinessClock clock;

  CheckDesk(Database database, QuizBank bank, RateLimits limits, BusinessClock clock) {
    this.database = database;
    this.bank = bank;
    this.limits = limits;
    this.clock = clock;
  }

  Answer get(Request request) {
    Stand stand =
        database
            .read(tx -> StandStore.byId(tx, Reach.ALL, request.id("stand")))
            .orElseThrow(Problem::notFound);
    return Answer.ok(new Check(stand.title(), stand.heldOn(), stand.state(clock.today())));
  }

  Answer take(Request request) {
    UUID id = request.id("stand");
    Phase phase = request.body(Wanted.class).phase();
    limit("stand-address:" + request.address(), REQUESTS_OF_ADDRESS);
    String token = Tokens.make();
    return database.transaction(
        tx -> {
          List<QuizBank.Item> items = items(tx, open(tx, id));
          limit("stand-sheets:" + id, SHEETS_OF_STAND);
          StandStore.insertSheet(tx, Tokens.hash(token), id, phase);
          return Answer.created(
              new Taken(
                  token,
                  items.stream().map(item -> new Question(item.ask(), item.choices())).toList()));
        });
  }

  Answer answer(Request request) {
    UUID id = request.id("stand");
    var handed = request.body(Handed.class);
    limit("stand-address:" + request.address(), REQUESTS_OF_ADDRESS);
    return database.transaction(
        tx -> {
          List<QuizBank.Item> items = items(tx, open(tx, id));
          List<Boolean> right = right(items, handed.answers());
          Phase phase = handIn(tx, id, Tokens.hash(handed.token()), right);
          return Answer.ok(new Marked(phase, marks(phase, items, right)));
        });
  }

  /** Whoever did not hear the answer hands in again, and is answered again; it counts once. */
  private static Phase handIn(Tx tx, UUID stand, String tokenHash, List<Boolean> right) {
    Stand.Sheet sheet =
        StandStore.lockSheet(tx, tokenHash, stand)
            .orElseThrow(() -> Problem.conflict("没有找到这份题，请重新扫码再答。"));
    if (!sheet.handedIn()) {
      StandStore.handIn(tx, tokenHash);
      StandStore.count(tx, stand, sheet.phase(), right);
    }
    return sheet.phase();
  }

  private void limit(String key, int uses) {
    if (!limits.take(key, uses, HOUR)) {
      throw Problem.tooManyRequests(HOUR, "答题的人太多了，请过一会儿再试。");
    }
  }

  private Stand open(Tx tx, UUID id) {
    Stand stand = StandStore.share(tx, id).orElseThrow(Problem::notFound);
    return switch (stand.state(clock.today())) {
      case PREPARED -> throw Problem.conflict("答题还没有开始，请等工作人员说开始。");
      case CLOSED -> throw Problem.conflict("答题已经结束了，谢谢您来。");
      case OPEN -> stand;
    };
  }

  /** As they stand today. */
  private List<QuizBank.Item> items(Tx tx, Stand stand) {
    return StandStore.items(tx, stand.id()).stream()
        .map(item -> item.today(bank).orElseThrow(() -> Problem.conflict("题目的依据有变化，正在核对，暂时不能答题。")))
        .toList();
  }

  private static List<Boolean> right(List<QuizBank.Item> items, List<Given> answers) {
    List<Boolean> right = new ArrayList<>();
    for (int place = 0; place < items.size(); place++) {
      Integer choice = answers.get(place).choice();
      QuizBank.Item item = items.get(place);
      if (choice != null && choice >= item.choices().size()) {
        throw Problem.invalid("/answers/" + place + "/choice", "这一题没有这个选项");
      }
      right.add(choice != null && choice == item.right());
    }
    return right;
  }

  private static List<Mark> marks(Phase phase, List<QuizBank.Item> items, List<Boolean> right) {
    List<Mark> marks = new ArrayList<>();
    for (int place = 0; phase == Phase.AFTER && place < items.size(); place++) {
      QuizBank.Item item = items.get(place);
      marks.add(
          new Mark(
              item.right(), right.get(place), item.why(), item.basis(), item.card(), item.title()));
    }
    return marks;
  }
}
