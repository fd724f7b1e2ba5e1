package cn.pufa.organization;

import cn.pufa.platform.db.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The only way anything on the register changes: what a field was goes to the history with it. */
final class RegisterWriter {

  private static final int AT_ONCE = 500;

  private final String division;

  RegisterWriter(String division) {
    this.division = division;
  }

  /** By credit code, those among them that are on the register; held until the end. */
  Map<String, Organization> lock(Tx tx, List<RegisterRow> rows) {
    return byCode(OrganizationStore.lock(tx, division, codes(rows)));
  }

  /** The same for somebody who only looks. */
  Map<String, Organization> find(Tx tx, List<RegisterRow> rows) {
    return byCode(OrganizationStore.byCodes(tx, division, codes(rows)));
  }

  private static String[] codes(List<RegisterRow> rows) {
    return rows.stream().map(RegisterRow::creditCode).toArray(String[]::new);
  }

  private static Map<String, Organization> byCode(List<Organization> organizations) {
    Map<String, Organization> byCode = new HashMap<>();
    organizations.forEach(one -> byCode.put(one.creditCode(), one));
    return byCode;
  }

  /**
   * @param known what {@link #lock} gave
   * @param stored told how many rows are stored, after each so many
   */
  OrganizationStore.Changed put(
      Tx tx,
      Map<String, Organization> known,
      List<RegisterRow> rows,
      RegisterChange.Origin origin,
      IntConsumer stored) {
    var changed = new OrganizationStore.Changed(0, 0);
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      int to = Math.min(from + AT_ONCE, rows.size());
      stored.accept(from);
      changed = changed.plus(put(tx, known, rows.subList(from, to), origin));
    }
    stored.accept(rows.size());
    return changed;
  }

  OrganizationStore.Changed put(
      Tx tx,
      Map<String, Organization> known,
      List<RegisterRow> rows,
      RegisterChange.Origin origin) {
    var changes =
        rows.stream()
            .filter(row -> known.containsKey(row.creditCode()))
            .flatMap(
                row -> RegisterChange.between(known.get(row.creditCode()), row, origin).stream())
            .toList();
    var changed = OrganizationStore.upsert(tx, division, rows, origin.at());
    RegisterChangeStore.add(tx, changes);
    return changed;
  }
}
