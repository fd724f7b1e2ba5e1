package cn.pufa.content;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Words of the trade that residents do not use, from a list kept as data, with plain ones. */
final class Jargon {

  /**
   * @param explained says what it means: 临时救助（一次性的帮助）, 有急难可以要的钱（临时救助）, 监护人，就是照顾孩子的人
   */
  private record Term(String word, String plain, Predicate<String> explained) {}

  /** The longest first, so that 申请人身安全保护令 holds no 申请人. */
  private static final List<Term> TERMS =
      WordList.lines("jargon.txt").stream()
          .map(Jargon::term)
          .sorted(Comparator.comparing((Term term) -> term.word().length()).reversed())
          .toList();

  private Jargon() {}

  private static Term term(String line) {
    String[] cells = line.split("\\|");
    String word = Pattern.quote(cells[0]);
    var explained =
        Pattern.compile(
            "[（(]" + word + "[）)]|" + word + "[”」》]?(?:[（(]|[，,]?(?:就是|也就是|是指|指的是|意思是))");
    return new Term(cells[0], cells[1], explained.asPredicate());
  }

  /**
   * Those of the text that nothing explains, each once, with plain words.
   *
   * @param all every text that is read with it
   */
  static Map<String, String> in(String text, List<String> all) {
    Map<String, String> found = new LinkedHashMap<>();
    String rest = text;
    for (Term term : TERMS) {
      if (rest.contains(term.word())) {
        rest = rest.replace(term.word(), " ");
        if (all.stream().noneMatch(term.explained())) {
          found.put(term.word(), term.plain());
        }
      }
    }
    return found;
  }
}
