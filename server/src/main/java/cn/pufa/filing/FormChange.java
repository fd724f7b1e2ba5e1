package cn.pufa.filing;

import cn.pufa.filing.CellStore.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a newer form does to a draft, as the filer is told it.
 *
 * @param added labels of cells that are new
 * @param renamed labels of cells whose value moved along
 * @param kept what the form has no cell for any more, with its value; it stays with the draft
 */
record FormChange(
    String from, String to, List<String> added, List<String> renamed, List<String> kept) {

  /**
   * @param moves old code to new code, of those cells of the draft that are renamed
   */
  static FormChange of(
      FilingForm before, FilingForm after, Map<String, Cell> cells, Map<String, String> moves) {
    Set<String> known = before.cells().map(FormCell::code).collect(Collectors.toSet());
    List<String> added = new ArrayList<>();
    after
        .cells()
        .filter(cell -> !known.contains(cell.code()) && !moves.containsValue(cell.code()))
        .forEach(cell -> added.add(cell.label()));
    List<String> renamed = moves.values().stream().map(after::label).sorted().toList();
    List<String> kept =
        cells.values().stream()
            .filter(cell -> cell.value() != null && !moves.containsKey(cell.cell()))
            .filter(cell -> after.cell(cell.cell()).isEmpty())
            .map(cell -> kept(before, cell))
            .sorted()
            .toList();
    return new FormChange(before.form(), after.form(), added, renamed, kept);
  }

  private static String kept(FilingForm before, Cell cell) {
    return before
        .cell(cell.cell())
        .map(known -> known.label() + "：" + Words.of(known, cell.value()))
        .orElse(cell.cell() + "：" + cell.value());
  }

  static Map<String, String> moves(
      Forms forms, FilingForm before, FilingForm after, Set<String> cells) {
    Map<String, String> moves = new TreeMap<>();
    for (String code : cells) {
      String name = forms.renamed(code, before.version(), after.version());
      if (!name.equals(code) && after.cell(name).isPresent()) {
        moves.put(code, name);
      }
    }
    return moves;
  }
}
