package cn.pufa.stand;

import cn.pufa.audit.Commands;
import cn.pufa.content.QuizBank;
import cn.pufa.needs.StandQuestions;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.PageCodes;
import cn.pufa.stand.Gain.Tally;
import cn.pufa.stand.Stand.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The doorway of stands. */
public final class Stands {

  /**
   * What the checks of a year show together.
   *
   * @param stands of the year up to today
   * @param measured checks that have ended with enough answers on both sides
   * @param gain of these together, null where there is none
   */
  public record Year(int year, int stands, int measured, Gain gain) {}

  private final Database database;
  private final BusinessClock clock;
  private final QuizBank bank;
  private final StandRoutes routes;

  public Stands(
      Database database,
      Commands commands,
      PufaEvents events,
      QuizBank bank,
      StandQuestions questions,
      PageCodes codes,
      RateLimits limits,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    this.bank = bank;
    var views = new StandViews(bank, questions, clock);
    this.routes =
        new StandRoutes(
            database,
            this,
            new StandDesk(commands, events, bank, questions, codes, views, clock),
            new CheckDesk(database, bank, limits, clock),
            views,
            bank,
            codes);
  }

  public StandRoutes routes() {
    return routes;
  }

  public Year year(Tx tx, int year) {
    Map<UUID, List<Tally>> measured = measured(tx, year);
    Gain gain =
        measured.isEmpty()
            ? null
            : Gain.of(measured.values().stream().flatMap(List::stream).toList());
    return new Year(year, StandStore.countOfYear(tx, year, clock.today()), measured.size(), gain);
  }

  /** Those with enough answers on both sides to be shown. */
  private Map<UUID, List<Tally>> measured(Tx tx, int year) {
    Map<UUID, List<Tally>> measured = StandStore.talliesOfYear(tx, year, clock.today());
    measured.values().removeIf(tallies -> !Gain.of(tallies).isLarge());
    return measured;
  }

  /** The stands that {@link #year} measures, the earliest first. */
  public List<Line> measuredLines(Tx tx, int year, Page page) {
    Map<UUID, List<Tally>> measured = measured(tx, year);
    return StandStore.byIds(tx, measured.keySet(), page).stream()
        .map(stand -> line(stand, Gain.of(measured.get(stand.id()))))
        .toList();
  }

  private static Line line(Stand stand, Gain gain) {
    String detail =
        "活动前 %d 份答对 %d%%，活动后 %d 份答对 %d%%"
            .formatted(
                gain.before().sheets(),
                gain.before().percent(),
                gain.after().sheets(),
                gain.after().percent());
    return new Line(stand.id().toString(), stand.title(), stand.heldOn(), detail);
  }

  /**
   * @param age how long after its day a sheet that was not handed in is kept
   */
  public void forgetSheets(Duration age) {
    database.run(tx -> StandStore.forgetSheets(tx, clock.today().minusDays(age.toDays())));
  }

  /** A stand of the past, for the demo: how many of the sheets had each question right. */
  public record Past(
      String title,
      LocalDate heldOn,
      String topic,
      UUID event,
      int sheetsBefore,
      List<Integer> rightBefore,
      int sheetsAfter,
      List<Integer> rightAfter) {}

  /** With the first questions of its topic. */
  public UUID record(Tx tx, Past past, String division, Instant at) {
    var draft = new Stand.Draft(past.title(), past.heldOn(), past.topic(), division);
    UUID id = StandStore.insert(tx, draft, division, at);
    StandStore.choose(
        tx,
        id,
        bank.of(past.topic()).stream()
            .limit(past.rightBefore().size())
            .map(Stand.Item::of)
            .toList());
    record(tx, id, Phase.BEFORE, past.sheetsBefore(), past.rightBefore());
    record(tx, id, Phase.AFTER, past.sheetsAfter(), past.rightAfter());
    StandStore.open(tx, id, at);
    StandStore.close(tx, id, at);
    StandStore.file(tx, id, past.event());
    return id;
  }

  private static void record(Tx tx, UUID stand, Phase phase, int sheets, List<Integer> right) {
    for (int place = 0; place < right.size(); place++) {
      int ofThese = right.get(place);
      StandStore.record(tx, stand, new Tally(phase, place, ofThese, sheets - ofThese));
    }
  }
}
