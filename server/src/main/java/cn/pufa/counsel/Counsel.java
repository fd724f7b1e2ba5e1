package cn.pufa.counsel;

import cn.pufa.audit.Commands;
import cn.pufa.identity.People;
import cn.pufa.law.Citations;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;

/** The doorway of this feature: its routes, and the opinions that the yearly figures count. */
public final class Counsel {

  private final CounselRoutes routes;

  /**
   * @param sources of every kind but a document
   */
  public Counsel(
      Database database,
      Commands commands,
      People people,
      Citations citations,
      Map<Kind, MatterSource> sources,
      Files files,
      PersonalNotices notices,
      WorkCalendar calendar,
      BusinessClock clock) {
    var settings = Settings.load();
    citations.join(new CounselKind());
    var desk = new Desk(sources, new CounselViews(people, citations), calendar, settings, clock);
    this.routes =
        new CounselRoutes(
            database,
            new Requests(commands, sources, files, notices, desk, calendar, settings, clock),
            new Opinions(commands, citations, notices, desk, calendar, clock),
            desk,
            files,
            settings,
            clock);
  }

  public CounselRoutes routes() {
    return routes;
  }

  /** Opinions given within the calendar year. */
  public int count(Tx tx, int year) {
    return CounselStore.countLines(tx, first(year), first(year + 1));
  }

  public List<Line> lines(Tx tx, int year, Page page) {
    return CounselStore.lines(tx, first(year), first(year + 1), page);
  }

  private static LocalDate first(int year) {
    return LocalDate.of(year, Month.JANUARY, 1);
  }
}
