package cn.pufa.staff;

import java.util.List;

/**
 * Something the bureau must be able to do on every day.
 *
 * @param roles each of these may do it
 */
record Duty(String code, String name, List<String> roles, String why, String source) {

  static List<Duty> load() {
    return Csv.rows("/staff/duties.csv").stream()
        .map(
            cells ->
                new Duty(cells[0], cells[1], List.of(cells[2].split("\\|")), cells[3], cells[4]))
        .toList();
  }
}
