package cn.pufa.law;

import cn.pufa.law.StatuteMarkdown.ParsedArticle;
import cn.pufa.law.StatuteReading.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a statute line by line: chapters as headings or bare, articles bare, bold or as headings of
 * their own. It goes on after a fault, so that whoever mends the file sees all of them.
 */
final class StatuteParser {

  static final String NUMERAL = "[〇零一二三四五六七八九十百千]+";

  /** Faults listed one by one. */
  private static final int FAULTS_TOLD = 50;

  /** Far more than any paragraph of a statute. */
  private static final int LONGEST_LINE = 20_000;

  private static final Pattern ARTICLE =
      Pattern.compile("(?:#{1,6}\\s*)?第(" + NUMERAL + ")条(\\s+|$)(.*)");
  private static final Pattern BOLD_ARTICLE =
      Pattern.compile("(?:#{1,6}\\s*)?(?:\\*\\*|__)第(" + NUMERAL + ")条\\s*(\\*\\*|__)?\\s*(.*)");
  private static final Pattern INSERTED_ARTICLE =
      Pattern.compile("(?:[#*\\s])*第" + NUMERAL + "条之" + NUMERAL + ".*");

  /**
   * What follows the number when a wrapped line goes on quoting an article instead of opening one.
   */
  private static final Pattern QUOTED =
      Pattern.compile("([至和或及与]?第" + NUMERAL + "[款项条]|规定的|所称|之规定|[、，。；]).*");

  private static final Pattern HEADING = Pattern.compile("(#{2,6})\\s+(.+)");
  private static final Pattern BARE_HEADING =
      Pattern.compile("第" + NUMERAL + "[编章节](?:\\s+[^。；：，]{1,30})?|附\\s*则");
  private static final Pattern NUMBERED_NAME = Pattern.compile("(第" + NUMERAL + "[编章节])\\s*(.*)");
  private static final Pattern NAME_ALONE = Pattern.compile("[^。；：，）;:.]{1,20}");
  private static final Pattern KNOWN_HEADING =
      Pattern.compile("(?:第" + NUMERAL + "[编章节]|" + NUMERAL + "、).{0,40}|[^。；：，;:]{1,20}");
  private static final Pattern MARKUP = Pattern.compile("<\\s*[/!?a-zA-Z]|&#|javascript:");

  private final String unit;
  private final List<ParsedArticle> articles = new ArrayList<>();
  private final Set<Integer> seen = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> head = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String title = "";
  private String chapter = "";
  private String section = "";
  private String place = "";
  private int number;
  private int numberLine;
  private int expected;

  /**
   * A paragraph of one invisible character: the collections leave it where a chapter's number was
   * lost.
   */
  private boolean afterInvisibleLine;

  /**
   * @param unit what a person counts in such a file, 行 or 段
   */
  StatuteParser(String unit) {
    this.unit = unit;
  }

  /** A part of a code adds its name to that of the code, 民法典·继承编. */
  void title(String name) {
    title = title.isEmpty() ? name : title + "·" + (name.endsWith("编") ? name : name + "编");
  }

  boolean hasOpenedAnArticle() {
    return number > 0;
  }

  /**
   * @param line from 1
   */
  void read(String raw, int line) {
    if (!isReadable(raw, line)) {
      return;
    }
    var clean = clean(raw);
    if (clean.isEmpty()) {
      afterInvisibleLine |= !raw.isBlank();
      return;
    }
    if (!openArticle(clean, line) && !readHeading(clean, line)) {
      readParagraph(clean);
    }
    afterInvisibleLine = false;
  }

  static String clean(String raw) {
    return raw.replaceAll("[\\u200B-\\u200D\\u2060\\uFEFF]", "")
        .replaceAll("[\\p{Zs}\\t]", " ")
        .strip();
  }

  /** A text is shown to residents: it holds nothing but what is printed in a gazette. */
  private boolean isReadable(String raw, int line) {
    if (raw.length() > LONGEST_LINE) {
      fault(line, "第%d%s有%,d个字，不像法规的一段".formatted(line, unit, raw.length()));
    } else if (raw.indexOf('\uFFFD') >= 0) {
      fault(line, "第%d%s有无法识别的字符，文件的编码可能不是UTF-8".formatted(line, unit));
    } else if (raw.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
      fault(line, "第%d%s有看不见的控制字符".formatted(line, unit));
    } else if (MARKUP.matcher(raw).find()) {
      fault(line, "第%d%s有网页代码，法规文本里不应有：%s".formatted(line, unit, head(raw)));
    } else {
      return true;
    }
    return false;
  }

  private boolean openArticle(String line, int at) {
    if (INSERTED_ARTICLE.matcher(line).matches()) {
      fault(at, "第%d%s是“第某条之一”式的增补条文，暂不能导入：%s".formatted(at, unit, head(line)));
      return true;
    }
    var bold = BOLD_ARTICLE.matcher(line);
    var plain = ARTICLE.matcher(line);
    var found = bold.matches() ? bold : plain;
    if (!found.matches() || QUOTED.matcher(found.group(3)).matches()) {
      return false;
    }
    closeArticle();
    try {
      number = ChineseNumeral.parse(found.group(1));
    } catch (IllegalArgumentException unreadable) {
      fault(at, "第%d%s的条文序号读不懂：%s".formatted(at, unit, head(line)));
      return true;
    }
    numberLine = at;
    checkSequence(at);
    place = section.isEmpty() ? chapter : chapter.isEmpty() ? section : chapter + " · " + section;
    readParagraph(found.group(3));
    return true;
  }

  private void checkSequence(int at) {
    var label = ChineseNumeral.label(number);
    if (!seen.add(number)) {
      fault(at, "%s重复出现（第%d%s）".formatted(label, at, unit));
      return;
    }
    if (expected > 0 && number != expected) {
      fault(
          at,
          "%s之后应是%s，第%d%s却是%s"
              .formatted(
                  ChineseNumeral.label(expected - 1),
                  ChineseNumeral.label(Math.min(expected, 9999)),
                  at,
                  unit,
                  label));
    }
    if (number >= expected) {
      expected = number + 1;
    }
  }

  private void closeArticle() {
    if (number == 0) {
      return;
    }
    var label = ChineseNumeral.label(number);
    if (text.isEmpty()) {
      fault(numberLine, label + "没有正文");
    }
    articles.add(new ParsedArticle(number, label, place, text.toString()));
    text.setLength(0);
  }

  private boolean readHeading(String line, int at) {
    var heading = HEADING.matcher(line);
    if (heading.matches()) {
      var name = heading.group(2).replace("*", "").strip();
      if (!KNOWN_HEADING.matcher(name).matches()) {
        fault(at, "第%d%s的标题不是编、章、节：%s".formatted(at, unit, head(name)));
      }
      enter(name, heading.group(1).length() > 2);
      return true;
    }
    var lostNumber = afterInvisibleLine && NAME_ALONE.matcher(line).matches();
    var bare = line.replace("*", "");
    if (!lostNumber && !BARE_HEADING.matcher(bare).matches()) {
      return false;
    }
    enter(bare, false);
    return true;
  }

  private void enter(String heading, boolean deeper) {
    var name = NUMBERED_NAME.matcher(heading);
    var numbered = name.matches();
    // Printers space short names out: 总 则, 监  护.
    var printed =
        numbered
            ? (name.group(1) + " " + name.group(2).replace(" ", "")).strip()
            : heading.replace(" ", "");
    if (numbered ? name.group(1).endsWith("节") : deeper) {
      section = printed;
      return;
    }
    chapter = printed;
    section = "";
  }

  /**
   * What stands before the first article (dates of adoption, the court's preamble) belongs to none.
   */
  private void readParagraph(String line) {
    if (number == 0) {
      head.add(line);
    } else if (!line.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n").append(line.replace("**", ""));
    }
  }

  private void fault(int line, String message) {
    faults.add(new Fault(line, message));
  }

  private static String head(String line) {
    return line.length() > 20 ? line.substring(0, 20) + "…" : line;
  }

  /**
   * @param noTitle what is wrong where there is none
   */
  StatuteReading finish(String noTitle) {
    closeArticle();
    if (title.isEmpty()) {
      fault(0, noTitle);
    } else if (articles.isEmpty()) {
      fault(0, "《%s》没有找到任何条文：条文应以“第一条”这样的序号开头".formatted(title));
    }
    var dates = new StatuteDates(head, articles);
    return new StatuteReading(true, title, articles, told(), dates.passed(), dates.effective());
  }

  private List<Fault> told() {
    if (faults.size() <= FAULTS_TOLD) {
      return faults;
    }
    List<Fault> told = new ArrayList<>(faults.subList(0, FAULTS_TOLD));
    told.add(new Fault(0, "一共%d处，只列出前%d处".formatted(faults.size(), FAULTS_TOLD)));
    return told;
  }
}
