package cn.pufa.search;

import cn.pufa.search.SearchDocument.Cited;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a resident is shown, as {@code search.yaml} has it. */
record SearchAnswer(List<Item> items, List<TopicCount> topics, Elsewhere elsewhere) {

  /** A piece to be marked, in characters. */
  record Mark(int from, int to) {}

  record Item(
      String kind,
      String id,
      String title,
      List<Mark> titleMarks,
      String topic,
      String law,
      String article,
      List<Cited> citations,
      String snippet,
      List<Mark> snippetMarks) {}

  record TopicCount(String topic, long count) {}

  record Phone(String number, String title, String detail) {}

  record Elsewhere(String words, List<Phone> phones) {}

  private static final Elsewhere OTHERS =
      new Elsewhere(
          "这件事不归民政管。请打 12345 问清楚归谁管；打官司、签合同这类法律问题，可以打 12348。",
          List.of(
              new Phone("12345", "政务服务热线", "告诉您归哪个部门管，也可以直接反映问题"),
              new Phone("12348", "公共法律服务热线", "免费解答法律问题")));

  static SearchAnswer of(SearchIndex.Found found, String topic, int size) {
    return new SearchAnswer(
        found.lines().stream()
            .filter(line -> topic == null || topic.equals(line.document().topic()))
            .limit(size)
            .map(line -> item(line, found.words()))
            .toList(),
        topics(found.lines()),
        found.notOurs() ? OTHERS : null);
  }

  private static List<TopicCount> topics(List<SearchList.Line> lines) {
    return lines.stream()
        .collect(Collectors.groupingBy(line -> line.document().topic(), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> new TopicCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Item item(SearchList.Line line, Collection<String> words) {
    var document = line.document();
    var snippet = SearchSnippet.of(document.body(), words);
    var first = line.citations().isEmpty() ? null : line.citations().getFirst();
    return new Item(
        document.kind(),
        document.id(),
        document.title(),
        SearchMarks.of(document.title(), words),
        document.topic(),
        first == null ? null : first.law(),
        first == null ? null : first.article(),
        line.citations(),
        snippet,
        SearchMarks.of(snippet, words));
  }
}
