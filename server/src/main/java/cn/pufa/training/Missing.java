package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Contact;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import cn.pufa.training.MissingStore.Asked;
import cn.pufa.training.MissingStore.InTownship;
import cn.pufa.training.MissingStore.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * People with a post that a session is for, who have not signed up (还没报名的人), and reminding them.
 */
final class Missing {

  private static final Set<String> SEE_PHONES = Set.of("case_officer", "trainer");

  private record Order(String township) {}

  private record Township(String code, String name, int people, int toRemind) {}

  /**
   * @param remindedToday whether a reminder of any session went out today
   */
  record Row(
      UUID person,
      String name,
      String phone,
      PostRole role,
      String division,
      String divisionName,
      boolean remindedToday) {}

  /**
   * @param toRemind who a reminder sent now would reach; none while sign-up is not open
   */
  private record MissingPage(int total, int toRemind, List<Township> townships, List<Row> items) {}

  private record Reminded(int reminded, int remindedBefore) {}

  private final Database database;
  private final Commands commands;
  private final TrainingNotices notices;
  private final Workers workers;
  private final BusinessClock clock;
  private final String division;
  private final Map<String, String> divisionNames;

  Missing(
      Database database,
      Commands commands,
      TrainingNotices notices,
      Workers workers,
      BusinessClock clock,
      String division,
      Map<String, String> divisionNames) {
    this.database = database;
    this.commands = commands;
    this.notices = notices;
    this.workers = workers;
    this.clock = clock;
    this.division = division;
    this.divisionNames = divisionNames;
  }

  Object page(Tx tx, Request request) {
    Asked asked = asked(tx, request);
    List<InTownship> all = MissingStore.byTownship(tx, asked);
    List<InTownship> wanted = of(all, request.text("township"));
    boolean open = isOpen(asked.session());
    int total = people(wanted);
    return new MissingPage(
        total,
        open ? wanted.stream().mapToInt(InTownship::notReminded).sum() : 0,
        all.stream().map(one -> township(one, open)).toList(),
        rows(tx, request, asked, total, request.page()));
  }

  private Asked asked(Tx tx, Request request) {
    return new Asked(
        SessionStore.byId(tx, division, request.id("session")).orElseThrow(Problem::notFound),
        request.reach(),
        clock.today());
  }

  private static List<InTownship> of(List<InTownship> all, String township) {
    return all.stream().filter(one -> township == null || township.equals(one.code())).toList();
  }

  private static int people(List<InTownship> of) {
    return of.stream().mapToInt(InTownship::people).sum();
  }

  private boolean isOpen(TrainingSession session) {
    return session.signUp(clock.now()) == TrainingSession.SignUp.OPEN;
  }

  private Township township(InTownship of, boolean open) {
    return new Township(of.code(), name(of.code()), of.people(), open ? of.notReminded() : 0);
  }

  private List<Row> rows(Tx tx, Request request, Asked asked, int total, Request.Page page) {
    boolean phones =
        request.caller().grants().stream().anyMatch(grant -> SEE_PHONES.contains(grant.role()));
    return MissingStore.page(tx, asked, request.text("township"), total, page).stream()
        .map(person -> row(person, phones))
        .toList();
  }

  private Row row(Person person, boolean phones) {
    return new Row(
        person.id(),
        person.name(),
        phones ? new Contact(person.name(), person.phone()).maskedPhone() : null,
        PostRole.ofCode(person.role()),
        person.division(),
        name(person.division()),
        person.reminded());
  }

  private String name(String code) {
    return divisionNames.getOrDefault(code, code);
  }

  /** As a workbook of exactly what is listed. */
  Answer export(Request request) {
    List<Row> rows = database.read(tx -> allRows(tx, request));
    return Answer.xlsx("not-signed-up.xlsx", workers.call(() -> MissingWorkbook.of(rows)));
  }

  private List<Row> allRows(Tx tx, Request request) {
    Asked asked = asked(tx, request);
    return rows(tx, request, asked, total(tx, asked, request.text("township")), Request.Page.ALL);
  }

  private static int total(Tx tx, Asked asked, String township) {
    return people(of(MissingStore.byTownship(tx, asked), township));
  }

  /** Whoever signed up, or was reminded today, is told nothing. */
  Answer remind(Request request) {
    String township = request.body(Order.class).township();
    return commands.run(
        request,
        tx -> {
          Asked asked = asked(tx, request);
          TrainingSession session = asked.session();
          if (!isOpen(session)) {
            throw Problem.conflict("报名没有开着，不用提醒。");
          }
          List<Person> missing =
              MissingStore.page(tx, asked, township, total(tx, asked, township), Request.Page.ALL);
          List<UUID> people =
              ReminderStore.claim(tx, session.id(), toRemind(missing), asked.day(), clock.now());
          notices.remind(tx, session, people, asked.day().toString());
          return new Outcome(
              "training_session/" + session.id(),
              "提醒 %d 人报名".formatted(people.size()),
              (Answer.Json)
                  Answer.accepted(new Reminded(people.size(), missing.size() - people.size())));
        });
  }

  private static List<UUID> toRemind(List<Person> missing) {
    return missing.stream().filter(person -> !person.reminded()).map(Person::id).toList();
  }
}
