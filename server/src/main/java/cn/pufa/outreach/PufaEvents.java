package cn.pufa.outreach;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.util.List;

/** The 普法 events the bureau held. */
public final class PufaEvents {

  private final String division;

  public PufaEvents(String division) {
    this.division = division;
  }

  public void record(Tx tx, String title, String kind, LocalDate heldOn, String place) {
    OutreachStore.insert(tx, division, title, kind, heldOn, place);
  }

  public int count(Tx tx, int year) {
    return OutreachStore.count(tx, division, year);
  }

  public List<Line> lines(Tx tx, int year, Page page) {
    return OutreachStore.lines(tx, division, year, page);
  }
}
