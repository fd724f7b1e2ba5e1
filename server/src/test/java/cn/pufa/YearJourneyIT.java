package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.RegisterRow;
import cn.pufa.review.Grade;
import cn.pufa.testing.YearStory;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The year 2024 of the bureau's report, from events alone: 577 organisations, one notice each,
 * their returns, and exactly four 民办非企业单位 that reach the serious list after two full years.
 */
class YearJourneyIT {

  @Test
  void theYear2024FollowsFromWhatHappened() {
    try (YearStory story = new YearStory()) {
      List<RegisterRow> four = YearStory.oldestServices(story.importRegister(), 4);
      Set<String> missing = names(four);

      String campaign2021 = story.campaign(2021, "2021-12-30");
      story.everybodyFiles(campaign2021, "2022-05-18", missing);
      story.on("2022-05-31");
      assertThat(count(story.dryRun(), "listAbnormal")).as("on the last day itself").isZero();
      story.on("2022-06-01");
      JsonObject first = story.dryRun();
      assertThat(count(first, "listAbnormal")).isEqualTo(4);
      List<JsonObject> listing = story.propose(first);
      story.serve(listing, "2022-06-02");
      story.decide(listing, "2022-06-20");
      assertThat(story.figures(2022)).containsEntry("abnormal_listed", 4);

      String campaign2023 = story.campaign(2023, "2023-12-30");
      Map<String, String> asked = story.asked(campaign2023);
      assertThat(asked).hasSize(577);
      Set<String> notOnPaper = new HashSet<>(missing);
      List<String> online = asked.keySet().stream().filter(notOnPaper::add).limit(4).toList();
      assertThat(story.everybodyFiles(campaign2023, "2024-05-20", notOnPaper)).hasSize(569);
      List<String> returns =
          online.stream().map(name -> story.fileOnline(campaign2023, asked.get(name))).toList();
      story.on("2024-05-27");
      story.conclude(returns.get(0), Grade.QUALIFIED);
      story.conclude(returns.get(1), Grade.QUALIFIED);
      story.conclude(returns.get(2), Grade.BASICALLY_QUALIFIED);
      story.conclude(returns.get(3), Grade.UNQUALIFIED);

      story.on("2024-06-20");
      assertThat(count(story.dryRun(), "moveSerious")).as("the last day of two years").isZero();
      story.on("2024-06-21");
      JsonObject run = story.dryRun();
      assertThat(count(run, "moveSerious")).as("the day after").isEqualTo(4);
      List<JsonObject> moves = story.propose(run);
      assertThat(moves.stream().map(move -> YearStory.text(move, "name")))
          .containsExactlyInAnyOrderElementsOf(missing);
      story.serve(moves, "2024-06-21");
      story.decide(moves, "2024-07-08");

      Map<String, Integer> figures = story.figures(2024);
      assertThat(figures)
          .containsEntry("organizations", 577)
          .containsEntry("social_groups", 173)
          .containsEntry("private_non_enterprises", 404)
          // Everybody was asked for a report, and four were told of a decision.
          .containsEntry("notices", 577 + 4)
          .containsEntry("notices_for_returns", 577)
          .containsEntry("returns", 573)
          .containsEntry("returns_qualified", 2)
          .containsEntry("returns_basically_qualified", 1)
          .containsEntry("returns_unqualified", 1)
          .containsEntry("serious_listed", 4);
      for (String code :
          List.of(
              "organizations",
              "notices",
              "notices_for_returns",
              "returns",
              "returns_qualified",
              "returns_unqualified",
              "serious_listed")) {
        assertThat(story.rows(2024, code).get("total").getAsInt())
            .as(code)
            .isEqualTo(figures.get(code));
      }
      List<String> listed = new ArrayList<>();
      story
          .rows(2024, "serious_listed")
          .getAsJsonArray("items")
          .forEach(item -> listed.add(item.toString()));
      assertThat(listed).allMatch(line -> missing.stream().anyMatch(line::contains));
      assertThat(listed).allMatch(line -> line.contains("2024-07-08"));
    }
  }

  /** One of the four files what it owed before the two years are full: the figure is three. */
  @Test
  void takingOneOfThemOutChangesTheFigure() {
    try (YearStory story = new YearStory()) {
      List<RegisterRow> four = YearStory.oldestServices(story.importRegister(), 4);
      Set<String> missing = names(four);
      String oldest = four.getLast().registeredOn().toString();
      String campaign = story.campaign(2021, oldest);
      Map<String, String> asked = story.asked(campaign);
      story.everybodyFiles(campaign, "2022-05-18", missing);
      story.on("2022-06-01");
      List<JsonObject> listing = story.propose(story.dryRun());
      assertThat(listing).hasSize(4);
      story.serve(listing, "2022-06-02");
      story.decide(listing, "2022-06-20");

      story.on("2024-06-03");
      String cured = asked.get(four.getFirst().name());
      story.file(story.as("case_officer"), campaign, cured, "2024-06-03");

      story.on("2024-06-21");
      JsonObject run = story.dryRun();
      assertThat(count(run, "moveSerious")).isEqualTo(3);
      List<JsonObject> moves = story.propose(run);
      story.serve(moves, "2024-06-21");
      story.decide(moves, "2024-07-08");
      assertThat(story.figures(2024)).containsEntry("serious_listed", 3);
      assertThat(story.rows(2024, "serious_listed").toString())
          .doesNotContain(four.getFirst().name());
    }
  }

  private static Set<String> names(List<RegisterRow> rows) {
    return rows.stream().map(RegisterRow::name).collect(Collectors.toSet());
  }

  private static int count(JsonObject run, String verdict) {
    return run.getAsJsonObject("counts").get(verdict).getAsInt();
  }
}
