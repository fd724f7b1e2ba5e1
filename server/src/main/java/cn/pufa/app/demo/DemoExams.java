package cn.pufa.app.demo;

import cn.pufa.exam.ExamRecords;
import cn.pufa.exam.ExamRecords.Taken;
import cn.pufa.exam.Exams;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.Divisions.Township;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;

/**
 * Exams in the demo: those who were trained took theirs, most of them passed, some the second time.
 * Their certificates come with the demo's certificates.
 */
final class DemoExams {

  private static final double ABLE = 0.93;
  private static final double UNSURE = 0.7;

  private final People people;
  private final ExamRecords records;
  private final Divisions divisions;

  DemoExams(People people, Exams exams, Divisions divisions) {
    this.people = people;
    this.records = exams.records();
    this.divisions = divisions;
  }

  void add(Tx tx, int year, long seed) {
    var random = new Random(seed);
    for (Township township : divisions.county().townships()) {
      String village = township.villages().getLast().code();
      take(tx, "child_director", village, LocalDate.of(year, 6, 24), random);
      take(tx, "child_supervisor", township.code(), LocalDate.of(year, 9, 16), random);
    }
  }

  /** Who was unsure tries again two days later. */
  private void take(Tx tx, String role, String division, LocalDate day, Random random) {
    String name = role.equals("child_director") ? "演示·儿童主任" : "演示·儿童督导员";
    UUID person = people.add(tx, "works-in-" + division, name, null, null, false);
    boolean unsure = random.nextInt(4) == 0;
    record(tx, role, person, division, day, unsure ? UNSURE : ABLE, random);
    if (unsure) {
      record(tx, role, person, division, day.plusDays(2), ABLE, random);
    }
  }

  private void record(
      Tx tx,
      String role,
      UUID person,
      String division,
      LocalDate day,
      double share,
      Random random) {
    records.add(
        tx,
        new Taken(
            role.replace('_', '-'),
            person,
            role,
            division,
            day.atTime(9 + random.nextInt(8), random.nextInt(60))
                .atZone(BusinessClock.ZONE)
                .toInstant(),
            share,
            random.nextLong()));
  }
}
