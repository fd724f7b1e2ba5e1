package cn.pufa.search;

import cn.pufa.platform.json.GsonJson;
import cn.pufa.search.SearchAnswer.Item;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Measures the search of a server on the labelled questions, as anyone could through its API. */
final class SearchQuality {

  private record Answered(LabelledQuestion question, List<Item> items) {

    boolean topicWithin(int count) {
      return items.stream().limit(count).anyMatch(item -> question.topic().equals(item.topic()));
    }

    /** By the citation each item shows first. */
    boolean firstCitationHits() {
      return items.stream()
          .limit(5)
          .anyMatch(item -> question.articles().contains(item.law() + " " + item.article()));
    }

    boolean anyCitationHits() {
      return items.stream()
          .limit(5)
          .flatMap(item -> item.citations().stream())
          .anyMatch(cited -> question.articles().contains(cited.law() + " " + cited.article()));
    }

    boolean missed() {
      if (!question.isOurs()) {
        return !items.isEmpty();
      }
      return !topicWithin(3) || !question.articles().isEmpty() && !firstCitationHits();
    }

    String told() {
      return "%s %s %s | %s%n%s"
          .formatted(
              question.id(),
              question.topic(),
              question.text(),
              question.articles(),
              String.join(
                  "",
                  items.stream()
                      .limit(5)
                      .map(
                          item ->
                              "    %s %s %s | %s %s%n"
                                  .formatted(
                                      item.topic(),
                                      item.kind(),
                                      item.title(),
                                      item.law(),
                                      item.article()))
                      .toList()));
    }
  }

  /** What was measured; shares are of 1. */
  record Result(
      int ours,
      int others,
      Map<String, Double> topicAt3,
      double topicAt1,
      double topicAt3All,
      double articleByFirst,
      double articleByAny,
      double answeredFalsely,
      double refusedFalsely) {

    /** What the product has promised itself. */
    boolean meetsTargets() {
      return topicAt3All >= 0.95
          && weakestTopic() >= 0.85
          && articleByFirst >= 0.75
          && answeredFalsely <= 0.10
          && refusedFalsely <= 0.03;
    }

    double weakestTopic() {
      return topicAt3.values().stream().min(Double::compare).orElseThrow();
    }

    String table(String name) {
      var table = new StringBuilder();
      table.append("%s: %d of ours, %d of others%n".formatted(name, ours, others));
      topicAt3.forEach(
          (topic, share) -> table.append("  topic@3 %-13s %.3f%n".formatted(topic, share)));
      table.append(
          "  topic@1 %.3f  topic@3 %.3f  article@5 first %.3f any %.3f%n"
              .formatted(topicAt1, topicAt3All, articleByFirst, articleByAny));
      return table
          .append(
              "  others' answered %.3f  ours refused %.3f%n"
                  .formatted(answeredFalsely, refusedFalsely))
          .toString();
    }
  }

  private final Api api;

  SearchQuality(TestServer server) {
    this.api = server.api();
  }

  /** The folder of statute texts, as the server takes it, or the one beside the repository. */
  static Optional<Path> texts() {
    return Stream.of(System.getenv("STATUTES_DIR"), "../shared/laws", "../../shared/laws")
        .filter(folder -> folder != null && Files.isDirectory(Path.of(folder)))
        .map(folder -> Path.of(folder).toAbsolutePath().normalize())
        .findFirst();
  }

  /** With all texts, ready to search. */
  static TestServer server(Path texts) {
    var server = TestServer.start(Map.of("STATUTES_DIR", texts.toString()));
    Eventually.within(
        Duration.ofSeconds(60), () -> server.api().call("search", Map.of("q", "低保")).expect(200));
    return server;
  }

  SearchAnswer answer(String question) {
    var answer = api.call("search", Map.of("q", question, "size", 10)).expect(200).json();
    return GsonJson.GSON.fromJson(answer, SearchAnswer.class);
  }

  private List<Answered> answered(Set<String> splits) {
    return LabelledQuestion.of(splits).stream()
        .map(question -> new Answered(question, answer(question.text()).items()))
        .toList();
  }

  /** Every question answered wrongly, with what was found. */
  void printMisses(Set<String> splits) {
    answered(splits).stream().filter(Answered::missed).forEach(one -> System.out.print(one.told()));
  }

  Result measure(String split) {
    var answered = answered(Set.of(split));
    var ours = those(answered, one -> one.question().isOurs());
    var others = those(answered, one -> !one.question().isOurs());
    var withText = those(ours, one -> !one.question().articles().isEmpty());
    var topics = new TreeMap<String, Double>();
    ours.stream()
        .map(one -> one.question().topic())
        .distinct()
        .forEach(
            topic ->
                topics.put(
                    topic,
                    share(
                        those(ours, one -> one.question().topic().equals(topic)),
                        one -> one.topicWithin(3))));
    return new Result(
        ours.size(),
        others.size(),
        topics,
        share(ours, one -> one.topicWithin(1)),
        share(ours, one -> one.topicWithin(3)),
        share(withText, Answered::firstCitationHits),
        share(withText, Answered::anyCitationHits),
        share(others, one -> !one.items().isEmpty()),
        share(ours, one -> one.items().isEmpty()));
  }

  private static List<Answered> those(List<Answered> answered, Predicate<Answered> wanted) {
    return answered.stream().filter(wanted).toList();
  }

  private static double share(List<Answered> answered, Predicate<Answered> good) {
    return (double) answered.stream().filter(good).count() / answered.size();
  }
}
