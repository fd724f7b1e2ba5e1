package cn.pufa.evidence;

import cn.pufa.platform.files.PhotoArea;
import cn.pufa.platform.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What somebody who looked at a photo said of it.
 *
 * @param shown null where nothing may be shown
 * @param markedBy null where nobody marked it, as {@code markedAt}
 */
record PhotoMark(
    UUID photo,
    State state,
    List<PhotoArea> areas,
    Shown shown,
    UUID markedBy,
    Instant markedAt,
    int version) {

  /** 未标注, 没有儿童面部, 已遮挡. */
  enum State {
    UNMARKED,
    NO_CHILD,
    COVERED
  }

  /**
   * The picture made for showing.
   *
   * @param width in pixels, as {@code height}
   */
  record Shown(UUID file, int width, int height) {}

  /**
   * @param after version that was seen, 0 where there was none
   */
  record Draft(State state, List<PhotoArea> areas, int after) {

    void requireSound() {
      if (state == State.COVERED && areas.isEmpty()) {
        throw Problem.invalid("/areas", "请先框出要遮挡的地方。");
      }
      if (state != State.COVERED && !areas.isEmpty()) {
        throw Problem.invalid("/areas", "没有要遮挡的，就不要框。");
      }
      List<Problem.Field> outside =
          IntStream.range(0, areas.size())
              .filter(place -> !areas.get(place).isWithin())
              .mapToObj(place -> new Problem.Field("/areas/" + place, "这一块超出了照片"))
              .toList();
      if (!outside.isEmpty()) {
        throw Problem.invalid(outside);
      }
    }
  }

  /** Of a photo that nobody has marked. */
  static PhotoMark none(UUID photo) {
    return new PhotoMark(photo, State.UNMARKED, List.of(), null, null, null, 0);
  }

  /** What its own picture for showing is attached to. */
  String ownRecord() {
    return record(photo, version);
  }

  /** What the picture for showing is attached to. */
  static String record(UUID photo, int version) {
    return "photo-mark/" + photo + "/" + version;
  }
}
