package cn.pufa.training;

import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.post.PostRole;
import cn.pufa.training.AttendanceRecord.How;
import cn.pufa.training.AttendanceRecord.Result;
import cn.pufa.training.AttendanceStore.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An attendance list as the trainer, the township and the person see it. */
final class AttendanceViews {

  private static final int ALL = 5_000;
  private static final int TOWNSHIP_DIGITS = 9;

  /**
   * @param link that the square code shows; null where the bureau's address is not known
   */
  record Screen(
      UUID session,
      String title,
      String code,
      Instant codeEndsAt,
      String page,
      String link,
      Doors doors,
      Instant opensAt,
      Instant endsAt) {}

  enum Doors {
    NOT_YET,
    OPEN,
    OVER,
    SIGNED,
    CANCELLED
  }

  record Township(String code, String name, int seated, int present) {}

  /**
   * @param changed records that the command made; null where nothing was changed
   */
  record Counts(
      UUID session,
      int seated,
      int present,
      int late,
      int leftEarly,
      int excused,
      int absent,
      int unrecorded,
      Instant signedAt,
      String signedBy,
      Integer changed,
      List<Township> townships) {}

  record RecordView(
      int number,
      Result result,
      int minutes,
      How how,
      String note,
      String reason,
      String by,
      Instant at) {}

  /**
   * @param record the one that counts, null before there is one
   * @param earlier those it took the place of, the first first
   */
  record Row(
      UUID enrolment,
      int number,
      String name,
      PostRole role,
      String division,
      String divisionName,
      RecordView record,
      List<RecordView> earlier) {}

  record RowPage(int total, int fullMinutes, Instant signedAt, String signedBy, List<Row> items) {}

  private record Mine(
      UUID session,
      String title,
      Instant startsAt,
      Result result,
      int minutes,
      How how,
      String note,
      boolean signed,
      Instant at) {}

  record MinePage(int total, List<Mine> items) {}

  private final People people;
  private final String division;
  private final Map<String, String> divisionNames;
  private final Optional<String> publicUrl;

  AttendanceViews(
      People people,
      String division,
      Map<String, String> divisionNames,
      Optional<String> publicUrl) {
    this.people = people;
    this.division = division;
    this.divisionNames = divisionNames;
    this.publicUrl = publicUrl;
  }

  Screen screen(TrainingSession session, Sheet sheet, Instant now) {
    Doors doors = doors(session, sheet, now);
    String code = doors == Doors.OPEN ? RotatingCode.at(sheet.secret(), now) : null;
    String page =
        "packages/training/arrive?session=" + session.id() + (code == null ? "" : "&code=" + code);
    return new Screen(
        session.id(),
        session.title(),
        code,
        code == null ? null : RotatingCode.endsAt(now),
        page,
        publicUrl.map(url -> url + "/#/" + page).orElse(null),
        doors,
        session.startsAt().minus(Attendance.BEFORE),
        session.codeUntil());
  }

  private static Doors doors(TrainingSession session, Sheet sheet, Instant now) {
    if (session.isCancelled()) {
      return Doors.CANCELLED;
    }
    if (sheet.isSigned()) {
      return Doors.SIGNED;
    }
    if (now.isBefore(session.startsAt().minus(Attendance.BEFORE))) {
      return Doors.NOT_YET;
    }
    return now.isBefore(session.codeUntil()) ? Doors.OPEN : Doors.OVER;
  }

  /**
   * @param changed by a command, null for a question
   */
  Counts counts(Tx tx, UUID session, Integer changed) {
    SessionStore.byId(tx, division, session).orElseThrow(Problem::notFound);
    List<Enrolment> seated =
        EnrolmentStore.in(tx, session).stream()
            .filter(one -> one.state() == Enrolment.State.ENROLLED)
            .toList();
    Map<UUID, AttendanceRecord> latest = AttendanceStore.latest(tx, session);
    latest.keySet().retainAll(seated.stream().map(Enrolment::id).toList());
    Map<Result, Integer> by = new EnumMap<>(Result.class);
    latest.values().forEach(record -> by.merge(record.result(), 1, Integer::sum));
    Optional<Sheet> sheet = AttendanceStore.find(tx, session);
    return new Counts(
        session,
        seated.size(),
        by.getOrDefault(Result.PRESENT, 0),
        by.getOrDefault(Result.LATE, 0),
        by.getOrDefault(Result.LEFT_EARLY, 0),
        by.getOrDefault(Result.EXCUSED, 0),
        by.getOrDefault(Result.ABSENT, 0),
        seated.size() - latest.size(),
        sheet.map(Sheet::signedAt).orElse(null),
        signer(tx, sheet),
        changed,
        townships(seated, latest));
  }

  private String signer(Tx tx, Optional<Sheet> sheet) {
    return sheet.map(Sheet::signedBy).map(by -> name(tx, by)).orElse(null);
  }

  /** Null where nobody is known. */
  String name(Tx tx, UUID person) {
    return Optional.ofNullable(person)
        .map(one -> people.contacts(tx, List.of(one)).get(one))
        .map(Contact::name)
        .orElse(null);
  }

  /** Somebody who came late or left early was there. */
  private List<Township> townships(List<Enrolment> seated, Map<UUID, AttendanceRecord> latest) {
    Map<String, int[]> counted = new TreeMap<>();
    for (Enrolment one : seated) {
      int[] counts = counted.computeIfAbsent(township(one.division()), any -> new int[2]);
      counts[0]++;
      AttendanceRecord record = latest.get(one.id());
      counts[1] += record != null && record.minutes() > 0 ? 1 : 0;
    }
    return counted.entrySet().stream()
        .map(
            one ->
                new Township(
                    one.getKey(), name(one.getKey()), one.getValue()[0], one.getValue()[1]))
        .toList();
  }

  private static String township(String code) {
    return code.substring(0, Math.min(TOWNSHIP_DIGITS, code.length()));
  }

  private String name(String code) {
    return divisionNames.getOrDefault(code, code);
  }

  RowPage list(Tx tx, Request request) {
    UUID id = request.id("session");
    TrainingSession session = SessionStore.byId(tx, division, id).orElseThrow(Problem::notFound);
    String seated = Enrolment.State.ENROLLED.code();
    Optional<Sheet> sheet = AttendanceStore.find(tx, id);
    return new RowPage(
        EnrolmentStore.countList(tx, id, request.reach(), seated),
        session.fullMinutes(),
        sheet.map(Sheet::signedAt).orElse(null),
        signer(tx, sheet),
        rows(tx, EnrolmentStore.list(tx, id, request.reach(), seated, request.page())));
  }

  /** The whole list, in order of arrival. */
  List<Row> rows(Tx tx, UUID session) {
    return rows(
        tx,
        EnrolmentStore.list(
            tx, session, Reach.ALL, Enrolment.State.ENROLLED.code(), new Request.Page(ALL, 0)));
  }

  private List<Row> rows(Tx tx, List<EnrolmentStore.Found> found) {
    Map<UUID, List<AttendanceRecord>> histories =
        AttendanceStore.histories(tx, found.stream().map(one -> one.enrolment().id()).toList());
    Map<UUID, Contact> contacts = people.contacts(tx, named(found, histories.values()));
    return found.stream()
        .map(one -> row(one, histories.getOrDefault(one.enrolment().id(), List.of()), contacts))
        .toList();
  }

  private static List<UUID> named(
      List<EnrolmentStore.Found> found, Collection<List<AttendanceRecord>> histories) {
    return Stream.concat(
            found.stream().map(one -> one.enrolment().person()),
            histories.stream().flatMap(List::stream).map(AttendanceRecord::by))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private Row row(
      EnrolmentStore.Found found, List<AttendanceRecord> history, Map<UUID, Contact> contacts) {
    Enrolment enrolment = found.enrolment();
    List<RecordView> records =
        history.stream()
            .map(record -> view(record, contacts))
            .collect(Collectors.toCollection(ArrayList::new));
    RecordView counts = records.isEmpty() ? null : records.removeLast();
    return new Row(
        enrolment.id(),
        enrolment.arrival(),
        found.name() == null ? contacts.get(enrolment.person()).name() : found.name(),
        enrolment.role(),
        enrolment.division(),
        name(enrolment.division()),
        counts,
        List.copyOf(records));
  }

  private static RecordView view(AttendanceRecord record, Map<UUID, Contact> contacts) {
    Contact by = contacts.get(record.by());
    return new RecordView(
        record.number(),
        record.result(),
        record.minutes(),
        record.how(),
        record.note(),
        record.reason(),
        by == null ? null : by.name(),
        record.at());
  }

  MinePage mine(Tx tx, Request request) {
    UUID person = request.caller().person();
    return new MinePage(
        AttendanceStore.countMine(tx, person),
        AttendanceStore.mine(tx, person, request.page()).stream()
            .map(AttendanceViews::mine)
            .toList());
  }

  private static Mine mine(AttendanceStore.Mine mine) {
    AttendanceRecord record = mine.record();
    return new Mine(
        mine.session(),
        mine.title(),
        mine.startsAt(),
        record.result(),
        record.minutes(),
        record.how(),
        record.note(),
        mine.signedAt() != null,
        record.at());
  }
}
