package cn.pufa.publication;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Published batches as anyone reads them: old words and correction notes side by side. */
final class PublicBatches {

  record Note(String note, LocalDate on) {}

  record Head(
      String number,
      String title,
      String issuer,
      LocalDate publishedOn,
      int items,
      Batch.State state,
      int corrections) {}

  record HeadPage(int total, List<Head> items) {}

  /** Of a withdrawn item only number, hash, date and reason. */
  record Line(
      int no,
      String sha256,
      SortedMap<String, String> facts,
      String words,
      List<Note> corrections,
      LocalDate withdrawnOn,
      String reason) {}

  /**
   * Of a withdrawn batch neither title nor foreword, which may name whom it was about, nor their
   * hash: unlike an item they carry no salt, so that few possible words could be guessed from it.
   */
  record Whole(
      Head head,
      String foreword,
      String sha256,
      LocalDate withdrawnOn,
      String reason,
      List<Line> items,
      String address) {}

  private final String issuer;
  private final PublicAddress address;
  private final String division;

  PublicBatches(String issuer, PublicAddress address, String division) {
    this.issuer = issuer;
    this.address = address;
    this.division = division;
  }

  HeadPage page(Tx tx, Page page) {
    return new HeadPage(
        BatchStore.countPublic(tx, division),
        BatchStore.publicPage(tx, division, page).stream().map(one -> head(tx, one)).toList());
  }

  private Head head(Tx tx, Batch batch) {
    return new Head(
        batch.number(),
        batch.isWithdrawn() ? "公示" + batch.number() : batch.title(),
        issuer,
        Facts.day(batch.publishedAt()),
        batch.items(),
        batch.state(),
        CorrectionStore.countPublic(tx, batch.id()));
  }

  Optional<Whole> batch(Tx tx, String number) {
    return BatchStore.byNumber(tx, division, number).map(batch -> whole(tx, batch));
  }

  Whole whole(Tx tx, Batch batch) {
    List<Item> items = ItemStore.ofBatch(tx, batch.id());
    Map<UUID, List<Note>> notes = notes(tx, items.stream().map(Item::id).toList());
    return new Whole(
        head(tx, batch),
        batch.isWithdrawn() ? null : batch.foreword(),
        batch.isWithdrawn() ? null : batch.sha256(),
        Facts.day(batch.withdrawnAt()),
        batch.reason(),
        items.stream().map(item -> line(item, notes.getOrDefault(item.id(), List.of()))).toList(),
        address.ofBatch(batch.number()));
  }

  private static Line line(Item item, List<Note> notes) {
    return item.isWithdrawn()
        ? new Line(
            item.no(),
            item.sha256(),
            null,
            null,
            List.of(),
            Facts.day(item.withdrawnAt()),
            item.reason())
        : new Line(item.no(), item.sha256(), item.facts(), item.words(), notes, null, null);
  }

  /** By item, the oldest first. */
  static Map<UUID, List<Note>> notes(Tx tx, List<UUID> items) {
    return CorrectionStore.publicOf(tx, items).stream()
        .collect(
            Collectors.groupingBy(
                Correction::item,
                Collectors.mapping(
                    one -> new Note(one.note(), Facts.day(one.decidedAt())), Collectors.toList())));
  }

  String issuer() {
    return issuer;
  }
}
