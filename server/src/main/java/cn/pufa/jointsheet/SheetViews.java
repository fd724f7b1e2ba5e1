package cn.pufa.jointsheet;

import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import java.util.List;

/** A sheet as each side sees it. */
final class SheetViews {

  /**
   * @param outsidePlan true where its event was filed under no item though the sheet named one;
   *     null otherwise
   */
  record Whole(JointSheet sheet, List<JointPart> parts, Boolean outsidePlan) {}

  /** Another department's part, to be read. */
  record Other(String department, JointPart.State state, Integer people, Integer copies) {}

  record Mine(JointSheet sheet, JointPart part, List<Other> others) {}

  private final PufaEvents events;

  SheetViews(PufaEvents events) {
    this.events = events;
  }

  Whole whole(Tx tx, JointSheet sheet) {
    Boolean outsidePlan = isOutsidePlan(tx, sheet) ? Boolean.TRUE : null;
    return new Whole(sheet, JointPartStore.ofSheet(tx, sheet.id()), outsidePlan);
  }

  private boolean isOutsidePlan(Tx tx, JointSheet sheet) {
    return sheet.planItem() != null
        && sheet.event() != null
        && events
            .find(tx, Reach.ALL, sheet.event())
            .filter(event -> event.planItem() == null)
            .isPresent();
  }

  Mine mine(Tx tx, JointPart part) {
    List<Other> others =
        JointPartStore.ofSheet(tx, part.sheet()).stream()
            .filter(one -> !one.id().equals(part.id()))
            .map(one -> new Other(one.department(), one.state(), one.people(), one.copies()))
            .toList();
    return new Mine(JointSheetStore.byId(tx, part.sheet()).orElseThrow(), part, others);
  }
}
