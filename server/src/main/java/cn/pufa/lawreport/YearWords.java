package cn.pufa.lawreport;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Years that a section writes and that are not the one it is about, such as a plan for "2024年" in
 * the report of 2024. A year in the name of a document, in its number, or said as another year (上年,
 * 自…以来, 较…) is meant so.
 */
final class YearWords {

  /**
   * @param written such as 2024年
   * @param sentence it stands in
   */
  record Strange(String written, String sentence) {}

  private static final Pattern NAMED = Pattern.compile("《[^》]*》|〔[^〕]*〕|\\[[0-9]{4}]");
  private static final Pattern YEAR = Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})年");
  private static final Pattern SAID_BEFORE =
      Pattern.compile(
          ".*(?:上年|去年|上一年度?|前年|明年|次年|下一年度?|自|从|截至|截止|到|至|较|比|以来|[0-9]{4}年[至到—-])[度（(]?\\s*$");
  private static final Pattern SAID_AFTER =
      Pattern.compile("^度?[^，。；]{0,12}(?:以来|基础上|相比|印发|公布|修订|修正|施行|起).*");
  private static final Pattern DAY_AFTER = Pattern.compile("^[0-9]{1,2}月.*");
  private static final int BEFORE = 8;
  private static final int AFTER = 20;

  private YearWords() {}

  /**
   * @param text filled in
   * @param year of the report
   */
  static List<Strange> strange(String text, int year, Outline.About about) {
    int meant = about == Outline.About.NEXT ? year + 1 : year;
    String words = NAMED.matcher(text).replaceAll(YearWords::blank);
    List<Strange> strange = new ArrayList<>();
    YEAR.matcher(words)
        .results()
        .filter(found -> Integer.parseInt(found.group(1)) != meant)
        .filter(found -> !isSaid(words, found, meant, about))
        .forEach(found -> strange.add(new Strange(found.group(), sentence(text, found.start()))));
    return strange;
  }

  /** As long as what it takes the place of, so that places stay. */
  private static String blank(MatchResult named) {
    return "□".repeat(named.group().length());
  }

  private static boolean isSaid(String words, MatchResult found, int meant, Outline.About about) {
    String before = words.substring(Math.max(0, found.start() - BEFORE), found.start());
    String after = words.substring(found.end(), Math.min(words.length(), found.end() + AFTER));
    if (DAY_AFTER.matcher(after).matches()) {
      return isFitDay(Integer.parseInt(found.group(1)), meant, about);
    }
    return SAID_BEFORE.matcher(before).matches() || SAID_AFTER.matcher(after).matches();
  }

  /** A day of an earlier year may be told, one of a later year planned; not the other way round. */
  private static boolean isFitDay(int written, int meant, Outline.About about) {
    return about == Outline.About.NEXT ? written > meant : written < meant;
  }

  private static String sentence(String text, int at) {
    int from = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('；', at)) + 1;
    int end = text.indexOf('。', at);
    return text.substring(from, end < 0 ? text.length() : end + 1);
  }
}
