package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.notice.PersonalWanted;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The doorway of this feature: its routes, what the yearly figures count, and how past sessions
 * come in.
 */
public final class Training implements AutoCloseable {

  private final Database database;
  private final BusinessClock clock;
  private final String division;
  private final Map<String, String> divisionNames;
  private final Commands commands;
  private final Enrolments enrolments;
  private final SeatOffers offers;
  private final DayBefore dayBefore;
  private final TrainingSessions sessions;
  private final TrainingRecords records;
  private final TrainingRoutes routes;
  private final AttendanceRoutes attendanceRoutes;

  public Training(TrainingParts parts, Divisions divisions) {
    this.database = parts.database();
    this.commands = parts.commands();
    this.clock = parts.clock();
    this.division = divisions.county().code();
    this.divisionNames = divisions.namesByCode();
    var notices = new TrainingNotices(parts.notices());
    this.offers = new SeatOffers(clock, division, notices);
    this.dayBefore = new DayBefore(clock, division, notices);
    this.enrolments =
        new Enrolments(commands, parts.people(), offers, notices, clock, division, divisionNames);
    var hours = new SessionHours(parts.hours());
    this.sessions =
        new TrainingSessions(
            database,
            commands,
            enrolments,
            notices,
            new CutShort(hours),
            clock,
            division,
            divisionNames.keySet());
    var missing =
        new Missing(database, commands, notices, parts.workers(), clock, division, divisionNames);
    this.routes = new TrainingRoutes(database, sessions, enrolments, missing);
    this.records = new TrainingRecords(enrolments, hours, clock, division);
    this.attendanceRoutes = attendance(parts, hours);
  }

  private AttendanceRoutes attendance(TrainingParts parts, SessionHours hours) {
    var views = new AttendanceViews(parts.people(), division, divisionNames, parts.publicUrl());
    var attendance =
        new Attendance(database, commands, views, hours, parts.limits(), clock, division);
    var sheets =
        new AttendanceImport(database, commands, attendance, views, parts.workers(), division);
    return new AttendanceRoutes(database, parts.changes(), attendance, sheets, views);
  }

  public TrainingRoutes routes() {
    return routes;
  }

  public AttendanceRoutes attendanceRoutes() {
    return attendanceRoutes;
  }

  /** Says as they leave which of this feature's messages still are wanted. */
  public void speakFor(PersonalWanted wanted) {
    var still = new TrainingStill(clock, division);
    wanted.ask(TrainingNotices.SESSION, still::ofSessions);
    wanted.ask(TrainingNotices.ENROLMENT, still::ofEnrolments);
  }

  /** Told whenever a session is called off. */
  public void whenCalledOff(CalledOff other) {
    sessions.whenCalledOff(other);
  }

  /** Somebody has lost a role: what was signed up for in it is given back. */
  public void roleTaken(Tx tx, UUID person) {
    enrolments.withdrawWithoutRole(tx, person);
  }

  /** What falls due by the clock: offers that lapse, and the word of the day before. */
  public void tend() {
    offers.tend(database, commands);
    dayBefore.tend(database);
  }

  /**
   * @param age how long it is known who was reminded to sign up
   */
  public void forgetReminders(Duration age) {
    database.run(tx -> ReminderStore.deleteBefore(tx, clock.now().minus(age)));
  }

  public OwnTraining own() {
    return new OwnTraining(enrolments, clock, division, divisionNames);
  }

  /** Sessions that began in the year and were not called off. */
  public int countSessions(Tx tx, int year) {
    return SessionStore.count(tx, division, year, clock.now());
  }

  public List<Line> sessionLines(Tx tx, int year, Page page) {
    return SessionStore.lines(tx, division, year, clock.now(), page);
  }

  /** People with a seat in those sessions (人次). */
  public int countEnrolments(Tx tx, int year) {
    return EnrolmentStore.countHeld(tx, division, year, clock.now());
  }

  /** Post and village of each, no names. */
  public List<Line> enrolmentLines(Tx tx, int year, Page page) {
    return EnrolmentStore.held(tx, division, year, clock.now(), page).stream()
        .map(this::line)
        .toList();
  }

  private Line line(EnrolmentStore.Held held) {
    return new Line(
        held.id().toString(),
        divisionNames.getOrDefault(held.division(), held.division()) + held.role().title(),
        LocalDate.ofInstant(held.startsAt(), BusinessClock.ZONE),
        held.title());
  }

  /** How past sessions come into the record. */
  public TrainingRecords records() {
    return records;
  }

  @Override
  public void close() {
    enrolments.close();
  }
}
