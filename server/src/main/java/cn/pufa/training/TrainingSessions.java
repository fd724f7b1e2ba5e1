package cn.pufa.training;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.util.List;

/** The training sessions the bureau held. */
public final class TrainingSessions {

  private final String division;

  public TrainingSessions(String division) {
    this.division = division;
  }

  public void record(Tx tx, String title, String audience, LocalDate heldOn, String place) {
    TrainingStore.insert(tx, division, title, audience, heldOn, place);
  }

  public int count(Tx tx, int year) {
    return TrainingStore.count(tx, division, year);
  }

  public List<Line> lines(Tx tx, int year, Page page) {
    return TrainingStore.lines(tx, division, year, page);
  }
}
