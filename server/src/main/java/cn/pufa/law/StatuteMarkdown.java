package cn.pufa.law;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a statute from Markdown as the public collections of statutes write it: the title after
 * {@code #}, chapters after {@code ##} or bare, articles bare, bold or as headings of their own.
 */
public final class StatuteMarkdown {

  /**
   * A statute with its articles in printed order; a part of the Civil Code has its own title,
   * 民法典·继承编.
   */
  public record ParsedStatute(String title, List<ParsedArticle> articles) {
    public ParsedStatute {
      articles = List.copyOf(articles);
    }
  }

  /**
   * An article: 1077, 第一千零七十七条; the chapter with its section, as 第三章 家庭关系 · 第一节 夫妻关系, or "" in a
   * statute without chapters; the paragraphs of the text, one a line.
   */
  public record ParsedArticle(int number, String label, String chapter, String text) {}

  private static final String NUMERAL = "[〇零一二三四五六七八九十百千]+";
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

  private static final Pattern TITLE = Pattern.compile("#\\s+(.+)");
  private static final Pattern HEADING = Pattern.compile("(#{2,6})\\s+(.+)");
  private static final Pattern BARE_HEADING =
      Pattern.compile("第" + NUMERAL + "[编章节](?:\\s+[^。；：，]{1,30})?|附\\s*则");
  private static final Pattern NUMBERED_NAME = Pattern.compile("(第" + NUMERAL + "[编章节])\\s*(.*)");
  private static final Pattern NAME_ALONE = Pattern.compile("[^。；：，）;:.]{1,20}");

  private final List<ParsedArticle> articles = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String title = "";
  private String chapter = "";
  private String section = "";
  private String place = "";
  private int number;

  /**
   * A paragraph of one invisible character: the collections leave it where a chapter's number was
   * lost.
   */
  private boolean afterInvisibleLine;

  private StatuteMarkdown() {}

  /**
   * Reads a whole statute.
   *
   * @throws StatuteFault when there is no title, no article, a gap or a repetition in the numbers,
   *     an article without text or inserted later (第九条之一), or a character lost to a wrong encoding
   */
  public static ParsedStatute parse(String markdown) {
    return new StatuteMarkdown().read(markdown);
  }

  private ParsedStatute read(String markdown) {
    var lines = markdown.split("\r\n|\r|\n", -1);
    for (var index = 0; index < lines.length; index++) {
      refuseLostCharacter(lines[index], index + 1);
      readLine(lines[index], index + 1);
    }
    closeArticle();
    if (title.isEmpty()) {
      throw new StatuteFault("没有找到法规名称：文件开头应有一行“# 法规名称”");
    }
    if (articles.isEmpty()) {
      throw new StatuteFault("《%s》没有找到任何条文：条文应以“第一条”这样的序号开头".formatted(title));
    }
    return new ParsedStatute(title, articles);
  }

  private static void refuseLostCharacter(String line, int lineNumber) {
    if (line.indexOf('\uFFFD') >= 0) {
      throw new StatuteFault("第%d行有无法识别的字符，文件的编码可能不是UTF-8".formatted(lineNumber));
    }
  }

  private void readLine(String raw, int lineNumber) {
    var line =
        raw.replaceAll("[\\u200B-\\u200D\\u2060\\uFEFF]", "")
            .replaceAll("[\\p{Zs}\\t]", " ")
            .strip();
    if (line.isEmpty()) {
      afterInvisibleLine |= !raw.isBlank();
      return;
    }
    if (!line.startsWith("<!--")
        && !openArticle(line, lineNumber)
        && !readTitle(line)
        && !readHeading(line)) {
      readParagraph(line);
    }
    afterInvisibleLine = false;
  }

  private boolean openArticle(String line, int lineNumber) {
    if (INSERTED_ARTICLE.matcher(line).matches()) {
      throw new StatuteFault("第%d行是“第某条之一”式的增补条文，暂不能导入：%s".formatted(lineNumber, head(line)));
    }
    var bold = BOLD_ARTICLE.matcher(line);
    var plain = ARTICLE.matcher(line);
    var found = bold.matches() ? bold : plain;
    if (!found.matches() || QUOTED.matcher(found.group(3)).matches()) {
      return false;
    }
    closeArticle();
    var next = ChineseNumeral.parse(found.group(1));
    refuseBrokenSequence(next, lineNumber);
    number = next;
    place = section.isEmpty() ? chapter : chapter.isEmpty() ? section : chapter + " · " + section;
    readParagraph(found.group(3));
    return true;
  }

  private void refuseBrokenSequence(int next, int lineNumber) {
    if (articles.isEmpty() || next == number + 1) {
      return;
    }
    var label = ChineseNumeral.label(next);
    if (articles.stream().anyMatch(article -> article.number() == next)) {
      throw new StatuteFault("%s重复出现（第%d行）".formatted(label, lineNumber));
    }
    throw new StatuteFault(
        "%s之后应是%s，第%d行却是%s"
            .formatted(
                ChineseNumeral.label(number), ChineseNumeral.label(number + 1), lineNumber, label));
  }

  private void closeArticle() {
    if (number == 0) {
      return;
    }
    var label = ChineseNumeral.label(number);
    if (text.isEmpty()) {
      throw new StatuteFault(label + "没有正文");
    }
    articles.add(new ParsedArticle(number, label, place, text.toString()));
    text.setLength(0);
  }

  private boolean readTitle(String line) {
    var heading = TITLE.matcher(line);
    if (number > 0 || !heading.matches()) {
      return false;
    }
    var name = heading.group(1).replace("*", "").strip();
    title = title.isEmpty() ? name : title + "·" + (name.endsWith("编") ? name : name + "编");
    return true;
  }

  private boolean readHeading(String line) {
    var heading = HEADING.matcher(line);
    if (heading.matches()) {
      enter(heading.group(2).replace("*", "").strip(), heading.group(1).length() > 2);
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
    if (number == 0 || line.isEmpty()) {
      return;
    }
    text.append(text.isEmpty() ? "" : "\n").append(line.replace("**", ""));
  }

  private static String head(String line) {
    return line.length() > 20 ? line.substring(0, 20) + "…" : line;
  }
}
