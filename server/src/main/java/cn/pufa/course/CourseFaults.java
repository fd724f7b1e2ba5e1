package cn.pufa.course;

import java.util.ArrayList;
import java.util.List;

/** What still keeps a version from being shown to learners. */
final class CourseFaults {

  /**
   * @param lesson null where it is the whole course, @param step of a drill, or null
   */
  record Fault(String lesson, String step, String message) {}

  private CourseFaults() {}

  static List<Fault> of(List<Lesson> lessons) {
    List<Fault> faults = new ArrayList<>();
    if (lessons.isEmpty()) {
      faults.add(new Fault(null, null, "还没有写一课"));
    }
    lessons.forEach(lesson -> add(lesson, faults));
    return faults;
  }

  private static void add(Lesson lesson, List<Fault> faults) {
    LessonText text = lesson.text();
    switch (text.kind()) {
      case TEXT -> {
        if (text.parts().isEmpty()) {
          faults.add(new Fault(lesson.id(), null, "这一课还没有文字"));
        }
      }
      case AUDIO, VIDEO -> {
        if (text.media() == null) {
          String what = text.kind() == LessonKind.VIDEO ? "视频" : "录音";
          faults.add(new Fault(lesson.id(), null, "这一课还没有上传" + what));
        }
      }
      case DRILL ->
          Drill.of(text)
              .faults()
              .forEach(fault -> faults.add(new Fault(lesson.id(), fault.step(), fault.message())));
    }
  }
}
