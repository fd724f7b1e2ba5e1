package cn.pufa.ledger;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import java.util.List;
import java.util.Map;

/** One kind in one year by state, and by the result of its conclusion, such as those of 条例 36. */
record LedgerFigures(String kind, int year, int total, List<Share> byState, List<Share> byResult) {

  record Share(String code, String title, int count) {}

  private static final String RESULT = "result";

  static LedgerFigures of(Tx tx, Reach reach, Kind kind, int year) {
    Map<String, Integer> states = LedgerStore.byState(tx, reach, kind.code(), year);
    Map<String, Integer> results = LedgerStore.byResult(tx, reach, kind.code(), year);
    return new LedgerFigures(
        kind.code(),
        year,
        states.values().stream().mapToInt(n -> n).sum(),
        kind.states().stream()
            .map(one -> new Share(one.code(), one.title(), states.getOrDefault(one.code(), 0)))
            .toList(),
        results(kind).stream()
            .map(one -> new Share(one.code(), one.title(), results.getOrDefault(one.code(), 0)))
            .toList());
  }

  /** The results that a conclusion of the kind may have; none where it has no such field. */
  private static List<Field.Option> results(Kind kind) {
    return kind.steps().stream()
        .filter(Kind.Step::concludes)
        .flatMap(step -> step.asked().stream())
        .filter(field -> field.code().equals(RESULT))
        .flatMap(field -> field.options().stream())
        .toList();
  }
}
