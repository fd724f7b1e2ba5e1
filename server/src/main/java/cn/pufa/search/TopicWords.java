package cn.pufa.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that tell of which topic a question is. */
final class TopicWords {

  private final Map<String, List<String>> words = new HashMap<>();

  private TopicWords() {}

  static TopicWords load() {
    var topics = new TopicWords();
    for (String line : SearchData.lines("topic-words.txt")) {
      String[] parts = line.split(" ");
      topics.words.put(parts[0], Arrays.stream(parts).skip(1).map(SearchText::plain).toList());
    }
    return topics;
  }

  Set<String> in(String question) {
    return words.entrySet().stream()
        .filter(topic -> topic.getValue().stream().anyMatch(question::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
