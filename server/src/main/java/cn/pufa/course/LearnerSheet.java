package cn.pufa.course;

import cn.pufa.course.Overview.Learner;
import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Who is how far (学习名单), as a workbook of text cells: nothing in it is ever a formula. */
final class LearnerSheet {

  private static final List<String> COLUMNS =
      List.of("姓名", "岗位", "所在镇街和村居", "状态", "已学完几课", "一共几课", "下一课", "最近一次学习", "学完时间");
  private static final Map<String, String> ROLES =
      Map.of("volunteer", "志愿者", "child_director", "儿童主任", "child_supervisor", "儿童督导员");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessClock.ZONE);

  private LearnerSheet() {}

  static byte[] write(List<Learner> learners) {
    var workbook = new TextWorkbook();
    var sheet = workbook.sheet("学习名单", COLUMNS);
    learners.forEach(learner -> sheet.add(cells(learner)));
    return workbook.finish();
  }

  private static List<String> cells(Learner learner) {
    return List.of(
        learner.name(),
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
        learner.next() == null ? "" : learner.next(),
        moment(learner.movedAt()),
        moment(learner.completedAt()));
  }

  private static String moment(Instant at) {
    return at == null ? "" : MOMENT.format(at);
  }
}
