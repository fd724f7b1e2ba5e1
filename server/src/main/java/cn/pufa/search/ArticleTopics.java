package cn.pufa.search;

import java.util.List;

/** The topic of an article where it is another than its statute's. */
final class ArticleTopics {

  private record Range(String statute, int first, int last, String topic) {
    boolean holds(String code, int article) {
      return statute.equals(code) && article >= first && article <= last;
    }
  }

  private final List<Range> ranges;

  private ArticleTopics(List<Range> ranges) {
    this.ranges = ranges;
  }

  static ArticleTopics load() {
    return new ArticleTopics(
        SearchData.lines("topics.txt").stream().map(ArticleTopics::range).toList());
  }

  private static Range range(String line) {
    String[] parts = line.split("[ -](?=[0-9])| (?=[a-z]+$)");
    return new Range(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3]);
  }

  String of(String statute, int article, String statuteTopic) {
    return ranges.stream()
        .filter(range -> range.holds(statute, article))
        .map(Range::topic)
        .findFirst()
        .orElse(statuteTopic);
  }
}
