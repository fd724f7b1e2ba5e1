package cn.pufa.search;

import cn.pufa.content.Cards;
import cn.pufa.law.Statutes;
import cn.pufa.needs.Danger;
import cn.pufa.needs.Signals;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Operations of {@code search.yaml}. */
public final class SearchRoutes implements AutoCloseable {

  private static final int DEFAULT_SIZE = 10;

  private record SuggestionList(List<Suggestions.Suggestion> items) {}

  /** What was found, and the id by which a client says that an answer was opened. */
  private record Answered(
      UUID search,
      List<SearchAnswer.Item> items,
      List<SearchAnswer.TopicCount> topics,
      boolean urgent,
      SearchAnswer.Elsewhere elsewhere) {}

  private final Search search;
  private final Signals signals;

  public SearchRoutes(
      Cards cards,
      Statutes statutes,
      Changes changes,
      Signals signals,
      BusinessClock clock,
      Path folder) {
    this.signals = signals;
    this.search = new Search(cards, statutes, changes, clock, folder);
  }

  public void bind(Routes routes) {
    routes.add("search", this::search);
    routes.add("suggestQuestions", this::suggestQuestions);
  }

  /** Opens the index, or builds the first; the rest of the server answers meanwhile. */
  public void start() {
    search.start();
  }

  /** Null when search can answer. */
  public String fault() {
    return search.fault();
  }

  private Answer search(Request request) {
    int size = request.parameters().get("size") instanceof Integer asked ? asked : DEFAULT_SIZE;
    SearchAnswer found = search.search(request.text("q"), request.text("topic"), size);
    boolean urgent = Danger.speaksIn(request.text("q"));
    return Answer.ok(
        new Answered(
            heard(request, found),
            found.items(),
            found.topics(),
            urgent,
            // Whoever is in danger is not sent from one office to another.
            urgent ? null : found.elsewhere()));
  }

  /** Told to the needs board: of the topic asked for, or else of the best answer. */
  private UUID heard(Request request, SearchAnswer found) {
    String topic =
        request
            .optionalText("topic")
            .orElse(found.items().isEmpty() ? null : found.items().getFirst().topic());
    return signals.searched(
        request.text("q"),
        topic,
        request.text("township"),
        found.items().size(),
        request.address());
  }

  private Answer suggestQuestions(Request request) {
    return Answer.ok(new SuggestionList(search.suggest(request.text("q"))));
  }

  @Override
  public void close() {
    search.close();
  }
}
