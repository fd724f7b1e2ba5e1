package cn.pufa.testing;

import java.util.Map;
import java.util.Set;

/** Requests about what residents find and read with which nothing is wrong. */
final class ReadingRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "search",
          "suggestQuestions",
          "listTopics",
          "listCards",
          "getCard",
          "listLifeEvents",
          "getFirstReading",
          "getCoolingOff",
          "getShareCode",
          "listViews");

  private final String card;

  ReadingRequests(TestServer server) {
    card = Own.first(server.api(), "listCards");
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "search" -> Map.of("q", "领证要带户口本吗");
      case "suggestQuestions" -> Map.of("q", "离婚");
      case "getCard" -> Map.of("card", card);
      case "getFirstReading" -> Map.of("choice", "marrying");
      case "getCoolingOff" -> Map.of("received", "2026-03-05");
      case "getShareCode" -> Map.of("kind", "card", "piece", card);
      case "listViews" -> Map.of("kind", "card");
      default -> Map.of();
    };
  }
}
