package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Contact;
import cn.pufa.identity.RoleHolders;
import cn.pufa.identity.RoleHolders.Holder;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * People with a post that a session is for, who have not signed up (还没报名的人), and reminding them.
 */
final class Missing {

  private static final Set<String> SEE_PHONES = Set.of("case_officer", "trainer");
  private static final int TOWNSHIP_DIGITS = 9;

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
    TrainingSession session = session(tx, request);
    List<Row> all = rows(tx, request, session);
    List<Row> wanted = of(all, request.text("township"));
    boolean open = isOpen(session);
    Request.Page page = request.page();
    return new MissingPage(
        wanted.size(),
        open ? toRemind(wanted).size() : 0,
        townships(all, open),
        wanted.stream().skip(page.offset()).limit(page.limit()).toList());
  }

  private TrainingSession session(Tx tx, Request request) {
    return SessionStore.byId(tx, division, request.id("session")).orElseThrow(Problem::notFound);
  }

  private boolean isOpen(TrainingSession session) {
    return session.signUp(clock.now()) == TrainingSession.SignUp.OPEN;
  }

  /** One of each person, for the first of the person's posts that fits. */
  private List<Row> rows(Tx tx, Request request, TrainingSession session) {
    Set<UUID> in =
        EnrolmentStore.in(tx, session.id()).stream()
            .map(Enrolment::person)
            .collect(Collectors.toSet());
    Map<UUID, Holder> missing = new LinkedHashMap<>();
    RoleHolders.of(tx, session.audience().stream().map(PostRole::code).toList(), request.reach())
        .stream()
        .filter(holder -> session.reaches(holder.division()) && !in.contains(holder.person()))
        .forEach(holder -> missing.putIfAbsent(holder.person(), holder));
    Set<UUID> reminded = ReminderStore.reminded(tx, missing.keySet(), clock.today());
    boolean phones =
        request.caller().grants().stream().anyMatch(grant -> SEE_PHONES.contains(grant.role()));
    return missing.values().stream()
        .map(holder -> row(holder, phones, reminded.contains(holder.person())))
        .toList();
  }

  private Row row(Holder holder, boolean phones, boolean remindedToday) {
    return new Row(
        holder.person(),
        holder.name(),
        phones ? new Contact(holder.name(), holder.phone()).maskedPhone() : null,
        PostRole.ofCode(holder.role()),
        holder.division(),
        name(holder.division()),
        remindedToday);
  }

  private String name(String code) {
    return divisionNames.getOrDefault(code, code);
  }

  private static List<Row> of(List<Row> rows, String township) {
    return township == null
        ? rows
        : rows.stream().filter(row -> township(row.division()).equals(township)).toList();
  }

  private static String township(String code) {
    return code.substring(0, Math.min(TOWNSHIP_DIGITS, code.length()));
  }

  private static List<UUID> toRemind(List<Row> rows) {
    return rows.stream().filter(row -> !row.remindedToday()).map(Row::person).toList();
  }

  private List<Township> townships(List<Row> rows, boolean open) {
    Map<String, List<Row>> byTownship =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> township(row.division()), TreeMap::new, Collectors.toList()));
    List<Township> townships = new ArrayList<>();
    byTownship.forEach(
        (code, of) ->
            townships.add(
                new Township(code, name(code), of.size(), open ? toRemind(of).size() : 0)));
    return townships;
  }

  /** As a workbook of exactly what is listed. */
  Answer export(Request request) {
    List<Row> rows =
        database.read(tx -> of(rows(tx, request, session(tx, request)), request.text("township")));
    return Answer.xlsx("not-signed-up.xlsx", workers.call(() -> MissingWorkbook.of(rows)));
  }

  /** Whoever signed up, or was reminded today, is told nothing. */
  Answer remind(Request request) {
    String township = request.body(Order.class).township();
    return commands.run(
        request,
        tx -> {
          TrainingSession session = session(tx, request);
          if (!isOpen(session)) {
            throw Problem.conflict("报名没有开着，不用提醒。");
          }
          List<Row> rows = of(rows(tx, request, session), township);
          LocalDate today = clock.today();
          List<UUID> people =
              ReminderStore.claim(tx, session.id(), toRemind(rows), today, clock.now());
          notices.remind(tx, session, people, today.toString());
          return new Outcome(
              "training_session/" + session.id(),
              "提醒 %d 人报名".formatted(people.size()),
              (Answer.Json)
                  Answer.accepted(new Reminded(people.size(), rows.size() - people.size())));
        });
  }
}
