package cn.pufa.filing;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.UnitStore.Known;
import cn.pufa.identity.Meanwhile;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Supervising units as the bureau knows them. A link goes only to the address that staff entered:
 * whoever files must not choose who consents.
 */
final class Units {

  private static final String ROLE = "supervising_unit";

  private record Draft(String unit, String email, String account) {}

  private record View(String unit, int version, int organizations, String email, String account) {}

  private record ViewList(List<View> items) {}

  private final Database database;
  private final Commands commands;
  private final Organizations organizations;
  private final BusinessClock clock;
  private final String division;

  Units(
      Database database,
      Commands commands,
      Organizations organizations,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.organizations = organizations;
    this.clock = clock;
    this.division = division;
  }

  Answer list(Request request) {
    return database.read(tx -> Answer.ok(new ViewList(views(tx))));
  }

  private List<View> views(Tx tx) {
    Map<String, Known> known =
        UnitStore.list(tx, division).stream()
            .collect(Collectors.toMap(Known::unit, Function.identity()));
    Map<UUID, Person> people = people(tx);
    return organizations.supervisingUnits(tx).entrySet().stream()
        .map(
            entry -> {
              String unit = entry.getKey();
              return view(known.getOrDefault(unit, Known.nothing(unit)), entry.getValue(), people);
            })
        .toList();
  }

  private Map<UUID, Person> people(Tx tx) {
    return Roles.holders(tx, List.of(ROLE), clock.today()).stream()
        .collect(Collectors.toMap(Person::id, Function.identity()));
  }

  private static View view(Known known, int count, Map<UUID, Person> people) {
    Person person = people.get(known.person());
    return new View(
        known.unit(),
        known.version(),
        count,
        known.email(),
        person == null ? null : person.account());
  }

  Answer put(Request request) {
    var draft = request.body(Draft.class);
    int seen = Meanwhile.seen(request);
    String subject = "supervising-unit/" + draft.unit();
    return commands.run(
        request,
        tx -> {
          Integer count = organizations.supervisingUnits(tx).get(draft.unit());
          if (count == null) {
            throw Problem.invalid("/unit", "名册上没有这个业务主管单位。请和名册写得一样。");
          }
          Known before = UnitStore.hold(tx, division, draft.unit());
          Meanwhile.requireSeen(
              tx, seen, before.version(), before.changedAt(), subject, "putSupervisingUnit");
          Map<UUID, Person> people = people(tx);
          UUID person = draft.account() == null ? null : person(people, draft.account());
          Known unit =
              UnitStore.put(tx, division, draft.unit(), draft.email(), person, clock.now());
          return Outcome.of(subject, Answer.ok(view(unit, count, people)));
        });
  }

  private static UUID person(Map<UUID, Person> people, String account) {
    return people.values().stream()
        .filter(person -> person.account().equals(account))
        .findFirst()
        .map(Person::id)
        .orElseThrow(() -> Problem.invalid("/account", "没有这个账号，或者它不是业务主管单位的账号。"));
  }
}
