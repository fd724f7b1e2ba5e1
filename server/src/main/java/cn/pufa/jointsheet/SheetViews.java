package cn.pufa.jointsheet;

import cn.pufa.platform.db.Tx;
import java.util.List;

/** A sheet as each side sees it. */
final class SheetViews {

  record Whole(JointSheet sheet, List<JointPart> parts) {}

  /** Another department's part, to be read. */
  record Other(String department, JointPart.State state, Integer people, Integer copies) {}

  record Mine(JointSheet sheet, JointPart part, List<Other> others) {}

  Whole whole(Tx tx, JointSheet sheet) {
    return new Whole(sheet, JointPartStore.ofSheet(tx, sheet.id()));
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
