package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CourseWorld;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Learners of one's own township only. */
final class OwnCourses {

  private final TestServer server;
  private final Map<String, Object> course;

  OwnCourses(TestServer server) {
    this.server = server;
    this.course = Map.of("course", new CourseWorld(server).published(CourseWorld.text()));
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    Api mine = server.as(own);
    switch (operationId) {
      case "listCourseLearners" -> requireOwnList(mine, server.as(other));
      case "exportCourseLearners" -> requireOwnSheet(mine);
      case "getCourseOverview" -> requireOwnCounts(mine);
      default -> {
        return false;
      }
    }
    return true;
  }

  private JsonObject list(Api caller) {
    return caller.call("listCourseLearners", with("size", 100)).expect(200).json();
  }

  private Map<String, Object> with(String name, Object value) {
    return Map.of("course", course.get("course"), name, value);
  }

  private void requireOwnList(Api own, Api other) {
    String division = text(grant(own), "division");
    JsonObject mine = list(own);
    assertThat(mine.get("total").getAsInt()).isEqualTo(items(mine).size());
    assertThat(items(mine))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(text(row, "division")).startsWith(division));
    String elsewhere = text(grant(other), "division");
    assertThat(own.call("listCourseLearners", with("township", elsewhere)).number("total"))
        .isZero();
    assertThat(items(list(other))).isNotEmpty().noneMatch(items(mine)::contains);
  }

  private void requireOwnSheet(Api own) {
    byte[] sheet = own.call("exportCourseLearners", course).expect(200).bytes();
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
      List<String> names =
          workbook.getFirstSheet().read().stream().skip(1).map(row -> row.getCellText(2)).toList();
      List<String> mine = items(list(own)).stream().map(row -> text(row, "divisionName")).toList();
      assertThat(names).containsExactlyElementsOf(mine);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void requireOwnCounts(Api own) {
    String division = text(grant(own), "division");
    JsonObject overview = own.call("getCourseOverview", course).expect(200).json();
    assertThat(overview.getAsJsonArray("townships"))
        .allSatisfy(one -> assertThat(text(one.getAsJsonObject(), "division")).isEqualTo(division))
        .hasSize(1);
    assertThat(overview.getAsJsonObject("counts").get("learners").getAsInt())
        .isEqualTo(list(own).get("total").getAsInt());
  }
}
