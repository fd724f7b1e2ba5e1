package cn.pufa.publication;

import cn.pufa.creditlist.CreditList;
import cn.pufa.creditlist.Entry;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * That an organisation was put on a list (列入) or taken off (移出): dates, document and years missed;
 * what an officer wrote of the facts is not public. A year for which it was excused since was not
 * missed.
 */
final class ListItems implements ItemSource {

  private final CreditList creditList;
  private final ItemKind kind;

  /**
   * @param kind {@link ItemKind#LIST_ENTRY} or {@link ItemKind#LIST_REMOVAL}
   */
  ListItems(CreditList creditList, ItemKind kind) {
    this.creditList = creditList;
    this.kind = kind;
  }

  @Override
  public ItemKind kind() {
    return kind;
  }

  @Override
  public Free free(Tx tx, int year, String text, Page page) {
    var found = CandidateStore.freeListings(tx, kind, year, text, page);
    List<Candidate> shown = candidates(tx, List.of(found.ids()));
    return new Free(found.total(), shown.stream().sorted(Free.ORDER).toList());
  }

  @Override
  public List<Candidate> of(Tx tx, Collection<Subject> subjects) {
    return candidates(tx, subjects.stream().map(Subject::id).toList());
  }

  private List<Candidate> candidates(Tx tx, List<UUID> entries) {
    return creditList.entries(tx, entries).stream()
        .filter(entry -> day(entry) != null)
        .map(this::candidate)
        .toList();
  }

  /** Null where it has not happened, or is held never to have. */
  private LocalDate day(Entry entry) {
    if (kind == ItemKind.LIST_REMOVAL) {
      return entry.endedOn();
    }
    return entry.isRevoked() ? null : entry.listedOn();
  }

  private Candidate candidate(Entry entry) {
    boolean entered = kind == ItemKind.LIST_ENTRY;
    String years =
        entry.grounds().stream()
            .filter(ground -> ground.isMissedReport() && !ground.excused())
            .map(ground -> String.valueOf(ground.year()))
            .sorted()
            .distinct()
            .collect(Collectors.joining("、"));
    var facts =
        new Facts()
            .with("name", entry.name())
            .with("creditCode", entry.creditCode())
            .with("list", entry.list().words())
            .with("decidedOn", day(entry))
            .with("since", entry.listedOn())
            .with("missedYears", years.isEmpty() ? null : years)
            .with("documentNumber", entered ? entry.documentNumber() : entry.endNumber());
    return new Candidate(
        new Subject(kind, entry.id()),
        entry.organization(),
        entry.creditCode(),
        entry.name(),
        facts.map(),
        words(entry, entered, years));
  }

  private String words(Entry entry, boolean entered, String years) {
    String why = entered && !years.isEmpty() ? "未按规定报送" + years + "年度工作报告，" : "";
    String what = entered ? "列入" : entry.isRevoked() ? "撤销列入" : "移出";
    return "%s%s%s%s。".formatted(why, Facts.day(day(entry)), what, entry.list().words());
  }
}
