package cn.pufa.personal;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Showing somebody everything kept about her, and erasing it (个人信息保护法 45, 47). */
final class OwnData {

  /** Roles people take up by themselves; whoever holds another one has a post to hand over. */
  private static final Set<String> OWN_CHOICE =
      Set.of("resident", "volunteer", "org_agent", "org_representative");

  private record NamedValue(String name, String value) {}

  private record Kind(String kind, String title, List<List<NamedValue>> records) {}

  private record MyData(Instant exportedAt, List<Kind> items) {}

  private record Kept(String title, String why) {}

  private record Erasure(Instant erasedAt, List<String> erased, List<Kept> kept) {}

  private final Database database;
  private final Commands commands;
  private final PersonalData data;
  private final ErasureLedger ledger;
  private final BusinessClock clock;

  OwnData(
      Database database,
      Commands commands,
      PersonalData data,
      ErasureLedger ledger,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.data = data;
    this.ledger = ledger;
    this.clock = clock;
  }

  Answer export(Request request) {
    UUID person = request.caller().person();
    return database.read(
        tx ->
            Answer.ok(
                new MyData(
                    clock.now(),
                    data.holdings().stream().map(holding -> kind(tx, person, holding)).toList())));
  }

  private static Kind kind(Tx tx, UUID person, PersonalData.Holding holding) {
    return new Kind(
        holding.kind(),
        holding.title(),
        holding.reader().of(tx, person).stream().map(OwnData::values).toList());
  }

  private static List<NamedValue> values(Map<String, String> row) {
    return row.entrySet().stream()
        .map(field -> new NamedValue(field.getKey(), field.getValue()))
        .toList();
  }

  Answer erase(Request request) {
    UUID person = request.caller().person();
    Answer answer =
        commands.run(
            request,
            tx -> {
              requireNoPost(tx, person);
              data.erase(tx, person);
              return Outcome.of("person/" + person, Answer.ok(erasure()));
            });
    ledger.note(person);
    return answer;
  }

  /** Whatever the session opens: one by a phone has no staff role, and its person has. */
  private void requireNoPost(Tx tx, UUID person) {
    if (!OWN_CHOICE.containsAll(Roles.heldFrom(tx, person, clock.today()))) {
      throw Problem.conflict("这个账号有工作岗位，不能自己注销。请联系管理员，交接后由管理员收回角色。");
    }
  }

  private Erasure erasure() {
    return new Erasure(
        clock.now(),
        data.holdings().stream()
            .filter(holding -> holding.kept() == null)
            .map(PersonalData.Holding::title)
            .toList(),
        data.holdings().stream()
            .filter(holding -> holding.kept() != null)
            .map(holding -> new Kept(holding.title(), holding.kept()))
            .toList());
  }
}
