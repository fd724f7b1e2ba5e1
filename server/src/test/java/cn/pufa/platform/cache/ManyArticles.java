package cn.pufa.platform.cache;

import cn.pufa.testing.Jdbc;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Statutes nobody has passed, with so many articles of about 5.5 KB as the answer carries them, put
 * into the database as an import would.
 */
final class ManyArticles {

  private static final int STATUTES = 20;
  private static final int CHARACTERS = 1640;
  private static final String WORDS = "当事人应当依法向登记机关提出申请并如实说明情况补充材料办理期限监护收养救助婚姻殡葬孩子老人残疾经费";

  private ManyArticles() {}

  /** Puts them in, and returns their addresses. */
  static List<String> put(Jdbc database, int count) {
    var random = new Random(7);
    List<String> addresses = new ArrayList<>();
    int each = count / STATUTES;
    for (int number = 1; number <= STATUTES; number++) {
      String code = "cesuan-" + number;
      statute(database, code, number, each);
      for (int article = 1; article <= each; article++) {
        database.execute(
            """
            insert into article (code, version, number, label, chapter, text)
            values ('%s', '2020-01-01', %d, '第%d条', '演示', '%s')"""
                .formatted(code, article, article, text(random)));
        addresses.add("/api/statutes/%s/articles/%d".formatted(code, article));
      }
    }
    return addresses;
  }

  private static void statute(Jdbc database, String code, int number, int articles) {
    database.execute(
        """
        insert into statute (code, title, short_title, number, topic, by_bureau, created_at)
        values ('%s', '演示测算规定（%d）', '演示测算规定', '', 'relief', true, now())"""
            .formatted(code, number));
    database.execute(
        """
        insert into statute_version (code, version, effective, first_article, articles, note, unsearched, begun, created_at)
        values ('%s', '2020-01-01', '2020-01-01', 1, %d, '', '演示：只为测算', true, now())"""
            .formatted(code, articles));
    database.execute(
        """
        insert into statute_text (code, version, title, source_file, sha256, by_bureau, imported_at)
        values ('%s', '2020-01-01', '演示测算规定', 'none', '%s', true, now())"""
            .formatted(code, code));
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    while (text.length() < CHARACTERS) {
      int from = random.nextInt(WORDS.length() - 4);
      text.append(WORDS, from, from + 2 + random.nextInt(3));
      if (random.nextInt(9) == 0) {
        text.append(random.nextInt(3) == 0 ? "。" : "，");
      }
    }
    return text.toString();
  }
}
