package cn.pufa.course;

import cn.pufa.course.LessonStore.Titled;
import cn.pufa.course.ProgressStore.Progress;
import cn.pufa.platform.db.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What this feature keeps about one person: to be shown to them whole, and to be erased. */
public final class OwnLearning {

  OwnLearning() {}

  public List<Map<String, String>> export(Tx tx, UUID person) {
    List<Progress> all = ProgressStore.of(tx, person);
    List<ProgressStore.Walked> walks = ProgressStore.walks(tx, person);
    List<String> subjects = new ArrayList<>();
    all.forEach(one -> subjects.add(Lesson.subject(one.course(), one.lesson())));
    walks.forEach(one -> subjects.add(Lesson.subject(one.course(), one.lesson())));
    Map<String, String> titles =
        LessonStore.titles(tx, subjects).stream()
            .collect(Collectors.toMap(Titled::subject, Titled::title));
    List<Map<String, String>> rows = new ArrayList<>();
    all.forEach(one -> rows.add(row(one, titles)));
    walks.forEach(one -> rows.add(row(one, titles)));
    ProgressStore.completionsOf(tx, person)
        .forEach(
            one -> rows.add(Map.of("课程", title(tx, one.course()), "学完时间", one.at().toString())));
    return rows;
  }

  private static String title(Tx tx, String course) {
    return CourseStore.title(tx, course).orElse("现在看不到的课程");
  }

  private static Map<String, String> row(Progress progress, Map<String, String> titles) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("课", title(titles, progress.course(), progress.lesson()));
    row.put("开始时间", progress.startedAt().toString());
    row.put("最近一次", progress.movedAt().toString());
    if (progress.finishedAt() != null) {
      row.put("学完时间", progress.finishedAt().toString());
    }
    if (!progress.watched().ranges().isEmpty()) {
      row.put(
          "看过的部分（秒）",
          progress.watched().ranges().stream()
              .map(range -> range.from() / 1000 + "–" + range.to() / 1000)
              .collect(Collectors.joining("、")));
    }
    return row;
  }

  private static Map<String, String> row(ProgressStore.Walked walked, Map<String, String> titles) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("情景演练", title(titles, walked.course(), walked.lesson()));
    row.put("结局", walked.good() ? "好" : "不好");
    row.put("时间", walked.at().toString());
    return row;
  }

  private static String title(Map<String, String> titles, String course, String lesson) {
    return titles.getOrDefault(Lesson.subject(course, lesson), "现在看不到的一课");
  }

  public void erase(Tx tx, UUID person) {
    ProgressStore.erase(tx, person);
  }
}
