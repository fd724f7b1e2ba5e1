package cn.pufa.lawreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LawReportWorld;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was answered at stands is a figure of the report once enough sheets came in, and not before.
 */
class StandFiguresIT {

  private static final int YEAR = 2015;

  private TestServer server;
  private Jdbc database;
  private LawReportWorld world;

  @BeforeEach
  void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    world = new LawReportWorld(server::as);
  }

  @AfterEach
  void stop() {
    database.close();
    server.close();
  }

  @Test
  void fourSheetsOnOneSideAreNoFigure() {
    stand("2015-03-05", 5, 2, 4, 4);
    assertThat(figures()).doesNotContainKeys("stand_before", "stand_sheets_after");
    JsonObject draft = world.draft(YEAR);
    assertThat(texts(draft)).hasSize(1).noneMatch(text -> text.contains("答题"));
    JsonObject written = world.add(draft, "publicity", "活动后答对{{figure:stand_after}}%。");
    assertThat(LawReportWorld.checks(written))
        .contains("placeholder publicity 没有“{{figure:stand_after}}”这个数字，请从“插入数字”里选。");
  }

  @Test
  void fiveOnEitherSideAreAndTheReportSaysHowManySheets() {
    stand("2015-03-05", 5, 2, 8, 6);
    stand("2015-05-04", 5, 5, 4, 4);
    assertThat(figures())
        .containsEntry("stand_sheets_before", 5)
        .containsEntry("stand_before", 40)
        .containsEntry("stand_sheets_after", 8)
        .containsEntry("stand_after", 75);
    JsonObject rows =
        world
            .officer
            .call("listFigureRows", Map.of("year", YEAR, "figure", "stand_after"))
            .expect(200)
            .json();
    assertThat(rows.get("total").getAsInt()).isEqualTo(1);
    assertThat(rows.getAsJsonArray("items").get(0).getAsJsonObject().get("detail").getAsString())
        .isEqualTo("活动前 5 份答对 40%，活动后 8 份答对 75%");
    assertThat(texts(world.draft(YEAR))).hasSize(2).last().asString().contains("不一定是同样的人");
  }

  /** One question, so that a sheet is an answer. */
  private void stand(String heldOn, int before, int rightBefore, int after, int rightAfter) {
    database.execute(
        """
        with one as (
          insert into stand (title, held_on, division, topic, created_at)
          values ('演示·广场现场', '%s', '440881', 'marriage', now()) returning id)
        insert into stand_tally (stand, phase, place, right_answers, wrong_answers)
        select id, 'before', 0, %d, %d from one union all select id, 'after', 0, %d, %d from one"""
            .formatted(heldOn, rightBefore, before - rightBefore, rightAfter, after - rightAfter));
  }

  private Map<String, Integer> figures() {
    return world
        .officer
        .call("getYearlyFigures", Map.of("year", YEAR))
        .expect(200)
        .json()
        .getAsJsonArray("figures")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .collect(
            Collectors.toMap(
                one -> one.get("code").getAsString(), one -> one.get("value").getAsInt()));
  }

  private static List<String> texts(JsonObject report) {
    return LawReportWorld.section(report, "publicity")
        .getAsJsonArray("paragraphs")
        .asList()
        .stream()
        .map(one -> one.getAsJsonObject().get("text").getAsString())
        .toList();
  }
}
