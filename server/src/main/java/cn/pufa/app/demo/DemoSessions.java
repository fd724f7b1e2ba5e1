package cn.pufa.app.demo;

import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import cn.pufa.training.SessionDraft;
import cn.pufa.training.SessionTerms;
import cn.pufa.training.TrainingRecords;
import cn.pufa.training.TrainingRecords.Participant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sessions of the demo that show something under way: one that is being held right now, with half
 * of its people in, and one online that is full, where a seat waits for the answer of the demo's
 * own child director.
 */
final class DemoSessions {

  private static final int SEATS = 12;

  private final People people;
  private final TrainingRecords records;
  private final Divisions divisions;
  private final BusinessClock clock;

  DemoSessions(People people, TrainingRecords records, Divisions divisions, BusinessClock clock) {
    this.people = people;
    this.records = records;
    this.divisions = divisions;
    this.clock = clock;
  }

  /**
   * @param directors one of each township
   */
  void add(Tx tx, List<Participant> directors) {
    String village = divisions.county().townships().getFirst().villages().getFirst().code();
    UUID own = people.add(tx, "child_director", "演示儿童主任", null, null, true);
    var self = new Participant(own, PostRole.CHILD_DIRECTOR, village);
    UUID trainer = people.add(tx, "trainer", "演示培训老师", null, null, true);
    addRunning(tx, with(directors, self, directors.size()), trainer);
    addOffered(tx, with(directors, self, SEATS), trainer);
  }

  private static List<Participant> with(List<Participant> others, Participant self, int at) {
    List<Participant> all = new ArrayList<>(others);
    all.add(Math.min(at, all.size()), self);
    return all;
  }

  private void addRunning(Tx tx, List<Participant> participants, UUID trainer) {
    Instant starts = clock.now().truncatedTo(ChronoUnit.HOURS);
    UUID session =
        records.session(
            tx,
            new SessionDraft(
                "演示·强制报告现场演练",
                List.of(PostRole.CHILD_DIRECTOR),
                List.of(),
                participants.size(),
                starts.minus(Duration.ofDays(9)),
                starts.minus(Duration.ofDays(1)),
                starts,
                starts.plus(Duration.ofHours(6)),
                "演示党校一楼",
                "演示培训老师",
                List.of("强制报告", "监护责任"),
                "请带身份证和笔记本。",
                SessionTerms.Form.CLASSROOM,
                null,
                trainer,
                null,
                0,
                List.of()),
            participants);
    Set<UUID> in =
        participants.stream()
            .limit(participants.size() / 2)
            .map(Participant::person)
            .collect(Collectors.toSet());
    records.present(tx, session, in, clock.now());
  }

  private void addOffered(Tx tx, List<Participant> participants, UUID trainer) {
    Instant starts =
        clock.today().plusDays(14).atTime(15, 0).atZone(BusinessClock.ZONE).toInstant();
    UUID session =
        records.session(
            tx,
            new SessionDraft(
                "演示·家庭教育指导（线上）",
                List.of(PostRole.CHILD_DIRECTOR),
                List.of(),
                SEATS,
                clock.now().minus(Duration.ofDays(2)),
                starts.minus(Duration.ofDays(2)),
                starts,
                starts.plus(Duration.ofHours(2)),
                "报上名额后看得到网址",
                "演示培训老师",
                List.of("家庭教育"),
                null,
                SessionTerms.Form.ONLINE,
                "https://meeting.demo.invalid/training",
                trainer,
                null,
                24,
                List.of()),
            participants);
    records.offer(tx, session, Duration.ofHours(24));
  }
}
