package cn.pufa.course;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Statutes;
import cn.pufa.platform.http.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * One lesson as somebody writes it; it may still lack what it needs to be published.
 *
 * @param after revision of the draft that was looked at
 * @param file of a video or recording, or null
 */
record LessonDraft(
    int after,
    String title,
    LessonKind kind,
    int minutes,
    List<LessonText.Part> parts,
    List<String> remember,
    String start,
    List<LessonText.Step> steps,
    UUID file) {

  LessonDraft {
    parts = Objects.requireNonNullElse(parts, List.of());
    steps = Objects.requireNonNullElse(steps, List.of());
  }

  LessonText text(LessonText.Media media) {
    return new LessonText(kind, title, minutes, parts, remember, start, steps, media);
  }

  /** A problem that names every field at fault. */
  void requireSound(Statutes statutes) {
    List<Problem.Field> faults = new ArrayList<>();
    if (kind == LessonKind.DRILL ? !parts.isEmpty() : !steps.isEmpty()) {
      faults.add(new Problem.Field("/kind", "文字放在文字课里，步骤放在情景演练里"));
    }
    if (!kind.isPlayed() && file != null) {
      faults.add(new Problem.Field("/file", "只有视频课和录音课有文件"));
    }
    addPartFaults(statutes, faults);
    addStepFaults(statutes, faults);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private void addPartFaults(Statutes statutes, List<Problem.Field> faults) {
    for (int part = 0; part < parts.size(); part++) {
      List<LessonText.Paragraph> paragraphs = parts.get(part).paragraphs();
      for (int place = 0; place < paragraphs.size(); place++) {
        String pointer = "/parts/%d/paragraphs/%d/cites".formatted(part, place);
        addCiteFaults(statutes, paragraphs.get(place).cites(), pointer, faults);
      }
    }
  }

  private void addStepFaults(Statutes statutes, List<Problem.Field> faults) {
    Set<String> ids = new HashSet<>();
    for (int place = 0; place < steps.size(); place++) {
      LessonText.Step step = steps.get(place);
      if (!ids.add(step.id())) {
        faults.add(new Problem.Field("/steps/" + place + "/id", "这个步骤编号用了两次"));
      }
      addCiteFaults(statutes, step.cites(), "/steps/" + place + "/cites", faults);
    }
  }

  private static void addCiteFaults(
      Statutes statutes, List<String> cites, String pointer, List<Problem.Field> faults) {
    for (int place = 0; place < cites.size(); place++) {
      if (!isArticle(statutes, cites.get(place))) {
        faults.add(new Problem.Field(pointer + "/" + place, "没有这一条"));
      }
    }
  }

  private static boolean isArticle(Statutes statutes, String cite) {
    try {
      return statutes.status(ArticleRef.parse(cite)).isPresent();
    } catch (java.time.DateTimeException noSuchDay) {
      return false;
    }
  }
}
