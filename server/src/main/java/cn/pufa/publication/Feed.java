package cn.pufa.publication;

import cn.pufa.platform.db.Tx;
import cn.pufa.publication.PublicBatches.Note;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** The numbered changes of open data. What was withdrawn since is not told again. */
final class Feed {

  record Line(
      long n,
      Instant at,
      String kind,
      String number,
      Integer no,
      String creditCode,
      SortedMap<String, String> facts,
      List<Note> corrections,
      Map<String, String> row) {}

  record LinePage(List<Line> items, long last) {}

  private Feed() {}

  static LinePage after(Tx tx, long n, int limit) {
    List<FeedStore.Change> changes = FeedStore.after(tx, n, limit);
    List<UUID> corrected =
        changes.stream()
            .filter(one -> one.kind().equals("corrected"))
            .map(one -> one.item().id())
            .toList();
    Map<UUID, List<Note>> notes = PublicBatches.notes(tx, corrected);
    List<Line> lines = changes.stream().map(one -> line(one, notes)).toList();
    return new LinePage(lines, lines.isEmpty() ? n : lines.getLast().n());
  }

  private static Line line(FeedStore.Change one, Map<UUID, List<Note>> notes) {
    Item item = one.item();
    if (item == null) {
      Map<String, String> row = one.row() == null ? null : Extracts.cells(one.row());
      return new Line(one.n(), one.at(), one.kind(), null, null, one.code(), null, null, row);
    }
    if (item.isWithdrawn()) {
      return new Line(
          one.n(), one.at(), one.kind(), one.number(), item.no(), null, null, null, null);
    }
    List<Note> corrections =
        one.kind().equals("corrected") ? notes.getOrDefault(item.id(), List.of()) : null;
    return new Line(
        one.n(),
        one.at(),
        one.kind(),
        one.number(),
        item.no(),
        item.creditCode(),
        item.facts(),
        corrections,
        null);
  }
}
