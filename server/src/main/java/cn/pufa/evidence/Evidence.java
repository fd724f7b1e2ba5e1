package cn.pufa.evidence;

import cn.pufa.jointsheet.JointPart;
import cn.pufa.leaflet.Leaflets.HandedOut;
import cn.pufa.outreach.PlanItem;
import cn.pufa.outreach.PufaEvent;
import cn.pufa.platform.files.StoredFile;
import java.util.List;

/**
 * What there is about one event, one line of the plan, or one year.
 *
 * @param about as somebody would call it
 * @param kind what it is evidence of
 * @param wholeCounty whether it is of all events of the county
 * @param items lines of the plan that the events count towards
 * @param events the earliest first
 */
record Evidence(
    Kind kind, String about, boolean wholeCounty, List<PlanItem> items, List<Held> events) {

  enum Kind {
    EVENT,
    ITEM,
    YEAR
  }

  /**
   * An event with what others keep about it.
   *
   * @param parts of the joint sheet it was, none where whoever asks may not read it
   * @param unmarked photos that nobody has marked, which stay out
   */
  record Held(
      PufaEvent event,
      List<JointPart> parts,
      List<HandedOut> leaflets,
      List<Picture> pictures,
      int unmarked) {}

  /**
   * A photo as it may be shown.
   *
   * @param department whose it is, null where it is the event's own
   */
  record Picture(StoredFile file, int width, int height, String department) {}

  /** Line of the plan that the event counts towards, or null. */
  PlanItem item(PufaEvent event) {
    return items.stream()
        .filter(item -> item.id().equals(event.planItem()))
        .findFirst()
        .orElse(null);
  }
}
