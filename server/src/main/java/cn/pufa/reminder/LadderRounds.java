package cn.pufa.reminder;

import cn.pufa.audit.Commands;
import cn.pufa.notice.Duties;
import cn.pufa.notice.Notices;
import cn.pufa.notice.Told;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Forms;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the rounds whose time has come, each once over all nodes: claim, reminders and mark are one
 * transaction.
 */
final class LadderRounds {

  static final String MISSED = "过期未发：到下一次催报的时间还没有发出，只发最近的一次。";
  static final String NOBODY = "没有要催的，都已经办理。";
  static final String NOT_OPEN = "还没有到开始办理的那一天，这一次不催。";

  private static final Logger LOG = LoggerFactory.getLogger("pufa.reminder");

  private final Database database;
  private final Commands commands;
  private final Notices notices;
  private final Duties duties;
  private final BusinessClock clock;
  private final String division;

  LadderRounds(
      Database database, Commands commands, Notices notices, BusinessClock clock, String division) {
    this.database = database;
    this.commands = commands;
    this.notices = notices;
    this.duties = notices.duties();
    this.clock = clock;
    this.division = division;
  }

  /** A circular that fails does not keep the others waiting; it is tried again the next time. */
  void run() {
    for (UUID circular : database.read(tx -> RoundStore.withDueRounds(tx, clock.now()))) {
      try {
        database.run(tx -> runDue(tx, circular));
      } catch (RuntimeException fault) {
        LOG.warn("round of circular {} failed, will be tried again", circular, fault);
      }
    }
  }

  /**
   * Left to whoever holds the circular. The rounds are asked for after the claim, so that what
   * another node has just done is not due any more.
   */
  private void runDue(Tx tx, UUID circular) {
    if (!duties.claim(tx, circular) || notices.isPaused(tx, circular)) {
      return;
    }
    FollowedLadder ladder = RoundStore.ladder(tx, circular).orElseThrow();
    Set<LocalDate> groups = new HashSet<>();
    for (ReminderRound round : RoundStore.due(tx, circular, clock.now())) {
      if (groups.add(round.extendedTo())) {
        remind(tx, ladder, round);
      } else {
        RoundStore.skip(tx, round.id(), MISSED, clock.now());
      }
    }
  }

  private void remind(Tx tx, FollowedLadder ladder, ReminderRound round) {
    Told circular = duties.circular(tx, division, round.circular()).orElseThrow();
    String needless = needless(tx, circular, round);
    if (needless != null) {
      RoundStore.skip(tx, round.id(), needless, clock.now());
      return;
    }
    Notices.Reminded reminded =
        notices.remind(
            tx,
            round.circular(),
            forms(circular, ladder, round),
            duties.outside(tx, round.circular(), round.extendedTo()),
            ladder.step(round.days()).channels());
    RoundStore.done(tx, round.id(), reminded.occasion(), reminded.reminded(), clock.now());
    String said = Notices.words(reminded.occasion());
    commands.append(tx, "system", "runRound", "circular/" + round.circular(), said, "-");
  }

  /**
   * Why nobody is reminded; null where somebody is. Rounds before the opening are not planned any
   * more, and were.
   */
  private String needless(Tx tx, Told circular, ReminderRound round) {
    if (circular.opensAfter(clock.today())) {
      return NOT_OPEN;
    }
    return isOwedBySomebody(tx, round) ? null : NOBODY;
  }

  private boolean isOwedBySomebody(Tx tx, ReminderRound round) {
    List<Duties.Open> open = duties.open(tx, round.circular());
    return open.stream().anyMatch(group -> Objects.equals(group.extendedTo(), round.extendedTo()));
  }

  private Forms forms(Told circular, FollowedLadder ladder, ReminderRound round) {
    LocalDate today = clock.today();
    return ladder
        .words(round.dueOn(), today)
        .forms(
            circular.title(), circular.documentNumber(), round.dueOn(), today, notices.smsRoom());
  }
}
