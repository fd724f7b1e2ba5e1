package cn.pufa.post;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Roles;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recording that the police were asked, for whoever works near children or asks to. */
final class RecordChecks {

  /** Older ones are of no use to anybody. */
  private static final int OLDEST_YEARS = 5;

  static final List<String> ROLES = Stream.of(PostRole.values()).map(PostRole::code).toList();

  private record Draft(UUID person, LocalDate checkedOn, String askedBy) {}

  /**
   * @param countsUntil the last day on which it counts
   */
  record CheckView(
      UUID id, UUID person, LocalDate checkedOn, LocalDate countsUntil, String askedBy) {

    static CheckView of(RecordCheck check) {
      return new CheckView(
          check.id(),
          check.person(),
          check.checkedOn(),
          Standing.checkedUntil(check.checkedOn()),
          check.askedBy());
    }
  }

  private final Commands commands;
  private final BusinessClock clock;

  RecordChecks(Commands commands, BusinessClock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  Answer record(Request request) {
    var draft = request.body(Draft.class);
    requireSound(draft);
    UUID by = request.caller().person();
    if (draft.person().equals(by)) {
      throw Problem.conflict("不能登记对自己的查询，请由别的工作人员登记。");
    }
    return commands.run(
        request,
        tx -> {
          requireConcerned(tx, draft.person(), request.reach());
          RecordCheck check =
              RecordCheckStore.insert(
                  tx, draft.person(), draft.checkedOn(), draft.askedBy().strip(), by, clock.now());
          return Outcome.of("record_check/" + check.id(), Answer.created(CheckView.of(check)));
        });
  }

  private void requireSound(Draft draft) {
    if (draft.checkedOn().isAfter(clock.today())) {
      throw Problem.invalid("/checkedOn", "查询日期不能晚于今天");
    }
    if (draft.checkedOn().isBefore(clock.today().minusYears(OLDEST_YEARS))) {
      throw Problem.invalid("/checkedOn", "这次查询太久了，请重新查询");
    }
    if (!PlainText.isOneLine(draft.askedBy())) {
      throw Problem.invalid("/askedBy", "请用一行字写明哪个单位去查的");
    }
  }

  /** Somebody with a post or a request for one, within reach; nobody else is asked after. */
  private static void requireConcerned(Tx tx, UUID person, Reach reach) {
    boolean works =
        Roles.places(tx, ROLES).stream()
            .anyMatch(place -> place.person().equals(person) && isWithin(reach, place.division()));
    boolean asks =
        PostStore.ofPerson(tx, person).stream()
            .filter(request -> request.state() == PostRequest.State.WAITING)
            .anyMatch(request -> isWithin(reach, request.division()));
    if (!works && !asks) {
      throw Problem.notFound();
    }
  }

  private static boolean isWithin(Reach reach, String division) {
    return reach.all() || reach.divisions().stream().anyMatch(division::startsWith);
  }

  /** Of who holds no such role any more. */
  void forgetOld(Tx tx, Instant before) {
    Set<UUID> holding =
        Roles.places(tx, ROLES).stream().map(Roles.Place::person).collect(Collectors.toSet());
    Set<UUID> old = new HashSet<>(RecordCheckStore.peopleBefore(tx, before));
    old.removeAll(holding);
    RecordCheckStore.delete(tx, old, before);
  }
}
