package cn.pufa.law;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a statute from Markdown as the public collections of statutes write it, the title after
 * {@code #}.
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

  private static final Pattern TITLE = Pattern.compile("#\\s+(.+)");
  private static final Pattern COMMENT = Pattern.compile("<!--[^<>]{0,200}-->");

  private StatuteMarkdown() {}

  /**
   * Reads a whole statute.
   *
   * @throws StatuteFault when there is no title, no article, a gap or a repetition in the numbers,
   *     an article without text or inserted later (第九条之一), or a character lost to a wrong encoding
   */
  public static ParsedStatute parse(String markdown) {
    var reading = read(markdown);
    if (!reading.isSound()) {
      throw new StatuteFault(reading.faults().getFirst().message());
    }
    return new ParsedStatute(reading.title(), reading.articles());
  }

  static StatuteReading read(String markdown) {
    var parser = new StatuteParser("行");
    var lines = markdown.split("\r\n|\r|\n", -1);
    for (var index = 0; index < lines.length; index++) {
      var line = StatuteParser.clean(lines[index]);
      var title = TITLE.matcher(line);
      if (COMMENT.matcher(line).matches()) {
        continue;
      }
      if (!parser.hasOpenedAnArticle() && title.matches() && !line.contains("<")) {
        parser.title(title.group(1).replace("*", "").strip());
      } else {
        parser.read(lines[index], index + 1);
      }
    }
    return parser.finish("没有找到法规名称：文件开头应有一行“# 法规名称”");
  }
}
