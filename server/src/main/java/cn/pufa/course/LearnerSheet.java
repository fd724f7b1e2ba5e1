package cn.pufa.course;

import cn.pufa.course.Overview.Learner;
import cn.pufa.platform.time.BusinessClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Who is how far (学习名单), as a workbook of text cells: nothing in it is ever a formula. */
final class LearnerSheet {

  private static final List<String> COLUMNS =
      List.of("姓名", "岗位", "所在镇街和村居", "状态", "已学完几课", "一共几课", "下一课", "最近一次学习", "学完时间");
  private static final Map<String, String> ROLES =
      Map.of("volunteer", "志愿者", "child_director", "儿童主任", "child_supervisor", "儿童督导员");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessClock.ZONE);
  private static final int WIDTH = 18;

  private LearnerSheet() {}

  static byte[] write(List<Learner> learners) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("学习名单");
      row(sheet, 0, COLUMNS);
      for (int column = 0; column < COLUMNS.size(); column++) {
        sheet.style(0, column).bold().set();
        sheet.width(column, WIDTH);
      }
      sheet.freezePane(0, 1);
      for (int place = 0; place < learners.size(); place++) {
        row(sheet, place + 1, cells(learners.get(place)));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  private static void row(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.value(row, column, cells.get(column));
    }
  }

  private static List<String> cells(Learner learner) {
    return List.of(
        plain(learner.name()),
        ROLES.get(learner.role()),
        learner.divisionName(),
        switch (learner.state()) {
          case NOT_STARTED -> "没开始";
          case LEARNING -> "正在学";
          case STUCK -> "停住了（14天没有动）";
          case FINISHED -> "学完了";
        },
        String.valueOf(learner.finished()),
        String.valueOf(learner.lessons()),
        learner.next() == null ? "" : plain(learner.next()),
        moment(learner.movedAt()),
        moment(learner.completedAt()));
  }

  /** What somebody chose to be called must not become a formula where the cells are copied on. */
  private static String plain(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String moment(Instant at) {
    return at == null ? "" : MOMENT.format(at);
  }
}
